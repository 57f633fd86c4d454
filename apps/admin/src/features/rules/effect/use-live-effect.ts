/** The effect of the draft while somebody types: worked out after the keystroke is on the screen, from the last rules that could be read. */
import { codesBestFirst, type RatingKey } from '@waymark/domain';
import { actionCatalogue, type Compiled, type Facts, type RuleSet } from '@waymark/rules';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Rating, WorkbenchAction } from '../data/rule-types.ts';
import { compileDocument, effectOf, type Compilation, type Effect } from './effect.ts';

export interface ShownAction extends Pick<WorkbenchAction, 'id' | 'ref' | 'description' | 'statedCode'> {
  facts: Facts;
}

export interface LiveEffect {
  /** The draft that all of this is about: a keystroke behind the one on the screen, at most. */
  document: RuleSet;
  /** What stands in the draft now, read and compiled, or its faults. */
  compilation: Compilation;
  /** Null until the draft could be read once, or where there are no rules in force to compare with. */
  effect: Effect<ShownAction> | null;
  /** The rules that the effect is of. */
  compiled: Compiled | null;
  /** The draft has faults: the effect is of what it was before them. */
  stale: boolean;
}

const canonicalOf: Readonly<Record<string, RatingKey['ratings'][number]['canonical']>> = { NOT_DUE: 'notDue', ON_TRACK: 'onTrack', AT_RISK: 'atRisk', OFF_TRACK: 'offTrack', COMPLETE: 'complete' };

/** Codes from the best news to the worst. */
export function bestFirst(ratings: readonly Rating[]): string[] {
  const known = ratings.map((rating) => ({ ...rating, canonical: canonicalOf[rating.canonical] ?? 'atRisk' }));
  return codesBestFirst({ name: '', ratings: known as unknown as RatingKey['ratings'] });
}

/** @param now the day decided for. */
export function useLiveEffect(document: RuleSet, active: unknown, actions: readonly ShownAction[], ratings: readonly Rating[], now: string): LiveEffect {
  const order = useMemo(() => bestFirst(ratings), [ratings]);
  const before = useMemo(() => compileDocument(active, actionCatalogue, order), [active, order]);
  const later = useDeferredValue(document);
  const compilation = useMemo(() => compileDocument(later, actionCatalogue, order), [later, order]);
  const [last, setLast] = useState<Extract<Compilation, { ok: true }> | null>(compilation.ok ? compilation : null);
  if (compilation.ok && last !== compilation) setLast(compilation);
  const readable = compilation.ok ? compilation : last;
  const effect = useMemo(() => (readable && before.ok ? effectOf(before.compiled, readable.compiled, actions, now) : null), [readable, before, actions, now]);
  return useMemo(() => ({ document: later, compilation, effect, compiled: readable?.compiled ?? null, stale: !compilation.ok }), [later, compilation, effect, readable]);
}
