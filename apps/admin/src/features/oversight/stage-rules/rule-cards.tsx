/** The rules of a change, one card each: moved, removed, added, their numbers and conditions edited as those of a service's rules. */
import { useEffect, useRef } from 'react';
import { usePick } from '../../../i18n/language.ts';
import type { Rating } from '../../rules/data/rule-types.ts';
import { AddRule } from '../../rules/draft/add-rule.tsx';
import { NamedConditions } from '../../rules/draft/named-conditions.tsx';
import { OtherwiseCard } from '../../rules/draft/otherwise-card.tsx';
import { RuleCard, ruleElement } from '../../rules/draft/rule-card.tsx';
import type { RuleDraft } from '../../rules/draft/use-rule-draft.ts';
import { useEditorWords } from '../../rules/editor-words.ts';
import { RuleFaults, type PlacedFault } from '../../rules/findings/rule-faults.tsx';
import { useSentenceWorld } from '../../rules/sentences/rule-list.tsx';
import { catalogue } from './stage-ratings.ts';
import { useStageRulesWords } from './stage-rules-words.ts';

export interface RuleCardsProps {
  draft: RuleDraft;
  ratings: readonly Rating[];
  today: string;
  faults: readonly PlacedFault[];
  announce: (text: string) => void;
}

export function RuleCards({ draft, ratings, today, faults, announce }: RuleCardsProps) {
  const t = useStageRulesWords();
  const editor = useEditorWords();
  const pick = usePick();
  const world = useSentenceWorld(ratings, catalogue);
  const { document, change } = draft;
  const { rules } = document.rating;
  const focus = useRef<string | null>(null);
  useEffect(() => {
    if (focus.current === null) return;
    window.document.getElementById(focus.current)?.focus();
    focus.current = null;
  });
  const labelOf = (index: number): string => {
    const label = rules[index]?.event.params.label;
    return label ? pick(label) : (rules[index]?.name ?? '');
  };
  const move = (index: number, by: -1 | 1) => {
    const [rule, label] = [rules[index], labelOf(index)];
    if (!rule) return;
    if (!rules[index + by]) return announce(editor(by < 0 ? 'rules.first' : 'rules.last', { label }));
    change({ type: 'move', index, by });
    focus.current = ruleElement(rule.name, by < 0 ? 'up' : 'down');
    announce(editor('rules.moved', { label, number: index + by + 1, count: rules.length }));
  };
  const remove = (index: number) => {
    announce(editor('rules.removed', { label: labelOf(index) }));
    const next = rules[index + 1] ?? rules[index - 1];
    focus.current = next ? ruleElement(next.name, 'heading') : 'add-rule-en';
    change({ type: 'remove', index });
  };
  return (
    <section aria-labelledby="stage-rules">
      <h2 className="wm-heading" id="stage-rules" tabIndex={-1}>
        {t('rules.heading')}
      </h2>
      <p className="wm-text">{editor('rules.text')}</p>
      <RuleFaults faults={faults.filter(({ rule }) => rule === null)} />
      <ol className="wm-rules">
        {rules.map((rule, index) => (
          <RuleCard key={rule.name} {...{ document, index, ratings, world, today, announce }} faults={faults.filter((fault) => fault.rule === index)} onChange={change} onMove={move} onRemove={remove} />
        ))}
        <OtherwiseCard document={document} ratings={ratings} catalogue={catalogue} onChange={change} />
      </ol>
      <AddRule
        ratings={ratings}
        catalogue={catalogue}
        onAdd={(label, rating) => {
          change({ type: 'add', rating, label, conditions: { all: [{ fact: 'offTrackLowest2', operator: 'greaterThanInclusive', value: 50 }] } });
          announce(editor('rules.added', { label: pick(label), number: rules.length + 1 }));
        }}
      />
      <NamedConditions {...{ document, world, today, announce }} onChange={change} />
      <p className="wm-text">
        <button type="button" className="wm-link-button" aria-disabled={!draft.canUndo || undefined} onClick={() => {
          if (!draft.canUndo) return;
          draft.undo();
          announce(t('edit.undone'));
        }}>
          {t('edit.undo')}
        </button>
      </p>
    </section>
  );
}
