/** From need to help: of those counted, how many were offered help, and how many attended, each with its counts and interval. */
import { formatNumber, isComputed, provision, type Estimate } from '@waymark/reporting';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { valueText } from './observation-sentences.ts';
import { useObservationWords, usePeriodText } from './observation-words.ts';
import type { ObservationView, OwnIndicator } from './own-series.ts';

interface Step {
  key: 'offered' | 'attendedOfOffered' | 'attendedOfNeed';
  count: number;
  of: number;
  estimate: Estimate | null;
}

const percent: OwnIndicator = { measure: 'PROPORTION', per: 100, polarity: 'HIGH' };

export function ProvisionSteps({ observation, offered, attended }: { observation: ObservationView; offered: number; attended: number }) {
  const t = useObservationWords();
  const period = usePeriodText();
  const need = observation.numerator;
  const read = provision({ need, offered, attended });
  if (!isComputed(read)) return <p className="wm-text">{t('steps.nobody', { period: period(observation) })}</p>;
  const rows: Step[] = [
    { key: 'offered', count: offered, of: need, estimate: read.offered },
    { key: 'attendedOfOffered', count: attended, of: offered, estimate: isComputed(read.attendedOfOffered) ? read.attendedOfOffered : null },
    { key: 'attendedOfNeed', count: attended, of: need, estimate: read.attendedOfNeed },
  ];
  const columns: Column<Step>[] = [
    { key: 'step', label: t('steps.step'), rowHeader: true, cell: ({ key }) => t(`steps.${key}`) },
    { key: 'share', label: t('steps.share'), numeric: true, cell: ({ estimate }) => (estimate ? valueText(t, estimate.value, percent) : t('value.nobody')) },
    { key: 'interval', label: t('table.interval'), numeric: true, cell: ({ estimate }) => (estimate ? t('value.interval', { lower: valueText(t, estimate.lower, percent), upper: valueText(t, estimate.upper, percent) }) : '–') },
    { key: 'count', label: t('table.numerator'), numeric: true, cell: ({ count }) => formatNumber(count, 0) },
    { key: 'of', label: t('table.denominator'), numeric: true, cell: ({ of }) => formatNumber(of, 0) },
  ];
  return (
    <>
      <h3 className="wm-subheading">{t('steps.heading', { period: period(observation) })}</h3>
      <p className="wm-text">{t(read.lostMostAt === null ? 'steps.lostEqual' : `steps.lost.${read.lostMostAt}`, { atOffer: need - offered, atAttendance: offered - attended })}</p>
      <DataTable caption={t('steps.caption')} captionHidden columns={columns} rows={rows} rowKey={({ key }) => key} />
    </>
  );
}
