/** Whether it has worked, in counts: each measure with its newest reading against the target, and the earlier ones. */
import { formatDate } from '@waymark/domain';
import { useMay } from '../../app/use-service.ts';
import { AddMeasureReadingDocument, AddSuccessMeasureDocument, EndSuccessMeasureDocument, type MeasurePartsFragment } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DateInput, TextArea, TextInput } from '../../ui/fields.tsx';
import { useAssuranceWords } from './assurance-words.ts';
import { EditForm, type SectionProps } from './edit-form.tsx';
import { useBoard } from './use-board.ts';

/** What is no number becomes one that the API refuses, with its sentence. */
const whole = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : -1);
const decimal = (text: string): number => (/^\d{1,3}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : -1);

export function MeasuresSection(props: SectionProps) {
  const t = useAssuranceWords();
  const may = useMay();
  const board = useBoard(props.actionId);
  if (!board || (board.measures.length === 0 && !may('addSuccessMeasure'))) return null;
  return (
    <section aria-labelledby="measures">
      <h2 className="wm-heading" id="measures">
        {t('measure.heading')}
      </h2>
      {board.measures.length === 0 ? <p className="wm-text">{t('measure.none')}</p> : null}
      <ul className="wm-list">
        {board.measures.map((measure) => (
          <li key={measure.id}>
            <MeasureItem measure={measure} mayRead={board.mayUpdate} mayEnd={may('endSuccessMeasure')} {...props} />
          </li>
        ))}
      </ul>
      {may('addSuccessMeasure') ? (
        <div className="wm-no-print">
          <AddMeasure {...props} />
        </div>
      ) : null}
    </section>
  );
}

interface ItemProps extends SectionProps {
  measure: MeasurePartsFragment;
  mayRead: boolean;
  mayEnd: boolean;
}

function MeasureItem({ measure, mayRead, mayEnd, ...props }: ItemProps) {
  const t = useAssuranceWords();
  const language = useLanguage();
  const day = (date: string) => formatDate(date, language);
  const { title, targetPercent: target, readings, achieved, endedAt, endReason } = measure;
  const [newest] = readings;
  return (
    <>
      <h3 className="wm-list__heading">{title}</h3>
      <p className="wm-list__sentence">
        {newest ? t('measure.latest', { numerator: newest.numerator, denominator: newest.denominator, percent: newest.percent, date: day(newest.datedOn), target, achieved: achieved ?? 0 }) : t('measure.unread', { target })}{' '}
        {endedAt ? t('measure.ended', { reason: endReason ?? '' }) : null}
      </p>
      {readings.length > 0 ? (
        <Details summary={t('measure.readings', { count: readings.length })}>
          <DataTable
            caption={t('measure.caption', { title })}
            captionHidden
            rows={readings}
            rowKey={({ id }) => id}
            columns={[
              { key: 'date', label: t('measure.date'), rowHeader: true, cell: ({ datedOn }) => day(datedOn) },
              { key: 'counted', label: t('measure.counted'), cell: ({ numerator, denominator }) => t('measure.of', { numerator, denominator }) },
              { key: 'share', label: t('measure.share'), cell: ({ percent }) => `${percent} %` },
              { key: 'note', label: t('measure.note'), cell: ({ note }) => note ?? '' },
              { key: 'by', label: t('measure.by'), cell: ({ by }) => by },
            ]}
          />
        </Details>
      ) : null}
      {endedAt ? null : (
        <div className="wm-no-print">
          {mayRead ? <AddReading measureId={measure.id} {...props} /> : null}
          {mayEnd ? <EndMeasure measureId={measure.id} {...props} /> : null}
        </div>
      )}
    </>
  );
}

function AddReading({ measureId, onDone, onProblems }: SectionProps & { measureId: string }) {
  const t = useAssuranceWords();
  const add = useApiMutation(AddMeasureReadingDocument);
  const prefix = `reading-${measureId}`;
  return (
    <Details summary={t('measure.read')}>
      <EditForm
        prefix={prefix}
        submit={t('measure.readSubmit')}
        done={t('measure.readDone')}
        dated
        onDone={onDone}
        onProblems={onProblems}
        ask={async ({ text, date, noChildNamed }) =>
          (await add.mutateAsync({ input: { measureId, numerator: whole(text('numerator')), denominator: whole(text('denominator')), datedOn: date ?? '', note: text('note') || null, noChildNamed } })).addMeasureReading
        }
      >
        {(problemAt) => (
          <>
            <TextInput id={`${prefix}-numerator`} name="numerator" width="4" inputMode="numeric" label={t('measure.numerator')} error={problemAt('numerator')} autoComplete="off" />
            <TextInput id={`${prefix}-denominator`} name="denominator" width="4" inputMode="numeric" label={t('measure.denominator')} error={problemAt('denominator')} autoComplete="off" />
            <DateInput id={`${prefix}-date`} name="date" label={t('measure.readDate')} hint={t('form.dateHint')} error={problemAt('date')} />
            <TextInput id={`${prefix}-note`} name="note" label={t('measure.noteLabel')} error={problemAt('note')} autoComplete="off" />
          </>
        )}
      </EditForm>
    </Details>
  );
}

function EndMeasure({ measureId, onDone, onProblems }: SectionProps & { measureId: string }) {
  const t = useAssuranceWords();
  const end = useApiMutation(EndSuccessMeasureDocument);
  const prefix = `end-${measureId}`;
  return (
    <Details summary={t('measure.end')}>
      <EditForm prefix={prefix} submit={t('measure.endSubmit')} done={t('measure.endDone')} onDone={onDone} onProblems={onProblems} ask={async ({ text, noChildNamed }) => (await end.mutateAsync({ input: { measureId, reason: text('reason'), noChildNamed } })).endSuccessMeasure}>
        {(problemAt) => <TextArea id={`${prefix}-reason`} name="reason" rows={3} label={t('form.reason')} hint={t('form.reasonHint')} error={problemAt('reason')} />}
      </EditForm>
    </Details>
  );
}

function AddMeasure({ actionId, onDone, onProblems }: SectionProps) {
  const t = useAssuranceWords();
  const add = useApiMutation(AddSuccessMeasureDocument);
  return (
    <Details summary={t('measure.add')}>
      <EditForm prefix="measure" submit={t('measure.addSubmit')} done={t('measure.added')} onDone={onDone} onProblems={onProblems} ask={async ({ text, noChildNamed }) => (await add.mutateAsync({ input: { actionId, title: text('title'), targetPercent: decimal(text('target')), noChildNamed } })).addSuccessMeasure}>
        {(problemAt) => (
          <>
            <TextInput id="measure-title" name="title" label={t('measure.title')} hint={t('measure.titleHint')} error={problemAt('title')} autoComplete="off" />
            <TextInput id="measure-target" name="target" width="4" inputMode="decimal" label={t('measure.targetLabel')} error={problemAt('target')} autoComplete="off" />
          </>
        )}
      </EditForm>
    </Details>
  );
}
