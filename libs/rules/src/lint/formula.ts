// Conditions as formulas over atoms: comparisons that say the same thing are one atom, wherever they are written.
import { canonicalJson } from '../format/canonical-json.ts';
import type { Condition } from '../format/rule-set.ts';
import { ConditionCompiler, type Node } from '../engine/condition-compiler.ts';
import type { FactSlots, Slot } from '../engine/fact-slots.ts';
import type { Evaluate, LeafInfo } from '../engine/leaf-compiler.ts';

export interface Atom {
  readonly index: number;
  readonly leaf: LeafInfo;
  readonly evaluate: Evaluate;
  /** The input facts that it depends on: one, or two when it compares facts that do not follow from one date. */
  readonly inputs: readonly Slot[];
}

export type Formula =
  | { readonly kind: 'atom'; readonly atom: Atom }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Formula[] }
  | { readonly kind: 'not'; readonly part: Formula };

/** A derived fact follows its date: what is free to vary is the date. */
export const inputOf = (slot: Slot): Slot => slot.source ?? slot;

/** Turns conditions into formulas. Named conditions are put in place, and shared. */
export class FormulaReader {
  readonly atoms: Atom[] = [];
  private readonly compiler: ConditionCompiler;
  private readonly byText = new Map<string, Formula>();
  private readonly byNode = new Map<Node, Formula>();
  private readonly inputs = new Map<Formula, ReadonlySet<Slot>>();

  constructor(conditions: Readonly<Record<string, Condition>>, facts: FactSlots) {
    this.compiler = new ConditionCompiler(conditions, facts);
  }

  formula(condition: Condition): Formula {
    return this.ofNode(this.compiler.node(condition));
  }

  /** The input facts that a formula reads. */
  inputsOf(formula: Formula): ReadonlySet<Slot> {
    let known = this.inputs.get(formula);
    if (!known) {
      if (formula.kind === 'atom') known = new Set(formula.atom.inputs);
      else known = new Set((formula.kind === 'not' ? [formula.part] : formula.parts).flatMap((part) => [...this.inputsOf(part)]));
      this.inputs.set(formula, known);
    }
    return known;
  }

  private ofNode(node: Node): Formula {
    let made = this.byNode.get(node);
    if (!made) {
      made = this.make(node);
      this.byNode.set(node, made);
    }
    return made;
  }

  private make({ kind, children, leaf, evaluate }: Node): Formula {
    if (kind === 'all' || kind === 'any') return { kind, parts: children.map((child) => this.ofNode(child)) };
    if (!leaf) {
      const part = this.ofNode(children[0] as Node);
      return kind === 'not' ? { kind, part } : part;
    }
    const text = `${leaf.slot.index} ${leaf.operator} ${canonicalJson(leaf.expected)}`;
    let known = this.byText.get(text);
    if (!known) {
      const inputs = new Set([inputOf(leaf.slot), ...(leaf.other ? [inputOf(leaf.other)] : [])]);
      const atom: Atom = { index: this.atoms.length, leaf, evaluate, inputs: [...inputs] };
      this.atoms.push(atom);
      known = { kind: 'atom', atom };
      this.byText.set(text, known);
    }
    return known;
  }
}
