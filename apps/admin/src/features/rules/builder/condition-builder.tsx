/**
 * Groups of conditions in react-querybuilder with controls of our own: a visible label on everything, no dragging, and every
 * change said aloud. The library keeps the tree and its paths; builder-query.ts brings conditions in and out without loss.
 */
import type { Condition } from '@waymark/rules';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { QueryBuilder, type FullField } from 'react-querybuilder';
import type { ConditionEditorProps } from '../draft/condition-editor.tsx';
import { BuilderContext, withItem } from './builder-context.ts';
import { newRule } from './builder-choices.ts';
import { GroupControls } from './group-controls.tsx';
import { RuleControls } from './rule-controls.tsx';
import { fromBuilder, toBuilder, type BuilderGroup, type BuilderRule } from './builder-query.ts';

const controls = { rule: RuleControls, ruleGroup: GroupControls };
const firstFact = 'status';

interface Shown {
  query: BuilderGroup;
  /** What the query says; another one from outside opens anew. */
  condition: Condition;
}

export function ConditionBuilder({ id, label, condition, document: ruleSet, world, today, onChange, announce }: ConditionEditorProps) {
  const { catalogue } = world;
  const fields = useMemo<FullField[]>(() => catalogue.facts.map(({ id: fact, label: name }) => ({ name: fact, value: fact, label: name.en })), [catalogue]);
  const [shown, setShown] = useState<Shown>(() => ({ query: toBuilder(condition, catalogue), condition }));
  if (shown.condition !== condition) setShown({ query: toBuilder(condition, catalogue), condition });
  const count = useRef(0);
  /** Element that takes the focus once the change is on the page. */
  const focus = useRef<string | null>(null);
  useEffect(() => {
    if (focus.current === null) return;
    window.document.getElementById(focus.current)?.focus();
    focus.current = null;
  });

  // The library makes a landmark of each builder and has no name for it: several on one page could not be told apart.
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => frame.current?.querySelector('[role=form]')?.setAttribute('aria-label', label), [label]);

  const show = (query: BuilderGroup) => {
    const next = fromBuilder(query);
    setShown({ query, condition: next });
    onChange(next);
  };
  const newItem = (): BuilderRule => {
    const fact = catalogue.facts.find((one) => one.id === firstFact) ?? catalogue.facts[0];
    if (!fact) throw new Error('The catalogue has no facts.');
    return newRule(`new-${(count.current += 1)}`, fact, today);
  };
  const tell = (text: string, element: string) => {
    focus.current = element;
    announce(text);
  };
  return (
    <BuilderContext value={{ id, named: ruleSet.conditions, world, today, replace: (path, item) => show(withItem(shown.query, path, item)), newItem, tell }}>
      <div ref={frame}>
        <QueryBuilder
          fields={fields}
          query={shown.query}
          onQueryChange={(query) => {
            if (query !== shown.query) show(query);
          }}
          enableMountQueryChange={false}
          enableDragAndDrop={false}
          controlElements={controls}
          suppressStandardClassnames
        />
      </div>
    </BuilderContext>
  );
}
