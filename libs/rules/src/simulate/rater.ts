// Decides action after action with one rule set, and says by place which rule did: counting needs no more than that.
import type { Calendar } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import type { Frame } from '../engine/fact-slots.ts';
import { Program } from '../engine/program.ts';
import { TRUE, UNKNOWN } from '../engine/truth.ts';
import type { Facts, RuleSet } from '../format/rule-set.ts';

export class Rater {
  /** Outcomes by place: the default at 0, then the rules in priority order. */
  readonly outcomes: readonly string[];
  /** Ids by place; null for the default. */
  readonly rules: readonly (string | null)[];
  readonly escalationRules: readonly string[];
  /** Whether a rule before the one that decided last was unknown. */
  lastWasUnsure = false;
  private readonly rating: Program;
  private readonly escalation: Program;
  private readonly ratingFrame: Frame;
  private readonly escalationFrame: Frame;
  private readonly day: number;

  constructor({ conditions, rating, escalation }: RuleSet, catalogue: Catalogue, calendar: Calendar, day: number) {
    this.rating = new Program({ rules: rating.rules, conditions, hitPolicy: 'first', fallback: rating.default }, catalogue, calendar);
    this.escalation = new Program({ rules: escalation, conditions, hitPolicy: 'collect', fallback: '' }, catalogue, calendar);
    this.outcomes = [rating.default, ...this.rating.rules.map((rule) => rule.summary.outcome)];
    this.rules = [null, ...this.rating.rules.map((rule) => rule.summary.id)];
    this.escalationRules = this.escalation.rules.map((rule) => rule.summary.id);
    this.ratingFrame = this.rating.emptyFrame();
    this.escalationFrame = this.escalation.emptyFrame();
    this.day = day;
  }

  /** The place of what decides. */
  rate(facts: Facts): number {
    const { rating, ratingFrame } = this;
    rating.facts.fill(ratingFrame, facts, this.day);
    rating.clearMemos(ratingFrame);
    this.lastWasUnsure = false;
    for (let index = 0; index < rating.rules.length; index += 1) {
      const truth = rating.rules[index]?.evaluate(ratingFrame);
      if (truth === TRUE) return index + 1;
      if (truth === UNKNOWN) this.lastWasUnsure = true;
    }
    return 0;
  }

  /** Ids of the escalation rules that are true. */
  escalations(facts: Facts): readonly string[] {
    const { escalation, escalationFrame } = this;
    if (escalation.rules.length === 0) return [];
    escalation.facts.fill(escalationFrame, facts, this.day);
    escalation.clearMemos(escalationFrame);
    return escalation.rulesThatAre(TRUE, escalationFrame);
  }
}
