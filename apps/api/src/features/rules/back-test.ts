/** From counts by pairs of rules to a report by ratings. Pure. */
import type { IsoDate } from '@waymark/domain';
import type { RuleSet } from '@waymark/rules';
import type { RatingTransition, RuleTransition, StatedAgainst } from './back-test.graphql.ts';
import type { RulePair } from './back-tests.store.ts';

const DEFAULT = 'default';
const QUARTER_ENDS = ['12-31', '09-30', '06-30', '03-31'] as const;

/** The last `count` ends of quarters before a day, newest first: services report by quarters to their board and to the YJB. */
export function quarterEndsBefore(today: IsoDate, count: number): IsoDate[] {
  const ends: IsoDate[] = [];
  for (let year = Number(today.slice(0, 4)); ends.length < count; year -= 1) {
    for (const day of QUARTER_ENDS) {
      const end = `${year}-${day}`;
      if (end < today && ends.length < count) ends.push(end);
    }
  }
  return ends;
}

/** The same rules, each answering with its own place in the list instead of its rating: so that counting tells which rule decided. */
export function answeringByRule(ruleSet: RuleSet): RuleSet {
  const rules = ruleSet.rating.rules.map((rule, index) => ({ ...rule, event: { ...rule.event, params: { ...rule.event.params, rating: String(index) } } }));
  return { ...ruleSet, rating: { rules, default: DEFAULT } };
}

interface Answer {
  /** Null for the default. */
  rule: string | null;
  rating: string;
}

/** What a place stands for. @throws when the rule set has no such place */
export function answerAt(ruleSet: RuleSet, place: string): Answer {
  if (place === DEFAULT) return { rule: null, rating: ruleSet.rating.default };
  const rule = ruleSet.rating.rules[Number(place)];
  if (!rule) throw new Error(`The rule set has no rule ${place}.`);
  return { rule: rule.name, rating: rule.event.params.rating ?? '' };
}

export interface Sides {
  before: RuleSet;
  after: RuleSet;
}

export function transitionOf(sides: Sides, pair: RulePair): RuleTransition {
  const before = answerAt(sides.before, pair.before);
  const after = answerAt(sides.after, pair.after);
  return { from: before.rating, to: after.rating, count: pair.count, ruleBefore: before.rule, ruleAfter: after.rule };
}

/** Sums what has the same key, in the order of first appearance; the largest first. */
function summed<Item extends { count: number }>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const sums = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    const sum = sums.get(key);
    sums.set(key, sum ? { ...sum, count: sum.count + item.count } : item);
  }
  return [...sums.values()].sort((a, b) => b.count - a.count);
}

export function transitionsOf(rules: readonly RuleTransition[]): RatingTransition[] {
  return summed(rules.map(({ from, to, count }) => ({ from, to, count })), ({ from, to }) => `${from} ${to}`);
}

export function changing(rules: readonly RuleTransition[]): RuleTransition[] {
  return rules.filter(({ from, to }) => from !== to).sort((a, b) => b.count - a.count);
}

/** Stated beside computed, for one of the two rule sets. */
export function statedAgainst(sides: Sides, side: keyof Sides, pairs: readonly (RulePair & { stated: string | null })[]): StatedAgainst[] {
  const items = pairs.map((pair) => ({ stated: pair.stated, computed: answerAt(sides[side], pair[side]).rating, count: pair.count }));
  return summed(items, ({ stated, computed }) => `${stated ?? ''} ${computed}`);
}

export function countOf(items: readonly { count: number }[]): number {
  return items.reduce((sum, { count }) => sum + count, 0);
}
