// When a policy is paused: a condition of the rules' format over the subject's facts, and the day on which it changes by itself.
import { toEpochDay, type Calendar, type IsoDate } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import type { Frame } from '../engine/fact-slots.ts';
import { nextChange } from '../engine/next-change.ts';
import { Program } from '../engine/program.ts';
import type { Condition, Facts } from '../format/rule-set.ts';

export class PauseCondition {
  private readonly program: Program;
  private readonly frame: Frame;

  constructor(condition: Condition, catalogue: Catalogue, calendar: Calendar) {
    const rule = { name: 'pause', conditions: condition, event: { type: 'pause', params: {} } };
    this.program = new Program({ rules: [rule], conditions: {}, hitPolicy: 'collect', fallback: '' }, catalogue, calendar);
    this.frame = this.program.emptyFrame();
  }

  /** The facts that it reads: nothing else need be kept. */
  reads(facts: Facts): Facts {
    const ids = this.program.facts.slots.map(({ definition }) => definition.id);
    return Object.fromEntries(ids.filter((id) => Object.hasOwn(facts, id) && facts[id] !== undefined).map((id) => [id, facts[id]]));
  }

  /** `changes`: the first day after `day` on which it is otherwise, as days since 1970-01-01. */
  on(day: number, facts: Facts, asOf: IsoDate): { readonly paused: boolean; readonly changes: number | null } {
    const { program, frame } = this;
    program.facts.fill(frame, facts, toEpochDay(asOf));
    program.facts.move(frame, day);
    program.clearMemos(frame);
    const paused = program.outcomeNow(frame) !== '';
    const change = nextChange(program, frame, day);
    return { paused, changes: change && toEpochDay(change.on) };
  }
}
