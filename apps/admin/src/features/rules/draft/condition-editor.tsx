/** The builder of conditions, loaded when somebody first opens it. */
import type { Condition, RuleSet } from '@waymark/rules';
import { lazy, Suspense } from 'react';
import { useEditorWords } from '../editor-words.ts';
import type { SentenceWorld } from '../sentences/condition-lines.ts';

const ConditionBuilder = lazy(async () => ({ default: (await import('../builder/condition-builder.tsx')).ConditionBuilder }));

export interface ConditionEditorProps {
  /** Begins the ids of all controls. */
  id: string;
  /** Names the whole builder for screen readers. */
  label: string;
  condition: Condition;
  document: RuleSet;
  world: SentenceWorld;
  /** The day that dates start from, ISO. */
  today: string;
  onChange: (condition: Condition) => void;
  announce: (text: string) => void;
}

export function ConditionEditor(props: ConditionEditorProps) {
  const t = useEditorWords();
  return (
    <Suspense fallback={<p className="wm-loading" role="status">{t('rules.loadingBuilder')}</p>}>
      <ConditionBuilder {...props} />
    </Suspense>
  );
}
