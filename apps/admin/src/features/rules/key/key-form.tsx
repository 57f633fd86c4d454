/** The form of the rating key: a preset to start from, then each rating with its words, look and meaning. */
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ChangeRatingKeyDocument, type RatingKeyPageQuery } from '../../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { Button } from '../../../ui/button.tsx';
import type { FormProblem } from '../../../ui/error-summary.tsx';
import { Select, TextInput } from '../../../ui/fields.tsx';
import { faultSentence } from '../findings/fault-words.ts';
import { useReasonSentences } from '../findings/reason-sentences.ts';
import { faultsOf, moved, newRating, ratingOfFault, typedKey, withRating, type TypedKey } from './key-draft.ts';
import { useKeyWords } from './key-words.ts';
import { RatingFields } from './rating-fields.tsx';

export interface KeyFormProps {
  bench: RatingKeyPageQuery['ruleWorkbench'];
  onSettled: (problems: readonly FormProblem[], saved: boolean) => void;
}

export function KeyForm({ bench, onSettled }: KeyFormProps) {
  const t = useKeyWords();
  const pick = usePick();
  const language = useLanguage();
  const sentences = useReasonSentences();
  const save = useApiMutation(ChangeRatingKeyDocument);
  const [key, setKey] = useState<TypedKey>(() => typedKey(bench.ratingKey));
  const [preset, setPreset] = useState('');
  const [said, setSaid] = useState('');
  const focus = useRef<string | null>(null);
  useEffect(() => {
    if (focus.current === null) return;
    document.getElementById(focus.current)?.focus();
    focus.current = null;
  });
  const nameOf = (index: number) => {
    const rating = key.ratings[index];
    return rating && pick(rating.label) ? pick(rating.label) : t('change.unnamed');
  };
  const choosePreset = (name: string) => {
    setPreset(name);
    setKey(typedKey(bench.ratingKeyPresets.find((one) => one.name === name) ?? bench.ratingKey));
  };
  const move = (index: number, by: -1 | 1) => {
    if (!key.ratings[index + by]) return;
    setKey(moved(key, index, by));
    focus.current = `rating-${index + by}-${by < 0 ? 'up' : 'down'}`;
    setSaid(t('change.moved', { name: nameOf(index), number: index + by + 1, count: key.ratings.length }));
  };
  const remove = (index: number) => {
    setSaid(t('change.removed', { name: nameOf(index) }));
    setKey({ ...key, ratings: key.ratings.filter((_, place) => place !== index) });
    focus.current = 'add-rating';
  };
  const add = () => {
    setKey({ ...key, ratings: [...key.ratings, newRating(key.ratings)] });
    focus.current = `rating-${key.ratings.length}-code`;
    setSaid(t('change.added'));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const faults = faultsOf(key);
    if (faults.length > 0) {
      const told = faults.map((fault) => {
        const index = ratingOfFault(fault);
        const problem = faultSentence(fault, language);
        return index === null ? { text: problem, field: 'key-name' } : { text: t('change.atRating', { number: index + 1, problem }), field: `rating-${index}-${fault.path.endsWith('label') || fault.path.endsWith('meaning') ? `${fault.path.split('/').at(-1) ?? 'label'}-en` : fault.code === 'looksLikeAnother' ? 'shape' : 'code'}` };
      });
      onSettled(told, false);
      return;
    }
    const input = { version: bench.ratingKeyVersion, name: key.name, ratings: key.ratings.map((rating) => ({ ...rating })) };
    const answer = await save.mutateAsync({ input }).then((data) => data.changeRatingKey, () => null);
    if (answer?.__typename === 'RatingKeyVersion') onSettled([], true);
    else onSettled(answer?.__typename === 'Refused' ? sentences(answer.reasons).map((text) => ({ text })) : [{ text: t(answer ? 'change.conflict' : 'change.noAnswer') }], false);
  };
  const presets = [{ value: '', label: t('change.presetOwn') }, ...bench.ratingKeyPresets.map(({ name }) => ({ value: name, label: name }))];
  return (
    <section aria-labelledby="change-key" className="wm-no-print">
      <h2 className="wm-heading" id="change-key">
        {t('change.heading')}
      </h2>
      <p className="wm-text">{t('change.text')}</p>
      <p className="govuk-visually-hidden" role="status">
        {said}
      </p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Select id="key-preset" name="preset" label={t('change.preset')} hint={t('change.presetHint')} value={preset} choices={presets} onChange={(event) => choosePreset(event.target.value)} />
        <TextInput id="key-name" name="name" width="20" label={t('change.name')} value={key.name} onChange={(event) => setKey({ ...key, name: event.target.value })} />
        {key.ratings.map((rating, index) => (
          <RatingFields key={index} index={index} count={key.ratings.length} rating={rating} name={nameOf(index)} onChange={(parts) => setKey(withRating(key, index, parts))} onMove={(by) => move(index, by)} onRemove={() => remove(index)} />
        ))}
        <p className="wm-text">
          <button type="button" className="wm-link-button" id="add-rating" onClick={add}>
            {t('change.add')}
          </button>
        </p>
        <Button busy={save.isPending}>{save.isPending ? t('change.saving') : t('change.save')}</Button>
      </form>
    </section>
  );
}
