// One call's work on an escalation: what fell due up to a moment in the order of its time, then the event, if there is one.
import { formatInstant, fromEpochDay, londonInstant, londonTime, parseInstant } from '@waymark/domain';
import type { Facts } from '../format/rule-set.ts';
import { nextItem, type AgendaItem } from './agenda.ts';
import type { Machine } from './machine.ts';
import type { PolicyStep, Target } from './policy.ts';
import { respond } from './responses.ts';
import type { Effect, EffectKind, EscalationEvent, EscalationState, EscalationStatus, Refusal } from './state.ts';
import { isOpen, restartClocks, settleClocks, type Draft } from './step-clocks.ts';

/** Ids of events that are remembered: a queue repeats what it delivered lately. */
const MOST_SEEN = 64;

export class Run {
  readonly effects: Effect[] = [];
  readonly draft: Draft;
  private readonly machine: Machine;
  private upcoming: AgendaItem | null = null;

  constructor(state: EscalationState, machine: Machine) {
    this.draft = { ...state };
    this.machine = machine;
    if (state.calendarVersion !== machine.timetable.calendarVersion) this.changeCalendar();
  }

  /** Every transition happens at its own time, however late it is noticed. */
  advance(now: number): void {
    this.upcoming = nextItem(this.draft, this.machine);
    while (this.upcoming && this.upcoming.at <= now) {
      // Under another calendar things may turn out to have been due already: time does not go back for them.
      this.process(this.upcoming, Math.max(this.upcoming.at, parseInstant(this.draft.at)));
      this.upcoming = nextItem(this.draft, this.machine);
    }
  }

  /** An event that comes late, or from a clock that was behind, counts from the last transition. */
  apply(event: EscalationEvent): Refusal | null {
    const { draft } = this;
    if (draft.seen.includes(event.id)) return null;
    const at = Math.max(parseInstant(event.at), parseInstant(draft.at));
    const refused = this.handle(event, at);
    if (!refused) {
      this.upcoming = nextItem(draft, this.machine);
      draft.seen = [...draft.seen, event.id].slice(-MOST_SEEN);
      draft.at = formatInstant(at);
    }
    return refused;
  }

  finish(): EscalationState {
    this.draft.wakeAt = this.upcoming && formatInstant(this.upcoming.at);
    return this.draft;
  }

  private process(item: AgendaItem, at: number): void {
    const { draft } = this;
    draft.at = formatInstant(at);
    switch (item.kind) {
      case 'step':
        return this.notify(item.step, item.due, at);
      case 'responseOver': {
        this.emit('acknowledgementExpired', `acknowledgement.${draft.responses}`, draft.lastStep, this.lastTold(), item.due, at);
        draft.response = null;
        draft.status = draft.lastStep === null ? 'pending' : 'firing';
        return this.settle(at);
      }
      case 'pauseChange':
        this.lookAtPause(at);
        return this.settle(at);
      case 'causeOver':
        return this.close('resolved', item.due, at);
      case 'stop':
        return this.close('stopped', item.due, at);
    }
  }

  private handle(event: EscalationEvent, at: number): Refusal | null {
    const { draft } = this;
    const open = isOpen(draft);
    switch (event.type) {
      case 'raised':
        if (event.facts) this.keepFacts(event.facts, at);
        if (!open) this.raise(at);
        draft.clearedAt = null;
        break;
      case 'cleared':
        if (open && this.machine.policy.keepFor === null) this.close('resolved', at, at);
        else if (open) draft.clearedAt ??= formatInstant(at);
        break;
      case 'resolve':
        if (open) this.close('resolved', at, at);
        break;
      case 'facts':
        this.keepFacts(event.facts, at);
        break;
      case 'inhibition':
        if (this.machine.policy.inhibitedBy.includes(event.by)) draft.inhibitors = [...draft.inhibitors.filter((by) => by !== event.by), ...(event.active ? [event.by] : [])];
        break;
      default: {
        const refused = respond(event, at, draft, this.machine);
        if (refused) return refused;
      }
    }
    if (isOpen(draft)) this.settle(at);
    return null;
  }

  private raise(at: number): void {
    const { draft } = this;
    Object.assign(draft, { status: 'pending', cycle: draft.cycle + 1, round: 0, raisedAt: formatInstant(at), from: formatInstant(at), lastStep: null, told: [], response: null, snoozes: 0, clearedAt: null });
    this.lookAtPause(at);
    this.beginRound(at);
  }

  private beginRound(at: number): void {
    this.draft.fired = [];
    this.draft.lastDueAt = null;
    restartClocks(this.draft, at);
  }

  private notify(step: PolicyStep, due: number, at: number): void {
    const { draft, machine: { policy, timetable } } = this;
    this.emit('notify', step.id, step.id, step.targets, due, at);
    draft.fired = [...draft.fired, step.id];
    draft.told = [...new Set([...draft.told, ...step.targets])];
    draft.lastStep = step.id;
    if (draft.status === 'pending') draft.status = 'firing';
    const lastDue = Math.max(due, draft.lastDueAt === null ? due : parseInstant(draft.lastDueAt));
    draft.lastDueAt = formatInstant(lastDue);
    if (policy.repeat && draft.fired.length === policy.steps.length && draft.round < policy.repeat.max) {
      draft.round += 1;
      draft.cycle += 1;
      draft.from = formatInstant(timetable.after(lastDue, policy.repeat.every));
      this.beginRound(at);
    }
  }

  private close(status: EscalationStatus & EffectKind, due: number, at: number): void {
    const { draft } = this;
    this.emit(status, `.${status}`, null, draft.told, due, this.machine.timetable.open(at));
    Object.assign(draft, { status, response: null, clearedAt: null, waiting: {}, pauseChangesAt: null });
  }

  /** Who heard last; before the first step those who would hear first. */
  private lastTold(): readonly Target[] {
    const { steps } = this.machine.policy;
    return (steps.find(({ id }) => id === this.draft.lastStep) ?? steps[0])?.targets ?? [];
  }

  private emit(kind: EffectKind, name: string, step: string | null, targets: readonly Target[], due: number, at: number): void {
    const { subject, plan, policyVersion, calendarVersion, cycle } = this.draft;
    const key = `${policyVersion}/${cycle}/${name}/${subject}`;
    this.effects.push({ kind, key, subject, plan, policyVersion, calendarVersion, step, cycle, targets, dueAt: formatInstant(due), at: formatInstant(at) });
  }

  private settle(at: number): void {
    settleClocks(this.draft, at, this.machine.policy, this.machine.timetable);
  }

  private keepFacts(facts: Facts, at: number): void {
    const { pause } = this.machine;
    if (!pause) return;
    this.draft.facts = { values: pause.reads(facts), asOf: fromEpochDay(londonTime(at).day) };
    if (isOpen(this.draft)) this.lookAtPause(at);
  }

  private lookAtPause(at: number): void {
    const { draft, machine: { pause } } = this;
    const reading = pause && draft.facts ? pause.on(londonTime(at).day, draft.facts.values, draft.facts.asOf) : null;
    draft.paused = reading?.paused ?? false;
    draft.pauseChangesAt = reading && reading.changes !== null ? formatInstant(londonInstant({ day: reading.changes, time: 0 })) : null;
  }

  private changeCalendar(): void {
    this.draft.calendarVersion = this.machine.timetable.calendarVersion;
    if (!isOpen(this.draft)) return;
    const at = parseInstant(this.draft.at);
    this.lookAtPause(at);
    this.settle(at);
  }
}
