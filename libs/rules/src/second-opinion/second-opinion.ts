// Stock json-rules-engine decides a sample of actions, too. Where every fact is known the two must agree; if not, one is wrong.
import { localDate, type Calendar, type IsoDate } from '@waymark/domain';
import { placedLeaves } from '../cases/placed-leaves.ts';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { compile } from '../engine/compile.ts';
import type { Compiled } from '../engine/compiled.ts';
import type { Reading } from '../engine/decision.ts';
import { splitOperator } from '../format/operator-text.ts';
import type { Facts, FactValue, Leaf, RuleSet } from '../format/rule-set.ts';
import { StockEngine } from './stock-engine.ts';

export interface Sample {
  readonly id: string;
  /** As on the day that is decided for. */
  readonly facts: Facts;
}

export interface SecondOpinionOptions {
  readonly calendar: Calendar;
  /** An ISO date, or an instant with its offset, which counts as the date it then is in Europe/London. */
  readonly now: IsoDate;
  /** The engine that is checked: the rule set compiled, when left out. */
  readonly compiled?: Compiled;
}

export interface Disagreement {
  readonly id: string;
  /** Outcomes. */
  readonly ours: string;
  readonly theirs: string;
  /** Ids of the rules that decided; null: the default did. */
  readonly rule: string | null;
  readonly theirRule: string | null;
  /** What both were given, derived facts worked out. */
  readonly facts: readonly Reading[];
}

export interface SecondOpinion {
  readonly checked: number;
  /** Samples that do not count: a fact that the decision rests on is unknown, which json-rules-engine takes for false or worse. */
  readonly skipped: number;
  readonly disagreements: readonly Disagreement[];
}

/**
 * Decides each sample with our engine and with json-rules-engine, one after another. They disagree when another outcome or another
 * rule comes out. Throws what `compile` throws; a sample on which json-rules-engine fails is a disagreement whose outcome is empty.
 */
export async function secondOpinion(ruleSet: RuleSet, catalogue: Catalogue, { calendar, now, compiled }: SecondOpinionOptions, samples: Iterable<Sample>): Promise<SecondOpinion> {
  const ours = compiled ?? compile(ruleSet, catalogue, { calendar });
  const stock = new StockEngine(ruleSet, calendar, localDate(now));
  const needed = factsCompared(ruleSet);
  const disagreements: Disagreement[] = [];
  let checked = 0;
  let skipped = 0;
  for (const { id, facts } of samples) {
    const decision = ours.decide(facts, { now });
    // A rule may be unknown with every fact known: `in` with null in its list, text among numbers.
    if (decision.facts.some(({ fact, value }) => value === null && needed.has(fact)) || decision.passedOver.some(({ result }) => result === 'unknown')) {
      skipped += 1;
      continue;
    }
    checked += 1;
    const read = ours.readFacts(facts, { now });
    const known = Object.fromEntries(read.filter(({ value }) => value !== null).map(({ fact, value }) => [fact, value as Exclude<FactValue, null>]));
    const theirs = await stock.decide(known).catch(() => ({ outcome: '', rule: null }));
    const rule = decision.rule?.id ?? null;
    if (theirs.outcome !== decision.outcome || theirs.rule !== rule) disagreements.push({ id, ours: decision.outcome, theirs: theirs.outcome, rule, theirRule: theirs.rule, facts: read });
  }
  return { checked, skipped, disagreements };
}

/** Facts that a comparison needs to be known; being asked whether it is missing is no such need. */
function factsCompared(ruleSet: RuleSet): ReadonlySet<string> {
  const asksOnly = ({ operator }: Leaf): boolean => {
    const split = splitOperator(operator);
    return split?.plain === 'x:isMissing' && split.decorations.every((decorator) => decorator === 'not');
  };
  const leaves = placedLeaves(ruleSet).filter(({ leaf, inRating }) => inRating && !asksOnly(leaf));
  return new Set(leaves.flatMap(({ leaf: { fact, value } }) => (typeof value === 'object' && value !== null && 'fact' in value ? [fact, value.fact] : [fact])));
}
