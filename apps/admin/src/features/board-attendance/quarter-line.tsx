/** In the record of a meeting: the quarter that it belongs to, as far as reviews of it are closed. */
import { Link } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import { BoardMeetingsDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { usePeriodText } from '../observations/observation-words.ts';
import { BOARD_INDICATOR, useAttendanceWords } from './attendance-words.ts';

export function QuarterLine({ reviewId }: { reviewId: string }) {
  const t = useAttendanceWords();
  const may = useMay();
  const period = usePeriodText();
  const { slug } = useService().service;
  const { data } = useApiQuery(BoardMeetingsDocument, { id: reviewId });
  const quarter = data?.review.__typename === 'Review' ? data.review.boardAttendance : null;
  if (quarter === null) return null;
  const { over, numerator, denominator, deputies, meetings } = quarter;
  return (
    <p className="wm-text">
      {t(over ? 'review.over' : 'review.soFar', { period: period({ window: 'QUARTER', ...quarter }), numerator, denominator, deputies, count: meetings })}{' '}
      {may('indicator') ? (
        <Link className="govuk-link" to={`/s/${slug}/indicators/${BOARD_INDICATOR}`}>
          {t('review.link')}
        </Link>
      ) : null}
    </p>
  );
}
