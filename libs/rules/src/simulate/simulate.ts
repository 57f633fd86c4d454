// What a change of rules would do to actions. One pass; what is kept grows with the rules, not with the actions.
import { localDate, toEpochDay, type Calendar, type IsoDate } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { compile } from '../engine/compile.ts';
import type { Trace } from '../engine/decision.ts';
import type { RuleSet } from '../format/rule-set.ts';
import { ConfusionCount } from './confusion-count.ts';
import { Rater } from './rater.ts';
import type { HistorySimulation, RuleCount, RuleTransition, SimulatedAction, Simulation, SimulationSample } from './simulation.ts';

export interface SimulationRules {
  readonly before: RuleSet;
  readonly after: RuleSet;
  readonly catalogue: Catalogue;
  readonly calendar: Calendar;
  /** Outcomes, the best news first: the order of tables. As the rules of `after` name them when left out. */
  readonly bestFirst?: readonly string[];
}

export interface SimulationOptions extends SimulationRules {
  /** An ISO date, or an instant with its offset, which counts as the date it then is in Europe/London. */
  readonly now: IsoDate;
  /** Read once, one after another. */
  readonly actions: Iterable<SimulatedAction>;
  /** Most changed actions to explain; 20 when left out. */
  readonly samples?: number;
}

/** Decides every action under both rule sets, which `parse` accepted with this catalogue, and counts what differs. */
export function simulate({ before, after, catalogue, calendar, bestFirst, now, actions, samples = 20 }: SimulationOptions): Simulation {
  const day = toEpochDay(localDate(now));
  const [old, fresh] = [new Rater(before, catalogue, calendar, day), new Rater(after, catalogue, calendar, day)];
  /** How many actions each pair of deciding rules has; everything about ratings follows from it. */
  const cells = new Map<number, Cell>();
  const confusion = new ConfusionCount();
  const [begun, ended] = [new Map<string, number>(), new Map<string, number>()];
  const everTrue = new Set<string>();
  const unsure = { before: 0, after: 0 };
  let total = 0;
  for (const action of actions) {
    const was = old.rate(action.facts);
    const is = fresh.rate(action.facts);
    total += 1;
    if (old.lastWasUnsure) unsure.before += 1;
    if (fresh.lastWasUnsure) unsure.after += 1;
    const place = was * fresh.rules.length + is;
    const cell = cells.get(place) ?? new Cell(old, was, fresh, is);
    cells.set(place, cell);
    cell.add(action, samples);
    confusion.add(old.outcomes[was] as string, fresh.outcomes[is] as string, action.stated);
    const [had, has] = [old.escalations(action.facts), fresh.escalations(action.facts)];
    for (const rule of has) {
      everTrue.add(rule);
      if (!had.includes(rule)) increase(begun, rule);
    }
    for (const rule of had) if (!has.includes(rule)) increase(ended, rule);
  }
  const seen = [...cells.values()];
  const changes = seen.filter((cell) => cell.changed);
  const decided = new Set(seen.map((cell) => cell.rule));
  const rank = ranking(bestFirst, fresh, old);
  const share = (count: number): number => (total === 0 ? 0 : count / total);
  return {
    total,
    changed: sum(changes),
    matrix: merged(seen, (cell) => [cell.from, cell.to], ({ from, to }, count) => ({ from, to, count })).sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to)),
    byRule: merged<RuleTransition>(changes, (cell) => [cell.from, cell.to, cell.rule], ({ rule, from, to }, count) => ({ rule, from, to, count })).sort((a, b) => b.count - a.count),
    samples: explained(changes, samples, compile(after, catalogue, { calendar, ...(bestFirst ? { bestFirst } : {}) }), now),
    escalations: { new: counted(fresh, begun), gone: counted(old, ended), messages: [...begun.values()].reduce((a, b) => a + b, 0) },
    unknownShare: { before: share(unsure.before), after: share(unsure.after) },
    neverFired: [...fresh.rules.filter((rule): rule is string => rule !== null && !decided.has(rule)), ...fresh.escalationRules.filter((rule) => !everTrue.has(rule))],
    confusion: confusion.result(rank),
  };
}

