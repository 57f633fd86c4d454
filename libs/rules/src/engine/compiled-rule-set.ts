// A rule set ready to decide: what `compile` gives.
import { localDate, toEpochDay } from '@waymark/domain';
import type { Facts } from '../format/rule-set.ts';
import { CollectedRules } from './collected-rules.ts';
import type { Compiled, DecisionTime } from './compiled.ts';
import type { Collected, Decision, NextChange, Reading } from './decision.ts';
import { ExplainedDecision } from './explained-decision.ts';
import { external, type Frame } from './fact-slots.ts';
import { nextChange } from './next-change.ts';
import type { Program } from './program.ts';

/** Pure and synchronous; nothing is kept between calls but a scratch frame. */
export class CompiledRuleSet implements Compiled {
  protected readonly program: Program;
  /** Compiled when first asked for: most callers only rate. */
  private readonly makeEscalation: () => Program;
  private escalation: Program | null = null;
  protected readonly rank: (outcome: string) => number;
  private readonly scratch: Frame;
  private lastNow = '';
  private lastDay = 0;

  constructor(program: Program, makeEscalation: () => Program, rank: (outcome: string) => number) {
    this.program = program;
    this.makeEscalation = makeEscalation;
    this.rank = rank;
    this.scratch = program.emptyFrame();
  }

  decide(facts: Facts, time: DecisionTime): Decision {
    return this.explained(this.frameOf(this.program, facts, time), this.dayOf(time.now));
  }

  explain(facts: Facts, time: DecisionTime): Decision {
    return this.explained(this.frameOf(this.program, facts, time), this.dayOf(time.now)).toJSON();
  }

  outcome(facts: Facts, time: DecisionTime): string {
    const { program, scratch } = this;
    const day = this.dayOf(time.now);
    if (time.asOf !== undefined && time.asOf !== time.now) return program.outcomeOf(program.winner(this.frameOf(program, facts, time)));
    program.facts.fill(scratch, facts, day);
    program.clearMemos(scratch);
    return program.outcomeOf(program.winner(scratch));
  }

  collect(facts: Facts, time: DecisionTime): Collected {
    this.escalation ??= this.makeEscalation();
    return new CollectedRules(this.escalation, this.frameOf(this.escalation, facts, time), this.dayOf(time.now));
  }

  nextChangeAt(facts: Facts, time: DecisionTime): NextChange | null {
    return nextChange(this.program, this.frameOf(this.program, facts, time), this.dayOf(time.now));
  }

  readFacts(facts: Facts, time: DecisionTime): Reading[] {
    const frame = this.frameOf(this.program, facts, time);
    return this.program.facts.slots.map((slot) => ({ fact: slot.definition.id, value: external(slot.definition, frame[slot.index]) }));
  }

  protected explained(frame: Frame, day: number): ExplainedDecision {
    return new ExplainedDecision(this.program, frame, day, this.rank);
  }

  /** A frame of its own with the facts as they stand on the day decided for. */
  protected frameOf(program: Program, facts: Facts, { now, asOf }: DecisionTime): Frame {
    const frame = program.emptyFrame();
    if (asOf === undefined || asOf === now) program.facts.fill(frame, facts, this.dayOf(now));
    else {
      program.facts.fill(frame, facts, toEpochDay(localDate(asOf)));
      program.facts.move(frame, this.dayOf(now));
    }
    return frame;
  }

  /** Thousands of decisions share one `now`: its day is worked out once. */
  private dayOf(now: string): number {
    if (now !== this.lastNow) {
      this.lastDay = toEpochDay(localDate(now));
      this.lastNow = now;
    }
    return this.lastDay;
  }
}
