/** What an indicator counts, which way is good, how late it comes, and every wording that it has had. */
import { formatDate } from '@waymark/domain';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { wholeText, type IndicatorView } from './indicator-sentences.ts';
import { useIndicatorWords } from './indicator-words.ts';

type Version = IndicatorView['versions'][number];

export function DefinitionSection({ indicator: { versions, measure, per, polarity, windows, lagMonths } }: { indicator: IndicatorView }) {
  const t = useIndicatorWords();
  const pick = usePick();
  const language = useLanguage();
  const current = versions.at(-1);
  const columns: Column<Version>[] = [
    { key: 'version', label: t('definition.version'), rowHeader: true, cell: ({ version }) => version },
    { key: 'since', label: t('definition.since'), cell: ({ effectiveFrom }) => (effectiveFrom === null ? t('definition.sinceUnknown') : formatDate(effectiveFrom, language)) },
    { key: 'wording', label: t('definition.wording'), cell: ({ wording, caveat }) => (caveat ? `${pick(wording)} ${pick(caveat)}` : pick(wording)) },
    { key: 'standing', label: t('definition.standing'), cell: ({ verified }) => (verified ? t('definition.verified') : <strong>{t('definition.unverified')}</strong>) },
  ];
  const covered = windows.length === 0 ? t('definition.published') : windows.map((window) => t(`definition.windows.${window}`)).join('; ');
  return (
    <section aria-labelledby="definition">
      <h2 className="wm-heading" id="definition">
        {t('definition.heading')}
      </h2>
      <SummaryList
        rows={[
          { key: 'unit', name: t('definition.unit'), value: current && t(`definition.units.${measure}`, { numerator: pick(current.numerator), denominator: pick(current.denominator), per: wholeText(per) }) },
          { key: 'polarity', name: t('definition.polarity'), value: t(`definition.polarities.${polarity}`) },
          { key: 'window', name: t('definition.window'), value: covered },
          { key: 'lag', name: t('definition.lag'), value: lagMonths === null ? t('definition.lagUnknown') : t('definition.lagValue', { count: lagMonths }) },
        ]}
      />
      <DataTable caption={t('definition.caption')} captionHidden columns={columns} rows={[...versions].reverse()} rowKey={({ version }) => version} />
    </section>
  );
}
