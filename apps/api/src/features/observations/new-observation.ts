/** Whether what somebody enters can be a figure of an indicator. Pure; the form and the file are held to the same. */
import { addDays, addMonths, isIsoDate, type IsoDate } from '@waymark/domain';
import { reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { reason, type Reason } from '../../platform/graphql/index.ts';
import { definitionOf, WINDOWS, type WindowName } from '../indicators/index.ts';

export interface ObservationContent {
  readonly indicator: string;
  readonly definitionVersion: string;
  readonly window: WindowName;
  /** First day of a quarter. */
  readonly periodStart: IsoDate;
  readonly numerator: number;
  readonly denominator: number;
  readonly offered: number | null;
  readonly attended: number | null;
  readonly source: string;
  /** The day on which it was counted. */
  readonly asAt: IsoDate;
  /** The counts were worked out, not counted. */
  readonly estimated: boolean;
}

export interface NewObservation extends ObservationContent {
  readonly periodEnd: IsoDate;
}

const LARGEST = 10_000_000;
const LONGEST_SOURCE = 200;
const EARLIEST = '2000-01-01';

export function periodEnd(start: IsoDate, window: WindowName): IsoDate {
  return addDays(addMonths(start, WINDOWS[window].months), -1);
}

/** What is to be put right, each with its field; none when it can be kept. */
export function reasonsAgainst(content: ObservationContent, today: IsoDate, noChildNamed?: boolean | null): Reason[] {
  const definition = definitionOf(content.indicator);
  if (!definition) return [reason('unknownIndicator', { field: 'indicator' })];
  const { window, periodStart, numerator, denominator, offered, attended, source, asAt } = content;
  const version = definition.versions.find((one) => one.version === content.definitionVersion);
  const reasons: Reason[] = [];
  if (!version) reasons.push(reason('unknownVersion', { field: 'definitionVersion', known: definition.versions.map((one) => one.version).join(', ') }));
  if (!definition.windows.includes(window)) reasons.push(reason('windowNotUsed', { field: 'window', known: definition.windows.join(', ') }));
  if (!isQuarterStart(periodStart) || periodStart < EARLIEST) reasons.push(reason('notAPeriodStart', { field: 'periodStart' }));
  else if (periodEnd(periodStart, window) > asAt) reasons.push(reason('periodNotOver', { field: 'asAt', end: periodEnd(periodStart, window) }));
  if (asAt > today) reasons.push(reason('dateInFuture', { field: 'asAt' }));
  for (const [field, count] of Object.entries({ numerator, denominator, offered: offered ?? 0, attended: attended ?? 0 })) {
    if (!Number.isInteger(count) || count < 0 || count > LARGEST) reasons.push(reason('notACount', { field, limit: LARGEST }));
  }
  if (numerator > denominator && (definition.measure === 'proportion' || denominator === 0)) reasons.push(reason('aboveDenominator', { field: 'numerator' }));
  if ((offered === null) !== (attended === null)) reasons.push(reason('oneStepMissing', { field: offered === null ? 'offered' : 'attended' }));
  else if (offered !== null && attended !== null) {
    if (version?.steps !== true) reasons.push(reason('stepsNotUsed', { field: 'offered' }));
    else if (offered > numerator) reasons.push(reason('offeredAboveNeed', { field: 'offered' }));
    else if (attended > offered) reasons.push(reason('attendedAboveOffered', { field: 'attended' }));
  }
  if (source === '') reasons.push(reason('textMissing', { field: 'source' }));
  else if (source.length > LONGEST_SOURCE) reasons.push(reason('textTooLong', { field: 'source', limit: LONGEST_SOURCE }));
  return [...reasons, ...reasonsAgainstChildData({ source }, noChildNamed)];
}

const isQuarterStart = (date: string): boolean => isIsoDate(date) && /-(?:01|04|07|10)-01$/.test(date);

/** One figure of a period waits and one counts: the same of two rows. */
export const periodKey = ({ indicator, definitionVersion, window, periodStart }: ObservationContent): string => [indicator, definitionVersion, window, periodStart].join('\n');
