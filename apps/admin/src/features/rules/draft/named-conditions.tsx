/** Conditions that several rules use under one name: what they ask, who uses them, and their own builder. */
import type { RuleSet } from '@waymark/rules';
import { useState } from 'react';
import { Details } from '../../../ui/blocks.tsx';
import { useEditorWords } from '../editor-words.ts';
import { conditionClause, type SentenceWorld } from '../sentences/condition-lines.ts';
import { rulesCiting } from './asked-with-fields.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import type { DraftAction } from './draft.ts';

export interface NamedConditionsProps {
  document: RuleSet;
  world: SentenceWorld;
  today: string;
  onChange: (action: DraftAction) => void;
  announce: (text: string) => void;
}

export function NamedConditions(props: NamedConditionsProps) {
  const t = useEditorWords();
  const names = Object.keys(props.document.conditions);
  if (names.length === 0) return null;
  return (
    <Details summary={t('named.heading')}>
      <p>{t('named.text')}</p>
      <ul className="wm-list">
        {names.map((name) => (
          <NamedCondition key={name} name={name} {...props} />
        ))}
      </ul>
    </Details>
  );
}

function NamedCondition({ name, document, world, today, onChange, announce }: NamedConditionsProps & { name: string }) {
  const t = useEditorWords();
  const [open, setOpen] = useState(false);
  const condition = document.conditions[name];
  if (!condition) return null;
  const users = rulesCiting(document, name).map((index) => t('threshold.sharedRule', { number: index + 1 }));
  const clause = conditionClause(condition, document.conditions, world);
  return (
    <li>
      <p className="wm-list__sentence">{clause}</p>
      <p className="wm-list__note wm-muted wm-small">{users.length > 0 ? t('named.usedBy', { rules: users.join(', ') }) : t('named.usedByNone')}</p>
      <button type="button" className="wm-link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'rules.close' : 'rules.edit')}
        <span className="govuk-visually-hidden"> ({clause})</span>
      </button>
      {open ? (
        <ConditionEditor
          id={`named-${name.replace(/[^\w-]/g, '-')}`}
          label={t('builder.ofNamed', { clause })}
          {...{ condition, document, world, today, announce }}
          onChange={(next) => onChange({ type: 'setNamed', name, condition: next })}
        />
      ) : null}
    </li>
  );
}
