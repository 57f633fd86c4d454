/** Moving and removing the rules of a draft: what is said of it to a screen reader, and where the focus goes. */
import type { RuleSet } from '@waymark/rules';
import { useEffect, useRef } from 'react';
import { usePick } from '../../../i18n/language.ts';
import { useEditorWords } from '../editor-words.ts';
import type { DraftAction } from './draft.ts';
import { ruleElement } from './rule-card.tsx';

export interface RuleMoves {
  move: (index: number, by: -1 | 1) => void;
  remove: (index: number) => void;
}

export function useRuleMoves(document: RuleSet, change: (action: DraftAction) => void, announce: (text: string) => void): RuleMoves {
  const t = useEditorWords();
  const pick = usePick();
  const focus = useRef<string | null>(null);
  useEffect(() => {
    if (focus.current === null) return;
    window.document.getElementById(focus.current)?.focus();
    focus.current = null;
  });
  const { rules } = document.rating;
  const labelOf = (index: number): string => {
    const rule = rules[index];
    return rule?.event.params.label ? pick(rule.event.params.label) : (rule?.name ?? '');
  };
  return {
    move(index, by) {
      const rule = rules[index];
      const label = labelOf(index);
      if (!rule) return;
      if (!rules[index + by]) return announce(t(by < 0 ? 'rules.first' : 'rules.last', { label }));
      change({ type: 'move', index, by });
      focus.current = ruleElement(rule.name, by < 0 ? 'up' : 'down');
      announce(t('rules.moved', { label, number: index + by + 1, count: rules.length }));
    },
    remove(index) {
      announce(t('rules.removed', { label: labelOf(index) }));
      const next = rules[index + 1] ?? rules[index - 1];
      focus.current = next ? ruleElement(next.name, 'heading') : 'add-rule-en';
      change({ type: 'remove', index });
    },
  };
}
