/** A new rule begins with its name and rating; its conditions are chosen in its card. */
import { actionCatalogue, type Catalogue } from '@waymark/rules';
import { useState, type FormEvent } from 'react';
import { usePick, type Localised } from '../../../i18n/language.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Select, TextInput } from '../../../ui/fields.tsx';
import type { Rating } from '../data/rule-types.ts';
import { useEditorWords } from '../editor-words.ts';
import { subjectOf } from '../sentences/subject.ts';

interface AddRuleProps {
  ratings: readonly Rating[];
  catalogue?: Catalogue;
  onAdd: (label: Localised, rating: string) => void;
}

export function AddRule({ ratings, catalogue = actionCatalogue, onAdd }: AddRuleProps) {
  const t = useEditorWords();
  const pick = usePick();
  const [label, setLabel] = useState<Localised>({ en: '', cy: '' });
  const [rating, setRating] = useState(ratings[0]?.code ?? '');
  const [tried, setTried] = useState(false);
  const missing = (language: 'en' | 'cy') => (tried && label[language].trim() === '' ? t('add.missing') : undefined);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const empty = (['en', 'cy'] as const).find((language) => label[language].trim() === '');
    setTried(empty !== undefined);
    if (empty) {
      document.getElementById(`add-rule-${empty}`)?.focus();
      return;
    }
    onAdd({ en: label.en.trim(), cy: label.cy.trim() }, rating);
    setLabel({ en: '', cy: '' });
  };
  return (
    <Details summary={t('add.heading')}>
      <form className="wm-form" onSubmit={add} noValidate>
        <TextInput id="add-rule-en" name="en" lang="en" label={t('add.en')} hint={t(`of.${subjectOf(catalogue)}.enHint`)} error={missing('en')} value={label.en} onChange={(event) => setLabel({ ...label, en: event.target.value })} />
        <TextInput id="add-rule-cy" name="cy" lang="cy" label={t('add.cy')} error={missing('cy')} value={label.cy} onChange={(event) => setLabel({ ...label, cy: event.target.value })} />
        <Select id="add-rule-rating" name="rating" label={t(`of.${subjectOf(catalogue)}.outcome`)} value={rating} choices={ratings.map((one) => ({ value: one.code, label: pick(one.label) }))} onChange={(event) => setRating(event.target.value)} />
        <Button variant="secondary">{t('add.button')}</Button>
      </form>
    </Details>
  );
}
