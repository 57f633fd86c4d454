/** One rule of the draft: its sentence, its numbers in fields, its rating, its place, and behind buttons its name and conditions. */
import type { RuleSet } from '@waymark/rules';
import { useState } from 'react';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Select, TextInput } from '../../../ui/fields.tsx';
import type { Rating } from '../data/rule-types.ts';
import { useEditorWords } from '../editor-words.ts';
import { RuleFaults, type PlacedFault } from '../findings/rule-faults.tsx';
import { conditionLines, type SentenceWorld } from '../sentences/condition-lines.ts';
import { RuleSentence, useRatingOf } from '../sentences/rule-list.tsx';
import { subjectOf } from '../sentences/subject.ts';
import { AskedWithFields } from './asked-with-fields.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import type { DraftAction } from './draft.ts';

export interface RuleCardProps {
  document: RuleSet;
  index: number;
  ratings: readonly Rating[];
  world: SentenceWorld;
  /** The day that dates start from, ISO. */
  today: string;
  faults: readonly PlacedFault[];
  onChange: (action: DraftAction) => void;
  /** Moves the rule, says so, and keeps the focus on the button. */
  onMove: (index: number, by: -1 | 1) => void;
  onRemove: (index: number) => void;
  announce: (text: string) => void;
}

export const ruleElement = (id: string, part: 'up' | 'down' | 'heading'): string => `rule-${id}-${part}`;

export function RuleCard({ document, index, ratings, world, today, faults, onChange, onMove, onRemove, announce }: RuleCardProps) {
  const t = useEditorWords();
  const pick = usePick();
  const language = useLanguage();
  const ratingOf = useRatingOf(ratings);
  const subject = subjectOf(world.catalogue);
  const [open, setOpen] = useState(false);
  const rule = document.rating.rules[index];
  if (!rule) return null;
  const { rating = '', label = { en: rule.name, cy: rule.name } } = rule.event.params;
  const number = index + 1;
  const about = <span className="govuk-visually-hidden">{t('rules.about', { number, label: pick(label) })}</span>;
  const known = ratings.some(({ code }) => code === rating);
  const choices = [...(known ? [] : [{ value: rating, label: ratingOf(rating).label[language] }]), ...ratings.map(({ code, label: name }) => ({ value: code, label: name[language] }))];
  const button = (part: 'up' | 'down', by: -1 | 1, blocked: boolean) => (
    <button type="button" className="wm-link-button" id={ruleElement(rule.name, part)} aria-disabled={blocked || undefined} onClick={() => onMove(index, by)}>
      {t(`rules.${part}`)}
      {about}
    </button>
  );
  return (
    <li className={`wm-rule wm-rule--edited${faults.length > 0 ? ' wm-rule--faulty' : ''}`}>
      <RuleSentence rule={rule} rating={ratingOf(rating)} number={number} id={ruleElement(rule.name, 'heading')} />
      <RuleFaults faults={faults} />
      <AskedWithFields lines={conditionLines(rule.conditions, ['rating', 'rules', index, 'conditions'], document.conditions, world)} document={document} catalogue={world.catalogue} index={index} onChange={onChange} />
      <div className="wm-rule__tools">
        {button('up', -1, index === 0)}
        {button('down', 1, index === document.rating.rules.length - 1)}
        <button type="button" className="wm-link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'rules.close' : 'rules.edit')}
          {about}
        </button>
        <button type="button" className="wm-link-button" onClick={() => onRemove(index)}>
          {t('rules.remove')}
          {about}
        </button>
      </div>
      {open ? (
        <ConditionEditor
          id={`rule-${number}-conditions`}
          label={t('builder.ofRule', { number })}
          condition={rule.conditions}
          document={document}
          world={world}
          today={today}
          onChange={(conditions) => onChange({ type: 'setConditions', index, conditions })}
          announce={announce}
        />
      ) : null}
      <Details summary={<>{t(`of.${subject}.nameSummary`)}{about}</>}>
        <div className="wm-form">
          <Select
            id={`rule-${number}-rating`}
            name="rating"
            label={t(`of.${subject}.outcome`)}
            value={rating}
            choices={choices}
            onChange={(event) => onChange({ type: 'rate', index, rating: event.target.value })}
          />
          {(['en', 'cy'] as const).map((code) => (
            <TextInput
              key={code}
              id={`rule-${number}-name-${code}`}
              name={`name-${code}`}
              label={t(code === 'en' ? 'rules.nameEn' : 'rules.nameCy')}
              hint={code === 'en' ? t(`of.${subject}.nameHint`) : undefined}
              lang={code}
              value={label[code]}
              onChange={(event) => onChange({ type: 'relabel', index, label: { ...label, [code]: event.target.value } })}
            />
          ))}
        </div>
      </Details>
    </li>
  );
}
