// What rules that collect say about one frame of facts, each by itself.
import type { Collected, Trace } from './decision.ts';
import type { Frame } from './fact-slots.ts';
import { nextChange } from './next-change.ts';
import { idsIn, type Program } from './program.ts';
import { TRUE, UNKNOWN } from './truth.ts';

export class CollectedRules implements Collected {
  readonly fired: readonly string[];
  readonly outcomes: readonly string[];
  readonly unknown: readonly string[];
  private readonly program: Program;
  private readonly frame: Frame;
  private readonly day: number;

  constructor(program: Program, frame: Frame, day: number) {
    this.program = program;
    this.frame = frame;
    this.day = day;
    this.fired = program.rulesThatAre(TRUE, frame);
    this.outcomes = [...new Set(program.rules.filter(({ summary }) => this.fired.includes(summary.id)).map(({ summary }) => summary.outcome))];
    this.unknown = program.rulesThatAre(UNKNOWN, frame);
  }

  get nextChange(): Collected['nextChange'] {
    const next = nextChange(this.program, this.frame, this.day);
    return next && { on: next.on, fired: idsIn(next.outcome) };
  }

  readonly conditionsOf = (ruleId: string): readonly Trace[] => {
    const rule = this.program.rules.find(({ summary }) => summary.id === ruleId);
    return rule ? this.program.traceOf(rule, this.frame, false) : [];
  };
}
