// A decision whose explanation is worked out when it is read: most decisions of a plan are counted, few are opened.
import { fromEpochDay, type IsoDate } from '@waymark/domain';
import { counterfactuals } from './counterfactuals.ts';
import type { Counterfactual, Decision, NextChange, PassedOver, Reading, RuleOutcome, RuleReference, Trace } from './decision.ts';
import { external, type Frame, type Slot } from './fact-slots.ts';
import { nextChange } from './next-change.ts';
import type { Program, ProgramRule } from './program.ts';
import { TRUE, truthName, UNKNOWN } from './truth.ts';

interface Parts {
  conditions?: readonly Trace[];
  passedOver?: readonly PassedOver[];
  counterfactuals?: readonly Counterfactual[];
  nextChange?: NextChange | null;
}

/**
 * `outcome`, `rule`, `decidedFor` and `calendarVersion` are plain; the other parts are getters that compute once and remember.
 * The facts were copied when deciding, so a later change of them changes nothing here. JSON.stringify writes all parts;
 * spreading does not: call toJSON() for a plain object.
 */
export class ExplainedDecision implements Decision {
  readonly outcome: string;
  readonly rule: RuleReference | null;
  readonly calendarVersion: string;
  private readonly program: Program;
  private readonly frame: Frame;
  private readonly day: number;
  private readonly winner: number;
  private readonly rank: (outcome: string) => number;
  /** Parts that have been read. None has been when deciding, and an object for none would be half of what a decision takes. */
  private parts: Parts | null = null;

  constructor(program: Program, frame: Frame, day: number, rank: (outcome: string) => number) {
    this.program = program;
    this.frame = frame;
    this.day = day;
    this.rank = rank;
    this.winner = program.winner(frame);
    const rule = program.rules[this.winner];
    this.rule = rule ? rule.summary : null;
    this.outcome = rule ? rule.summary.outcome : program.fallback;
    this.calendarVersion = program.calendarVersion;
  }

  get decidedFor(): IsoDate {
    return fromEpochDay(this.day);
  }

  get conditions(): readonly Trace[] {
    const rule = this.program.rules[this.winner];
    return (this.made.conditions ??= rule ? this.program.traceOf(rule, this.frame, false, 'true') : []);
  }

  get facts(): readonly Reading[] {
    return this.reads().map((slot) => ({ fact: slot.definition.id, value: external(slot.definition, this.frame[slot.index]) }));
  }

  get unknownFacts(): readonly string[] {
    const unknown = this.reads().filter((slot) => this.frame[slot.index] === undefined);
    return [...new Set(unknown.map((slot) => (slot.source ?? slot).definition.id))];
  }

  get losers(): readonly RuleOutcome[] {
    if (this.winner < 0) return [];
    return this.program.rules.slice(this.winner + 1).filter((rule) => rule.evaluate(this.frame) === TRUE).map((rule) => rule.summary);
  }

  get unknownRules(): readonly string[] {
    return this.program.rulesThatAre(UNKNOWN, this.frame);
  }

  get passedOver(): readonly PassedOver[] {
    return (this.made.passedOver ??= this.rulesBefore().map((rule) => ({
      rule: rule.summary,
      result: truthName(rule.evaluate(this.frame)),
      conditions: this.program.traceOf(rule, this.frame, true),
    })));
  }

  get counterfactuals(): readonly Counterfactual[] {
    return (this.made.counterfactuals ??= counterfactuals(this.program, this.frame, this.day, this.rank));
  }

  get nextChange(): NextChange | null {
    const parts = this.made;
    if (parts.nextChange === undefined) parts.nextChange = nextChange(this.program, this.frame, this.day);
    return parts.nextChange;
  }

  /** All parts as a plain object. */
  toJSON(): Decision {
    const { outcome, conditions, facts, unknownFacts, losers, unknownRules, passedOver, counterfactuals: changes, nextChange: next, decidedFor, calendarVersion } = this;
    const rule = this.rule && { id: this.rule.id, label: this.rule.label };
    return { outcome, rule, conditions, facts, unknownFacts, losers, unknownRules, passedOver, counterfactuals: changes, nextChange: next, decidedFor, calendarVersion };
  }

  private get made(): Parts {
    return (this.parts ??= {});
  }

  private rulesBefore(): readonly ProgramRule[] {
    return this.winner < 0 ? this.program.rules : this.program.rules.slice(0, this.winner);
  }

  /** What the outcome depends on: everything read by the rules up to the winning one. */
  private reads(): readonly Slot[] {
    const rules = this.winner < 0 ? this.program.rules : this.program.rules.slice(0, this.winner + 1);
    return [...new Set(rules.flatMap((rule) => rule.reads))];
  }
}
