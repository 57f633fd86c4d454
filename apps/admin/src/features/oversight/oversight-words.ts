/** Words of oversight, and figures in words. */
import { formatNumber } from '@waymark/reporting';
import type { CountOfPartsFragment, SharedFigurePartsFragment, ShareScope } from '../../graphql/generated/graphql.ts';
import { words, type Translate } from '../../i18n/words.ts';
import cy from './oversight.cy.json';
import en from './oversight.en.json';

export const useOversightWords = words('oversight', en, cy);
export type OversightWords = Translate<typeof en>;

export type Figures = SharedFigurePartsFragment;

/** In the order in which they are offered. */
export const scopes = ['ACTIONS', 'EVIDENCE', 'NAMES', 'INDICATORS', 'ESCALATIONS', 'REVIEWS'] as const satisfies readonly ShareScope[];

/** As the header x-waymark-preview names them. */
export const headerOf = (chosen: readonly string[]): string => chosen.map((scope) => scope.toLowerCase()).join(',');

/** "Figures, titles of evidence". */
export function scopeText(t: OversightWords, opened: readonly ShareScope[]): string {
  const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
  return [t('scope.figures'), ...scopes.filter((scope) => opened.includes(scope)).map((scope) => lower(t(`scope.${scope}`)))].join(', ');
}

const percent = (share: number): string => formatNumber(share * 100, 0);

/** Never a ratio without its numbers; what is withheld says why. */
export function shareText(t: OversightWords, { count, of, value, lower95, upper95, mark }: CountOfPartsFragment, short = false): string {
  if (mark === 'C') return `[c] ${t('mark.actions')}`;
  if (count === null || of === null || value === null || lower95 === null || upper95 === null) return t('mark.Z');
  if (short) return t('shareShort', { count, of });
  return t('share', { count, of, percent: percent(value), lower: percent(lower95), upper: percent(upper95) });
}

/** A median never without its number of actions. */
export function lagText(t: OversightWords, { of, median, mark }: Figures['signOff']): string {
  if (mark === 'C') return `[c] ${t('mark.actions')}`;
  if (of === null || median === null) return t('mark.Z');
  return t('lag', { days: t('portfolio.days', { count: median }), actions: t('portfolio.ofActions', { count: of }) });
}

/** A rate with its interval and its numbers, or the mark in its place. */
export function rateText(t: OversightWords, entrants: NonNullable<Figures['firstTimeEntrants']>): string {
  const { value, lower95, upper95, count, denominator, mark, per, period } = entrants;
  if (value === null || lower95 === null || upper95 === null || count === null || denominator === null) return `[${(mark ?? 'X').toLowerCase()}] ${t(`mark.${mark ?? 'X'}`)}`;
  return t('rate', { value: formatNumber(value, 0), per: formatNumber(per, 0), period, lower: formatNumber(lower95, 0), upper: formatNumber(upper95, 0), count: formatNumber(count, 0), of: formatNumber(denominator, 0) });
}
