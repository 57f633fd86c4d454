// Which truth values the cases have shown of each leaf: a leaf that was never false may as well not be there.
import type { Calendar } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import type { TruthName } from '../engine/decision.ts';
import { FactSlots, type Frame } from '../engine/fact-slots.ts';
import { compileLeaf, type Evaluate } from '../engine/leaf-compiler.ts';
import { FALSE, TRUE, truthName, UNKNOWN, type Truth } from '../engine/truth.ts';
import type { RulePaths } from '../format/expansion.ts';
import { splitOperator } from '../format/operator-text.ts';
import type { Facts, Leaf, RuleSet } from '../format/rule-set.ts';
import { placedLeaves, type PlacedLeaf } from './placed-leaves.ts';

export interface LeafCoverage {
  /** JSON path of the leaf: 'rating/rules/0/conditions/all/1', 'conditions/late/all/0'. */
  readonly path: string;
  /** Ids of the rules that read it. */
  readonly rules: readonly string[];
  readonly seen: readonly TruthName[];
  /** What it can be at all: all three, but for x:isMissing, which is never unknown. */
  readonly possible: readonly TruthName[];
}

export interface Coverage {
  readonly leaves: readonly LeafCoverage[];
  /** 0 to 1: truth values seen among those possible; 1 without any leaf. */
  readonly share: number;
}

interface WatchedLeaf {
  readonly placed: PlacedLeaf;
  readonly evaluate: Evaluate;
  readonly possible: readonly Truth[];
  readonly seen: Set<Truth>;
}

export class CoverageWatch {
  private readonly facts: FactSlots;
  private readonly leaves: readonly WatchedLeaf[];
  private readonly frame: Frame;

  constructor(ruleSet: RuleSet, catalogue: Catalogue, calendar: Calendar, paths: RulePaths) {
    this.facts = new FactSlots(catalogue, calendar);
    this.leaves = placedLeaves(ruleSet, paths).map((placed) => ({ placed, evaluate: compileLeaf(placed.leaf, this.facts).evaluate, possible: possibleTruths(placed.leaf), seen: new Set() }));
    this.frame = [...this.facts.slots, null].map(() => undefined);
  }

  /** Facts given for a day, from which `see` goes on. */
  give(facts: Facts, day: number): void {
    this.facts.fill(this.frame, facts, day);
  }

  /** Notes what each leaf is on a day, where the case looks at the list of rules that it is in. */
  see(day: number, looksAt: { readonly rating: boolean; readonly escalation: boolean }): void {
    this.facts.move(this.frame, day);
    for (const { placed, evaluate, possible, seen } of this.leaves) {
      const looked = (placed.inRating && looksAt.rating) || (placed.inEscalation && looksAt.escalation);
      if (looked && seen.size < possible.length) seen.add(evaluate(this.frame));
    }
  }

  report(): Coverage {
    const names = (truths: readonly Truth[]): TruthName[] => truths.map(truthName);
    const leaves = this.leaves.map(({ placed, possible, seen }) => ({ path: placed.path, rules: placed.rules, seen: names(possible.filter((truth) => seen.has(truth))), possible: names(possible) }));
    const count = (of: 'seen' | 'possible'): number => leaves.reduce((sum, leaf) => sum + leaf[of].length, 0);
    return { leaves, share: leaves.length === 0 ? 1 : count('seen') / count('possible') };
  }
}

function possibleTruths({ operator }: Leaf): readonly Truth[] {
  const split = splitOperator(operator);
  // Over the elements of a list it may be unknown, because the list may be.
  const neverUnknown = split?.plain === 'x:isMissing' && split.decorations.every((decorator) => decorator === 'not');
  return neverUnknown ? [TRUE, FALSE] : [TRUE, FALSE, UNKNOWN];
}
