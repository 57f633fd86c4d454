/** A service's rules and rating key, ready to rate its actions on one day. Pure once loaded. */
import type { IsoDate, Rating, RatingKey } from '@waymark/domain';
import type { Compiled, Decision as EngineDecision, Facts, NextChange, RuleSet } from '@waymark/rules';
import { Decision } from './decision.graphql.ts';
import { daysOverdueOf, factsOf, type FactRow } from './facts.ts';
import { nextChangeOf } from './next-change.ts';

export interface RuleSetInForce {
  id: string;
  number: number;
  contentHash: string;
  ruleSet: RuleSet;
  compiled: Compiled;
}

/** An action's ratings side by side. */
export interface RatedAction {
  stated: Rating | null;
  computed: Rating;
  /** The override while it holds, else the computed one. */
  effective: Rating;
  overridden: boolean;
  /** The stated rating is in the key and is another than the computed one. */
  diverges: boolean;
  daysOverdue: number | null;
}

export class RulesInForce {
  private readonly ratings: ReadonlyMap<string, Rating>;

  /**
   * @param now the instant that decisions are made for
   * @param today its day in Europe/London
   */
  constructor(
    readonly ratingKey: RatingKey,
    readonly version: RuleSetInForce,
    readonly now: string,
    readonly today: IsoDate,
  ) {
    this.ratings = new Map(ratingKey.ratings.map((rating) => [rating.code, rating]));
  }

  /** The rating of a stated code, or null when the key has none. */
  stated(code: string | null): Rating | null {
    return code === null ? null : (this.ratings.get(code) ?? null);
  }

  /** The rating of a rule's outcome. A key that has lost the code shows it plainly instead of failing the page. */
  rating(code: string): Rating {
    return this.ratings.get(code) ?? plainRating(code);
  }

  /** The fast path: no explanation is made. */
  rate(row: FactRow): RatedAction {
    const stated = this.stated(row.statedCode);
    const computed = this.rating(this.version.compiled.outcome(factsOf(row, this.today), { now: this.today }));
    const override = row.overrideCode !== null && row.overrideUntil !== null && row.overrideUntil >= this.today ? this.rating(row.overrideCode) : null;
    return { stated, computed, effective: override ?? computed, overridden: override !== null, diverges: stated !== null && stated.code !== computed.code, daysOverdue: daysOverdueOf(row, this.today) };
  }

  decide(row: FactRow): EngineDecision {
    return this.version.compiled.decide(factsOf(row, this.today), { now: this.today });
  }

  /** The next change of a decision about this row, evidence that will expire included. */
  nextChange(row: FactRow, decision: EngineDecision): NextChange | null {
    return nextChangeOf(this.version.compiled, row, decision);
  }

  explain(row: FactRow): Decision {
    const decision = this.decide(row);
    return this.explanationOf(decision, () => this.nextChange(row, decision));
  }

  /** As `explain`, of facts that were stored. */
  explainFacts(facts: Facts): Decision {
    const decision = this.version.compiled.decide(facts, { now: this.today });
    return this.explanationOf(decision, () => decision.nextChange);
  }

  private explanationOf(decision: EngineDecision, nextChange: () => NextChange | null): Decision {
    return new Decision(decision, { version: this.version, rating: (code) => this.rating(code), nextChange });
  }
}

/** What a key that has lost the code shows of it. */
export function plainRating(code: string): Rating {
  return { code, label: { en: code, cy: code }, meaning: { en: 'Not in the rating key.', cy: 'Ddim yn yr allwedd raddio.' }, colour: 'grey', shape: 'dash', canonical: 'atRisk' };
}
