/** When it is due, when it was first to be, how often that moved and why; the plan manager moves it. */
import { formatDate, localDate } from '@waymark/domain';
import { useMay } from '../../app/use-service.ts';
import { MoveTimescaleDocument } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { DateInput, TextArea } from '../../ui/fields.tsx';
import { useAssuranceWords } from './assurance-words.ts';
import { EditForm, type SectionProps } from './edit-form.tsx';
import { useBoard } from './use-board.ts';

export function DatesSection({ actionId, onDone, onProblems }: SectionProps) {
  const t = useAssuranceWords();
  const language = useLanguage();
  const may = useMay()('moveTimescale');
  const move = useApiMutation(MoveTimescaleDocument);
  const board = useBoard(actionId);
  if (!board) return null;
  const { timescale: { baseline, current }, timesMoved, status, history } = board;
  const day = (date: string | null | undefined) => (date ? formatDate(date, language) : t('dates.undated'));
  const lines = history.flatMap(({ revision, changes, by, at, why }) =>
    changes.flatMap(({ field, before, after }) => {
      if (field !== 'current' && field !== 'forecast') return [];
      const values = { before: day(before), after: day(after), by: by ?? t('history.system'), on: formatDate(localDate(at), language), why: why ?? '' };
      const text = field === 'current' ? t('dates.line', values) : t(before ? 'dates.forecastLine' : 'dates.forecastFirst', values);
      return [{ key: `${revision} ${field}`, text }];
    }),
  );
  return (
    <section aria-labelledby="dates">
      <h2 className="wm-heading" id="dates">
        {t('dates.heading')}
      </h2>
      <p className="wm-text">
        {current ? t('dates.current', { date: day(current) }) : t('dates.none')} {baseline ? t('dates.first', { date: day(baseline) }) : null} {t('dates.moved', { count: timesMoved })}
      </p>
      {lines.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet">
          {lines.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      ) : null}
      {may && status !== 'COMPLETE' && status !== 'CANCELLED' ? (
        <div className="wm-no-print">
          <Details summary={t('dates.move')}>
            <EditForm
              prefix="move"
              submit={t('dates.submit')}
              done={t('dates.done')}
              dated
              onDone={onDone}
              onProblems={onProblems}
              ask={async ({ text, date, noChildNamed }) => (await move.mutateAsync({ input: { actionId, version: board.version, current: date ?? '', reason: text('reason'), noChildNamed } })).moveTimescale}
            >
              {(problemAt) => (
                <>
                  <DateInput id="move-date" name="date" label={t('dates.to')} hint={t('form.dateHint')} error={problemAt('date')} />
                  <TextArea id="move-reason" name="reason" rows={3} label={t('form.reason')} hint={t('form.reasonHint')} error={problemAt('reason')} />
                </>
              )}
            </EditForm>
          </Details>
        </div>
      ) : null}
    </section>
  );
}
