/** Entering what people answered in a year: question by question, counts alone. */
import { useState } from 'react';
import { RecordFeedbackDocument, type FeedbackFrom, type ServiceRecordPartsFragment } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { Button } from '../../ui/button.tsx';
import type { FormProblem } from '../../ui/error-summary.tsx';
import { Select, TextInput } from '../../ui/fields.tsx';
import { RecordForm, RecordFormPage } from './record-form.tsx';
import { useRecordWords } from './record-words.ts';

interface Row {
  group: FeedbackFrom;
  question: string;
  positive: string;
  answered: string;
}

const groups = ['CHILDREN', 'PARENTS', 'VICTIMS', 'STAFF', 'PARTNERS'] as const satisfies readonly FeedbackFrom[];
const empty: Row = { group: 'CHILDREN', question: '', positive: '', answered: '' };
const counts = ['positive', 'answered'] as const;
const countIn = (text: string): number | null => (/^\d{1,6}$/u.test(text.replace(/[,\s]/gu, '')) ? Number(text.replace(/[,\s]/gu, '')) : null);

export function FeedbackPage() {
  return <RecordFormPage>{(record) => <FeedbackForm record={record} />}</RecordFormPage>;
}

function FeedbackForm({ record: { year, feedback } }: { record: ServiceRecordPartsFragment }) {
  const t = useRecordWords();
  const mutation = useApiMutation(RecordFeedbackDocument);
  const [rows, setRows] = useState<readonly Row[]>(feedback?.results.map(({ group, question, positive, answered }) => ({ group, question, positive: String(positive), answered: String(answered) })) ?? [empty]);
  const change = (index: number, changes: Partial<Row>) => setRows(rows.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  const filled = rows.filter(({ question, positive, answered }) => [question, positive, answered].some((text) => text.trim() !== ''));
  // Lines left empty are taken out first, so that a field's number is that of the line that is sent.
  const check = (): FormProblem[] => {
    setRows(filled.length > 0 ? filled : rows);
    return filled.flatMap((row, index) => counts.filter((name) => countIn(row[name]) === null).map((name) => ({ field: `results.${index}.${name}`, text: t('problem.notACount') })));
  };
  return (
    <RecordForm
      kind="feedback" year={year} version={feedback?.version ?? null} busy={mutation.isPending} check={check}
      send={async (head) => (await mutation.mutateAsync({ input: { ...head, results: filled.map(({ group, question, positive, answered }) => ({ group, question, positive: countIn(positive) ?? 0, answered: countIn(answered) ?? 0 })) } })).recordFeedback}
    >
      {(errorOf) => (
        <>
          <div id="results" tabIndex={-1} />
          {rows.map((row, index) => {
            const id = (name: string) => `results.${index}.${name}`;
            return (
              // Lines are neither moved nor taken out of the middle while they are typed.
              <fieldset key={index} className="govuk-fieldset wm-record-row">
                <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{t('feedback.row', { number: index + 1 })}</legend>
                <Select id={id('group')} name={id('group')} label={t('feedback.group')} value={row.group} onChange={({ target }) => change(index, { group: target.value as FeedbackFrom })} choices={groups.map((group) => ({ value: group, label: t(`feedback.from.${group}`) }))} />
                <TextInput id={id('question')} name={id('question')} label={t('feedback.question')} value={row.question} error={errorOf(id('question'))} autoComplete="off" onChange={({ target }) => change(index, { question: target.value })} />
                <div className="wm-record-row__amounts">
                  {counts.map((name) => (
                    <TextInput key={name} id={id(name)} name={id(name)} label={t(`feedback.${name}`)} value={row[name]} error={errorOf(id(name))} width="10" inputMode="numeric" autoComplete="off" onChange={({ target }) => change(index, { [name]: target.value })} />
                  ))}
                </div>
              </fieldset>
            );
          })}
          <Button type="button" variant="secondary" onClick={() => setRows([...rows, empty])}>
            {t('feedback.add')}
          </Button>
        </>
      )}
    </RecordForm>
  );
}
