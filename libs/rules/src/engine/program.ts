// A compiled rule set: rules in priority order over one array of facts. Everything else asks it "which rule wins for this frame?".
import type { Calendar } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import type { RuleSet } from '../format/rule-set.ts';
import { ConditionCompiler, type Node } from './condition-compiler.ts';
import type { RuleOutcome } from './decision.ts';
import { FactSlots, type Frame, type Slot } from './fact-slots.ts';
import type { Evaluate, LeafInfo } from './leaf-compiler.ts';
import { traceMap, type TraceMap } from './trace.ts';
import { TRUE } from './truth.ts';

export interface ProgramRule {
  readonly summary: RuleOutcome;
  readonly root: Node;
  readonly evaluate: Evaluate;
  /** Slots that the rule reads, in reading order, the date of a derived fact after it. */
  readonly reads: readonly Slot[];
  readonly map: TraceMap;
}

export class Program {
  readonly facts: FactSlots;
  readonly rules: readonly ProgramRule[];
  readonly fallback: string;
  readonly calendarVersion: string;
  /** Every leaf of the rating rules, once. */
  readonly leaves: readonly LeafInfo[];
  private readonly template: Frame;

  constructor(ruleSet: RuleSet, catalogue: Catalogue, calendar: Calendar) {
    this.facts = new FactSlots(catalogue, calendar);
    this.fallback = ruleSet.rating.default;
    this.calendarVersion = calendar.version;
    const compiler = new ConditionCompiler(ruleSet, this.facts);
    const leaves = new Set<LeafInfo>();
    // Array.prototype.sort is stable: rules of equal priority stay in the order written.
    this.rules = [...ruleSet.rating.rules]
      .sort((a, b) => (b.priority ?? 1) - (a.priority ?? 1))
      .map((rule) => {
        const root = compiler.node(rule.conditions);
        const reads = new Set<Slot>();
        visitLeaves(root, new Set(), (leaf) => {
          leaves.add(leaf);
          for (const slot of [leaf.slot, leaf.slot.source, leaf.other, leaf.other?.source]) if (slot) reads.add(slot);
        });
        const { rating = this.fallback, label = { en: rule.name, cy: rule.name } } = rule.event.params;
        return { summary: { id: rule.name, label, outcome: rating }, root, evaluate: root.evaluate, reads: [...reads], map: traceMap(rule.name, root) };
      });
    this.leaves = [...leaves];
    this.template = [...this.facts.slots, ...compiler.memos].map(() => undefined);
    compiler.memos.forEach((memo, index) => (memo.place = this.facts.slots.length + index));
  }

  /** All unknown. A copy of a packed array is packed, and copying is the fastest way to make one. */
  emptyFrame(): Frame {
    return this.template.slice();
  }

  clearMemos(frame: Frame): void {
    for (let index = this.facts.slots.length; index < frame.length; index += 1) frame[index] = undefined;
  }

  /** Place of the first rule that is true, or -1 when the default decides. An unknown rule does not fire. */
  winner(frame: Frame): number {
    const { rules } = this;
    for (let index = 0; index < rules.length; index += 1) if ((rules[index] as ProgramRule).evaluate(frame) === TRUE) return index;
    return -1;
  }

  outcomeOf(winner: number): string {
    return this.rules[winner]?.summary.outcome ?? this.fallback;
  }

  /** The outcome of the same facts on another day, in the scratch frame given. */
  outcomeOn(frame: Frame, day: number): string {
    this.facts.move(frame, day);
    this.clearMemos(frame);
    return this.outcomeOf(this.winner(frame));
  }
}

/** Leaves below a node in reading order; shared named conditions are visited once per rule. */
function visitLeaves(node: Node, seen: Set<Node>, visit: (leaf: LeafInfo) => void): void {
  if (seen.has(node)) return;
  seen.add(node);
  if (node.leaf) visit(node.leaf);
  for (const child of node.children) visitLeaves(child, seen, visit);
}
