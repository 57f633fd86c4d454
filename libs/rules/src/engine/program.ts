// A compiled list of rules: in priority order over one array of facts. Everything else asks it "what follows from this frame?".
import type { Calendar } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { inPriorityOrder, outcomeOf } from '../format/rule-order.ts';
import type { Condition, Rule } from '../format/rule-set.ts';
import { ConditionCompiler, type Node } from './condition-compiler.ts';
import { DecisionList } from './decision-list.ts';
import type { RuleOutcome, Trace, TruthName } from './decision.ts';
import { FactSlots, type Frame, type Slot } from './fact-slots.ts';
import type { Evaluate, LeafInfo } from './leaf-compiler.ts';
import { traceMap, traceOf, type TraceMap } from './trace.ts';
import { TRUE, type Truth } from './truth.ts';

export interface ProgramRule {
  readonly summary: RuleOutcome;
  readonly root: Node;
  readonly evaluate: Evaluate;
  /** Slots that the rule reads, in reading order, the date of a derived fact after it. */
  readonly reads: readonly Slot[];
  readonly map: TraceMap;
}

/** Rules as written, with the conditions they cite. */
export interface RuleList {
  readonly rules: readonly Rule[];
  readonly conditions: Readonly<Record<string, Condition>>;
  /** first: the first true rule decides, or the fallback. collect: every true rule counts. */
  readonly hitPolicy: 'first' | 'collect';
  readonly fallback: string;
}

/** How conditions become closures, and facts a frame. */
export interface Logic {
  facts(catalogue: Catalogue, calendar: Calendar): FactSlots;
  compiler(conditions: Readonly<Record<string, Condition>>, facts: FactSlots): ConditionCompiler;
}

const kleene: Logic = {
  facts: (catalogue, calendar) => new FactSlots(catalogue, calendar),
  compiler: (conditions, facts) => new ConditionCompiler(conditions, facts),
};

/** Between the ids of rules that are true together; parse lets no id hold it. */
const AND = '\n';

export class Program {
  readonly facts: FactSlots;
  readonly rules: readonly ProgramRule[];
  readonly fallback: string;
  readonly calendarVersion: string;
  /** Every leaf of the rules, once. */
  readonly leaves: readonly LeafInfo[];
  private readonly collects: boolean;
  private readonly template: Frame;
  /** Made when first asked for: rules that collect have no winner. */
  private list: DecisionList | null = null;

  constructor({ rules, conditions, hitPolicy, fallback }: RuleList, catalogue: Catalogue, calendar: Calendar, logic: Logic = kleene) {
    this.facts = logic.facts(catalogue, calendar);
    this.fallback = fallback;
    this.collects = hitPolicy === 'collect';
    this.calendarVersion = calendar.version;
    const compiler = logic.compiler(conditions, this.facts);
    const leaves = new Set<LeafInfo>();
    this.rules = inPriorityOrder(rules).map((rule) => {
      const root = compiler.node(rule.conditions);
      const reads = new Set<Slot>();
      visitLeaves(root, new Set(), (leaf) => {
        leaves.add(leaf);
        for (const slot of [leaf.slot, leaf.slot.source, leaf.other, leaf.other?.source]) if (slot) reads.add(slot);
      });
      const { label = { en: rule.name, cy: rule.name } } = rule.event.params;
      return { summary: { id: rule.name, label, outcome: outcomeOf(rule) }, root, evaluate: compiler.rule(rule, root), reads: [...reads], map: traceMap(rule.name, root) };
    });
    this.leaves = [...leaves];
    this.template = [...this.facts.slots, null, ...compiler.memos].map(() => undefined);
    compiler.memos.forEach((memo, index) => (memo.place = this.facts.dayPlace + 1 + index));
  }

  /** All unknown. A copy of a packed array is packed, and copying is the fastest way to make one. */
  emptyFrame(): Frame {
    return this.template.slice();
  }

  clearMemos(frame: Frame): void {
    for (let index = this.facts.dayPlace + 1; index < frame.length; index += 1) frame[index] = undefined;
  }

  /** Place of the first rule that is true, or -1 when the fallback decides. An unknown rule does not fire. */
  winner(frame: Frame): number {
    this.list ??= new DecisionList(this.rules.map((rule) => rule.root));
    return this.list.winner(frame);
  }

  outcomeOf(winner: number): string {
    return this.rules[winner]?.summary.outcome ?? this.fallback;
  }

  /** Ids of the rules that have this result, in priority order. */
  rulesThatAre(truth: Truth, frame: Frame): string[] {
    return this.rules.filter((rule) => rule.evaluate(frame) === truth).map((rule) => rule.summary.id);
  }

  /** The conditions of a rule with their results, or those of them that carry its result, which may be known already. */
  traceOf(rule: ProgramRule, frame: Frame, decisiveOnly: boolean, known?: TruthName): Trace[] {
    return traceOf(rule.map, frame, decisiveOnly, known);
  }

  /** What follows, as one text: the outcome, or under `collect` the ids of all true rules. */
  outcomeNow(frame: Frame): string {
    return this.collects ? this.rulesThatAre(TRUE, frame).join(AND) : this.outcomeOf(this.winner(frame));
  }

  /** What follows from the same facts on another day, in the scratch frame given. */
  outcomeOn(frame: Frame, day: number): string {
    this.facts.move(frame, day);
    this.clearMemos(frame);
    return this.outcomeNow(frame);
  }
}

/** Ids out of the text that `outcomeNow` gives under `collect`. */
export const idsIn = (outcome: string): string[] => (outcome === '' ? [] : outcome.split(AND));

/** Leaves below a node in reading order; shared named conditions are visited once per rule. */
function visitLeaves(node: Node, seen: Set<Node>, visit: (leaf: LeafInfo) => void): void {
  if (seen.has(node)) return;
  seen.add(node);
  if (node.leaf) visit(node.leaf);
  for (const child of node.children) visitLeaves(child, seen, visit);
}
