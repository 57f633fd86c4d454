/** What every control of the builder needs besides its own item. */
import type { Path as ItemPath } from 'react-querybuilder';
import type { RuleSet } from '@waymark/rules';
import { createContext, useContext } from 'react';
import type { SentenceWorld } from '../sentences/condition-lines.ts';
import { isGroup, type BuilderGroup, type BuilderRule } from './builder-query.ts';

export interface BuilderContextValue {
  id: string;
  named: RuleSet['conditions'];
  world: SentenceWorld;
  /** New dates start here. */
  today: string;
  replace: (path: ItemPath, item: BuilderRule | BuilderGroup) => void;
  /** A condition to begin with, about some fact. */
  newItem: () => BuilderRule;
  /** Says what was done, and gives the focus to an element once it is on the page. */
  tell: (text: string, focus: string) => void;
}

export const BuilderContext = createContext<BuilderContextValue | null>(null);

/** @throws Error outside the builder. */
export function useBuilder(): BuilderContextValue {
  const value = useContext(BuilderContext);
  if (!value) throw new Error('This control belongs into the condition builder.');
  return value;
}

/** The group with one item in place of another; the empty path means the group itself. */
export function withItem(root: BuilderGroup, path: ItemPath, item: BuilderRule | BuilderGroup): BuilderGroup {
  const [index, ...rest] = path;
  if (index === undefined) return isGroup(item) ? item : root;
  return { ...root, rules: root.rules.map((other, place) => (place !== index ? other : rest.length === 0 ? item : isGroup(other) ? withItem(other, rest, item) : other)) };
}
