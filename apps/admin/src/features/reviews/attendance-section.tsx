/** Who came, by agency; recorded while the review is open. */
import { useState, type FormEvent } from 'react';
import { useMay } from '../../app/use-service.ts';
import { RecordAttendanceDocument, type ReviewQuery } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { Select } from '../../ui/fields.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { QuarterLine } from '../board-attendance/quarter-line.tsx';
import { useReviewStep } from './use-review-step.ts';
import { useReviewWords } from './review-words.ts';

export type ReviewView = Extract<ReviewQuery['review'], { __typename: 'Review' }>;
type Entry = ReviewView['paper']['attendance'][number];

const agencies = ['COUNCIL', 'CHILDRENS_SERVICES', 'POLICE', 'HEALTH', 'PROBATION', 'EDUCATION', 'COURTS', 'HOUSING', 'VOLUNTARY'] as const satisfies readonly Entry['agency'][];
const kinds = ['MEMBER', 'DEPUTY', 'APOLOGIES', 'ABSENT'] as const satisfies readonly Entry['attendance'][];

interface StepProps {
  review: ReviewView;
  onDone: (message: string) => void;
  onProblems: (problems: boolean) => void;
}

export function AttendanceSection({ review, onDone, onProblems }: StepProps) {
  const t = useReviewWords();
  const may = useMay();
  const { attendance } = review.paper;
  const came = attendance.filter((entry) => entry.attendance === 'MEMBER' || entry.attendance === 'DEPUTY').length;
  return (
    <section aria-labelledby="attendance">
      <h2 className="wm-heading" id="attendance">
        {t('attendance.heading')}
      </h2>
      {attendance.length === 0 ? (
        <p className="wm-text">{t('attendance.none')}</p>
      ) : (
        <>
          <p className="wm-text">{t('attendance.rate', { count: came, total: attendance.length })}</p>
          <SummaryList rows={attendance.map((entry) => ({ key: entry.agency, name: t(`attendance.agency.${entry.agency}`), value: t(`attendance.kind.${entry.attendance}`) }))} />
        </>
      )}
      <QuarterLine reviewId={review.id} />
      {review.closedAt === null && may('recordAttendance') ? (
        <div className="wm-no-print">
          <Details summary={t('attendance.edit')}>
            <AttendanceForm review={review} onDone={onDone} onProblems={onProblems} />
          </Details>
        </div>
      ) : null}
    </section>
  );
}

function AttendanceForm({ review, onDone, onProblems }: StepProps) {
  const t = useReviewWords();
  const mutation = useApiMutation(RecordAttendanceDocument);
  const step = useReviewStep({ attendance: `attendance-${agencies[0]}` });
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const known = new Map(review.paper.attendance.map((entry) => [entry.agency, entry.attendance]));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const entries = agencies.flatMap((agency) => kinds.filter((kind) => kind === data.get(agency)).map((attendance) => ({ agency, attendance })));
    const { problems: found } = await step(async () => (await mutation.mutateAsync({ input: { reviewId: review.id, entries } })).recordAttendance);
    setProblems(found);
    onProblems(found.length > 0);
    if (found.length === 0) onDone(t('attendance.saved'));
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problems} />
      {agencies.map((agency) => (
        <Select
          key={agency}
          id={`attendance-${agency}`}
          name={agency}
          label={t(`attendance.agency.${agency}`)}
          defaultValue={known.get(agency) ?? ''}
          choices={[...(known.has(agency) ? [] : [{ value: '', label: t('attendance.notRecorded') }]), ...kinds.map((kind) => ({ value: kind, label: t(`attendance.kind.${kind}`) }))]}
        />
      ))}
      <Button variant="secondary" busy={mutation.isPending}>
        {t('attendance.save')}
      </Button>
    </form>
  );
}