/** The confusion table of each review, as the rules would have decided on its day. `actions` is null where nothing is kept of it. */
export function simulateHistory({ before, after, catalogue, calendar, bestFirst, reviews }: SimulationRules & { readonly reviews: Iterable<{ readonly on: IsoDate; readonly actions: Iterable<SimulatedAction> | null }> }): HistorySimulation {
  const found: HistorySimulation['reviews'][number][] = [];
  const withoutHistory: HistorySimulation['withoutHistory'][number][] = [];
  for (const { on, actions } of reviews) {
    const { total, confusion } = simulate({ before, after, catalogue, calendar, ...(bestFirst ? { bestFirst } : {}), now: on, actions: actions ?? [], samples: 0 });
    if (total === 0) withoutHistory.push({ on, code: 'noActions' });
    else if (confusion.missing === total) withoutHistory.push({ on, code: 'noStatedRatings' });
    else found.push({ on, total, confusion });
  }
  return { reviews: found, withoutHistory };
}

/** The actions that one rule (or the default) decides before the change and one after it. */
class Cell {
  readonly from: string;
  readonly to: string;
  readonly rule: string | null;
  readonly ruleBefore: string | null;
  count = 0;
  readonly kept: SimulatedAction[] = [];

  constructor(before: Rater, was: number, after: Rater, is: number) {
    this.from = before.outcomes[was] as string;
    this.to = after.outcomes[is] as string;
    this.ruleBefore = before.rules[was] ?? null;
    this.rule = after.rules[is] ?? null;
  }

  get changed(): boolean {
    return this.from !== this.to;
  }

  add(action: SimulatedAction, keep: number): void {
    this.count += 1;
    if (this.changed && this.kept.length < keep) this.kept.push(action);
  }
}

/** Of every kind of change the first action, the most frequent kind first, then the second of each. */
function explained(changes: readonly Cell[], most: number, rules: ReturnType<typeof compile>, now: IsoDate): SimulationSample[] {
  const cells = [...changes].sort((a, b) => b.count - a.count);
  const samples: SimulationSample[] = [];
  for (let turn = 0; turn < most && samples.length < most; turn += 1) {
    for (const { from, to, rule, ruleBefore, kept } of cells) {
      const action = kept[turn];
      if (!action || samples.length === most) continue;
      const decision = rules.decide(action.facts, { now });
      const conditions: readonly Trace[] = decision.rule ? decision.conditions.filter((trace) => trace.decisive) : decision.passedOver.flatMap((passed) => passed.conditions);
      samples.push({ id: action.id, from, to, rule, ruleBefore, conditions });
    }
  }
  return samples;
}

const sum = (cells: readonly Cell[]): number => cells.reduce((total, cell) => total + cell.count, 0);

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function counted({ escalationRules }: Rater, counts: ReadonlyMap<string, number>): RuleCount[] {
  return escalationRules.flatMap((rule) => (counts.has(rule) ? [{ rule, count: counts.get(rule) ?? 0 }] : []));
}

/** Cells that share a key, as one. */
function merged<Row>(cells: readonly Cell[], key: (cell: Cell) => readonly (string | null)[], row: (cell: Cell, count: number) => Row): Row[] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const at = JSON.stringify(key(cell));
    groups.set(at, [...(groups.get(at) ?? []), cell]);
  }
  return [...groups.values()].map((group) => row(group[0] as Cell, sum(group)));
}

function ranking(bestFirst: readonly string[] | undefined, ...raters: readonly Rater[]): (outcome: string) => number {
  const order = [...new Set([...(bestFirst ?? []), ...raters.flatMap((rater) => [...rater.outcomes.slice(1), rater.outcomes[0] as string])])];
  return (outcome) => {
    const place = order.indexOf(outcome);
    return place < 0 ? order.length : place;
  };
}
