// compile: from a parsed rule set to the functions that decide. Pure and synchronous; nothing is kept between calls but a scratch frame.
import { localDate, toEpochDay } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import type { Facts, RuleSet } from '../format/rule-set.ts';
import type { Compiled, CompileOptions, DecisionTime } from './compiled.ts';
import type { Decision, NextChange, Reading } from './decision.ts';
import { ExplainedDecision } from './explained-decision.ts';
import { external, type Frame } from './fact-slots.ts';
import { nextChange } from './next-change.ts';
import { Program } from './program.ts';

/** Where nobody says otherwise, red is the worst news and amber the next. */
function defaultRank(outcome: string): number {
  return outcome === 'red' ? 2 : outcome === 'amber' ? 1 : 0;
}

function rankOf(bestFirst: readonly string[] | undefined): (outcome: string) => number {
  if (!bestFirst) return defaultRank;
  return (outcome) => {
    const place = bestFirst.indexOf(outcome);
    return place < 0 ? bestFirst.length : place;
  };
}

class CompiledRuleSet implements Compiled {
  private readonly program: Program;
  private readonly rank: (outcome: string) => number;
  private readonly scratch: Frame;
  private lastNow = '';
  private lastDay = 0;

  constructor(program: Program, rank: (outcome: string) => number) {
    this.program = program;
    this.rank = rank;
    this.scratch = program.emptyFrame();
  }

  decide(facts: Facts, time: DecisionTime): Decision {
    const day = this.dayOf(time.now);
    const frame = this.program.emptyFrame();
    this.program.facts.fill(frame, facts, day);
    return new ExplainedDecision(this.program, frame, day, this.rank);
  }

  outcome(facts: Facts, time: DecisionTime): string {
    const { program, scratch } = this;
    program.facts.fill(scratch, facts, this.dayOf(time.now));
    program.clearMemos(scratch);
    return program.outcomeOf(program.winner(scratch));
  }

  nextChangeAt(facts: Facts, time: DecisionTime): NextChange | null {
    const day = this.dayOf(time.now);
    const frame = this.program.emptyFrame();
    this.program.facts.fill(frame, facts, day);
    return nextChange(this.program, frame, day);
  }

  readFacts(facts: Facts, time: DecisionTime): Reading[] {
    const frame = this.program.emptyFrame();
    this.program.facts.fill(frame, facts, this.dayOf(time.now));
    return this.program.facts.slots.map((slot) => ({ fact: slot.definition.id, value: external(slot.definition, frame[slot.index]) }));
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

/**
 * Compiles a rule set that `parse` accepted, with the catalogue it was parsed with. Throws RangeError when they do not belong
 * together; deciding throws RangeError only for a `now` that is neither a date nor an instant with its offset.
 */
export function compile(ruleSet: RuleSet, catalogue: Catalogue, options: CompileOptions): Compiled {
  if (ruleSet.catalogueVersion !== catalogue.version) throw new RangeError(`The rule set was written for the catalogue '${ruleSet.catalogueVersion}', not '${catalogue.version}'.`);
  return new CompiledRuleSet(new Program(ruleSet, catalogue, options.calendar), rankOf(options.bestFirst));
}
