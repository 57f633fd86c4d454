/** The fields of one recommendation, and what they hold as the API takes it. */
import type { NewRecommendationInput } from '../../graphql/generated/graphql.ts';
import { DateInput, TextArea, TextInput } from '../../ui/fields.tsx';
import type { Entered } from './answer-form.tsx';
import { useRecommendationWords } from './recommendation-words.ts';

interface FieldsProps {
  prefix: string;
  /** A scrutiny committee gives implications. */
  scrutiny: boolean;
  problemAt: (field: string) => string | undefined;
}

export function RecommendationFields({ prefix, scrutiny, problemAt }: FieldsProps) {
  const t = useRecommendationWords();
  const at = (field: string) => ({ id: `${prefix}-${field}`, error: problemAt(field) });
  return (
    <>
      <TextInput {...at('number')} name="number" label={t('form.number')} hint={t('form.numberHint')} width="4" autoComplete="off" />
      <TextArea {...at('text')} name="text" rows={4} label={t('form.text')} hint={t('form.textHint')} />
      <TextInput {...at('addressedTo')} name="addressedTo" label={t('form.addressedTo')} hint={t('form.addressedToHint')} autoComplete="off" />
      <TextInput {...at('priority')} name="priority" label={t('form.priority')} hint={t('form.priorityHint')} width="20" autoComplete="off" />
      <DateInput {...at('dueOn')} name="dueOn" label={t('form.due')} hint={t('form.dueHint')} />
      {scrutiny ? (
        <>
          <TextArea {...at('policyImplications')} name="policyImplications" rows={3} label={t('item.policy')} />
          <TextArea {...at('resourceImplications')} name="resourceImplications" rows={3} label={t('item.resources')} />
        </>
      ) : null}
    </>
  );
}

export function enteredRecommendation({ text, date }: Entered): NewRecommendationInput {
  const optional = (name: string): string | null => text(name) || null;
  return {
    number: text('number'), text: text('text'), addressedTo: optional('addressedTo'), priority: optional('priority'), dueOn: date('dueOn'),
    policyImplications: optional('policyImplications'), resourceImplications: optional('resourceImplications'),
  };
}
