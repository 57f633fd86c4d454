/** A rating that a person overrode: who asked, who approved, until when; and the forms for each. */
import { formatDate } from '@waymark/domain';
import { useMay } from '../../app/use-service.ts';
import { ApproveOverrideDocument, EndOverrideDocument, ProposeOverrideDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { ratingInSentence } from '../../i18n/rating-words.ts';
import { Details } from '../../ui/blocks.tsx';
import { DateInput, Select, TextArea } from '../../ui/fields.tsx';
import { useAssuranceWords } from './assurance-words.ts';
import { EditForm, type SectionProps } from './edit-form.tsx';
import { useBoard, type Board } from './use-board.ts';

export function OverrideSection(props: SectionProps) {
  const t = useAssuranceWords();
  const language = useLanguage();
  const may = useMay();
  const board = useBoard(props.actionId);
  if (!board || (!board.override && !may('proposeOverride'))) return null;
  const { override } = board;
  const day = (date: string) => formatDate(date, language);
  return (
    <section aria-labelledby="override">
      <h2 className="wm-heading" id="override">
        {t('override.heading')}
      </h2>
      {override ? (
        <>
          <p className="wm-text">
            {t(override.holds ? 'override.holds' : 'override.waits', { by: override.by, rating: ratingInSentence(override.rating.label, language), until: day(override.until), approver: override.approvedBy ?? '', reason: override.reason })}{' '}
            {t('override.ends', { until: day(override.until) })} {!override.holds && override.ownProposal ? t('override.ownProposal') : null}
          </p>
          <div className="wm-no-print">
            {!override.holds && !override.ownProposal && may('approveOverride') ? <Approve board={board} {...props} /> : null}
            {may('endOverride') ? <End board={board} {...props} /> : null}
          </div>
        </>
      ) : (
        <div className="wm-no-print">
          <Propose board={board} {...props} />
        </div>
      )}
    </section>
  );
}

interface FormProps extends SectionProps {
  board: Board;
}

function Approve({ board, onDone, onProblems }: FormProps) {
  const t = useAssuranceWords();
  const approve = useApiMutation(ApproveOverrideDocument);
  return (
    <EditForm prefix="override-approve" submit={t('override.approve')} done={t('override.approved')} onDone={onDone} onProblems={onProblems} ask={async () => (await approve.mutateAsync({ input: { actionId: board.id, version: board.version } })).approveOverride} />
  );
}

function End({ board, onDone, onProblems }: FormProps) {
  const t = useAssuranceWords();
  const end = useApiMutation(EndOverrideDocument);
  const name = t(board.override?.holds ? 'override.end' : 'override.decline');
  return (
    <Details summary={name}>
      <EditForm prefix="override-end" submit={name} done={t('override.ended')} onDone={onDone} onProblems={onProblems} ask={async ({ text, noChildNamed }) => (await end.mutateAsync({ input: { actionId: board.id, version: board.version, reason: text('reason'), noChildNamed } })).endOverride}>
        {(problemAt) => <TextArea id="override-end-reason" name="reason" rows={3} label={t('form.reason')} hint={t('form.reasonHint')} error={problemAt('reason')} />}
      </EditForm>
    </Details>
  );
}

function Propose({ board, onDone, onProblems }: FormProps) {
  const t = useAssuranceWords();
  const pick = usePick();
  const propose = useApiMutation(ProposeOverrideDocument);
  const choices = board.plan.ratingKey.ratings.map(({ code, label }) => ({ value: code, label: pick(label) }));
  return (
    <Details summary={t('override.propose')}>
      <EditForm
        prefix="override-ask"
        submit={t('override.ask')}
        done={t('override.asked')}
        dated
        onDone={onDone}
        onProblems={onProblems}
        ask={async ({ text, date, noChildNamed }) => (await propose.mutateAsync({ input: { actionId: board.id, version: board.version, rating: text('rating'), until: date ?? '', reason: text('reason'), noChildNamed } })).proposeOverride}
      >
        {(problemAt) => (
          <>
            <Select id="override-ask-rating" name="rating" label={t('override.rating')} error={problemAt('rating')} choices={choices} />
            <DateInput id="override-ask-date" name="date" label={t('override.until')} hint={t('override.untilHint')} error={problemAt('date')} />
            <TextArea id="override-ask-reason" name="reason" rows={3} label={t('form.reason')} hint={t('form.reasonHint')} error={problemAt('reason')} />
          </>
        )}
      </EditForm>
    </Details>
  );
}
