/** Entering the priorities of a year, a line each. */
import { useState } from 'react';
import { RecordPrioritiesDocument, type ServiceRecordPartsFragment } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { TextArea } from '../../ui/fields.tsx';
import { RecordForm, RecordFormPage } from './record-form.tsx';
import { useRecordWords } from './record-words.ts';

export function PrioritiesPage() {
  return <RecordFormPage>{(record) => <PrioritiesForm record={record} />}</RecordFormPage>;
}

function PrioritiesForm({ record: { year, priorities } }: { record: ServiceRecordPartsFragment }) {
  const t = useRecordWords();
  const mutation = useApiMutation(RecordPrioritiesDocument);
  const [text, setText] = useState(priorities?.items.join('\n') ?? '');
  const items = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return (
    <RecordForm
      kind="priorities" year={year} version={priorities?.version ?? null} busy={mutation.isPending} check={() => []}
      send={async (head) => {
        const answer = (await mutation.mutateAsync({ input: { ...head, items } })).recordPriorities;
        if (answer.__typename !== 'Refused') return answer;
        // All lines stand in one field.
        const reasons = answer.reasons.map((one) => ({ ...one, parameters: one.parameters.map((parameter) => (parameter.name === 'field' && String(parameter.value).startsWith('items') ? { ...parameter, value: 'items' } : parameter)) }));
        return { ...answer, reasons };
      }}
    >
      {(errorOf) => <TextArea id="items" name="items" label={t('priorities.items')} hint={t('priorities.hint')} rows={8} value={text} error={errorOf('items')} onChange={({ target }) => setText(target.value)} />}
    </RecordForm>
  );
}
