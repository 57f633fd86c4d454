// What a draft would do to the service's own actions today, beside the rules in force. Pure: the page calls it while somebody types.
import { englandAndWales } from '@waymark/domain';
import { compile, parse, type Catalogue, type Compiled, type Facts, type RuleSet } from '@waymark/rules';
import type { Issue } from '@waymark/domain';

export interface RatedAction {
  readonly facts: Facts;
}

export interface Change<A> {
  readonly action: A;
  readonly from: string;
  readonly to: string;
}

export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface Effect<A> {
  readonly total: number;
  readonly changes: readonly Change<A>[];
  /** The most frequent first. */
  readonly transitions: readonly Transition[];
}

export type Compilation = { readonly ok: true; readonly ruleSet: RuleSet; readonly compiled: Compiled } | { readonly ok: false; readonly issues: readonly Issue[] };

/** Parses and compiles a document; its faults when it has any. About a millisecond for a rule set of usual size. */
export function compileDocument(document: unknown, catalogue: Catalogue, bestFirst: readonly string[]): Compilation {
  const parsed = parse(document, catalogue);
  if (!parsed.ok) return parsed;
  return { ok: true, ruleSet: parsed.ruleSet, compiled: compile(parsed.ruleSet, catalogue, { calendar: englandAndWales, bestFirst }) };
}

/** @param now the day decided for, an ISO date. */
export function effectOf<A extends RatedAction>(before: Compiled, after: Compiled, actions: readonly A[], now: string): Effect<A> {
  const changes: Change<A>[] = [];
  const counts = new Map<string, Transition>();
  for (const action of actions) {
    const from = before.outcome(action.facts, { now });
    const to = after.outcome(action.facts, { now });
    if (from === to) continue;
    changes.push({ action, from, to });
    const key = `${from}\n${to}`;
    counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return { total: actions.length, changes, transitions: [...counts.values()].sort((a, b) => b.count - a.count) };
}
