/** On the page of the indicator: its series as closed reviews tell it, the quarter that goes on, quarters that have a confirmed figure too, and each agency. */
import { formatNumber } from '@waymark/reporting';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { newestSentence } from '../observations/observation-sentences.ts';
import { useObservationWords, usePeriodText } from '../observations/observation-words.ts';
import { ownSeries, type OwnIndicator } from '../observations/own-series.ts';
import { SeriesFigure } from '../observations/series-figure.tsx';
import { useReviewWords } from '../reviews/review-words.ts';
import { useAttendanceWords } from './attendance-words.ts';
import { countedQuarters, useAttendance, type Attendance, type Quarter } from './use-attendance.ts';

type Year = NonNullable<Attendance['year']>;

export function CountedSection({ indicator }: { indicator: OwnIndicator & { code: string } }) {
  const t = useAttendanceWords();
  const own = useObservationWords();
  const period = usePeriodText();
  const attendance = useAttendance();
  if (attendance === null) return null;
  const counted = countedQuarters(attendance);
  const newest = counted.at(-1);
  const goesOn = attendance.quarters.find(({ over }) => !over);
  const both = attendance.quarters.filter(({ confirmed }) => confirmed !== null);
  return (
    <section aria-labelledby="counted">
      <h2 className="wm-heading" id="counted">
        {t('heading')}
      </h2>
      {attendance.year === null ? (
        <p className="wm-text">{t('none')}</p>
      ) : (
        <p className="wm-text">
          <strong>{t('label')}</strong> {t('how')}
        </p>
      )}
      {newest ? <p className="wm-text">{t('newest', { figure: newestSentence(own, period(newest), newest, indicator), count: newest.quarter.meetings, deputies: formatNumber(newest.quarter.deputies, 0) })}</p> : null}
      {goesOn ? <p className="wm-text">{t('soFar', { period: period({ window: 'QUARTER', ...goesOn }), numerator: goesOn.numerator, denominator: goesOn.denominator, count: goesOn.meetings })}</p> : null}
      {ownSeries(counted, indicator).map((series) => (
        <SeriesFigure key={series.version} series={series} indicator={indicator} origin={{ id: 'counted', title: t('series'), missing: t('missing') }} />
      ))}
      {both.length > 0 ? <Both quarters={both} /> : null}
      {attendance.year ? <Agencies year={attendance.year} /> : null}
    </section>
  );
}

function Both({ quarters }: { quarters: readonly Quarter[] }) {
  const t = useAttendanceWords();
  const period = usePeriodText();
  const columns: Column<Quarter>[] = [
    { key: 'period', label: t('both.period'), rowHeader: true, cell: (quarter) => period({ window: 'QUARTER', ...quarter }) },
    { key: 'confirmed', label: t('both.confirmed'), numeric: true, cell: ({ confirmed }) => (confirmed ? t('both.ratio', { ...confirmed }) : '–') },
    { key: 'counted', label: t('both.counted'), numeric: true, cell: ({ numerator, denominator }) => t('both.ratio', { numerator, denominator }) },
  ];
  return (
    <section aria-labelledby="counted-both">
      <h3 className="wm-subheading" id="counted-both">
        {t('both.heading')}
      </h3>
      <p className="wm-text">{t('both.why')}</p>
      <DataTable caption={t('both.caption')} captionHidden columns={columns} rows={[...quarters].reverse()} rowKey={({ periodStart }) => periodStart} />
    </section>
  );
}

function Agencies({ year }: { year: Year }) {
  const t = useAttendanceWords();
  const names = useReviewWords();
  const period = usePeriodText();
  const columns: Column<Year['agencies'][number]>[] = [
    { key: 'agency', label: t('agencies.agency'), rowHeader: true, cell: ({ agency }) => names(`attendance.agency.${agency}`) },
    { key: 'attended', label: t('agencies.attended'), numeric: true, cell: ({ attended, of }) => t('agencies.ratio', { count: attended, total: of }) },
    { key: 'deputies', label: t('agencies.deputies'), numeric: true, cell: ({ deputies, of }) => t('agencies.ratio', { count: deputies, total: of }) },
  ];
  return (
    <section aria-labelledby="counted-agencies">
      <h3 className="wm-subheading" id="counted-agencies">
        {t('agencies.heading', { period: period({ window: 'ROLLING_YEAR', periodStart: year.from, periodEnd: year.to }) })}
      </h3>
      <p className="wm-text">{t('agencies.text', { count: year.meetings })}</p>
      <DataTable caption={t('agencies.caption')} captionHidden columns={columns} rows={year.agencies} rowKey={({ agency }) => agency} />
    </section>
  );
}
