// From conditions to a tree of nodes, each with a closure for deciding and enough about itself for explaining.
import type { Condition, Leaf, Rule } from '../format/rule-set.ts';
import type { FactSlots, Frame } from './fact-slots.ts';
import { compileLeaf, type Evaluate, type LeafInfo } from './leaf-compiler.ts';
import { FALSE, opposite, TRUE, type Truth } from './truth.ts';

export interface Node {
  readonly kind: 'all' | 'any' | 'not' | 'named' | 'leaf';
  /** Name of a named condition, or the name that the condition carries. */
  readonly name: string | undefined;
  readonly evaluate: Evaluate;
  readonly children: readonly Node[];
  readonly leaf: LeafInfo | null;
}

/** Compiles each named condition once, however often it is cited: its nodes are shared and its result is kept in the frame. */
export class ConditionCompiler {
  private readonly named = new Map<string, Node>();
  private readonly conditions: Readonly<Record<string, Condition>>;
  protected readonly facts: FactSlots;
  /** Places for results of named conditions; their index in the frame is settled when all slots are known. */
  readonly memos: { place: number }[] = [];

  constructor(conditions: Readonly<Record<string, Condition>>, facts: FactSlots) {
    this.conditions = conditions;
    this.facts = facts;
  }

  /** How a whole rule is evaluated, given the node of its conditions. */
  rule(_rule: Rule, root: Node): Evaluate {
    return root.evaluate;
  }

  node(condition: Condition): Node {
    const name = condition.name;
    if ('all' in condition) {
      const children = condition.all.map((child) => this.node(child));
      return { kind: 'all', name, children, leaf: null, evaluate: this.group('all', children, condition.all) };
    }
    if ('any' in condition) {
      const children = condition.any.map((child) => this.node(child));
      return { kind: 'any', name, children, leaf: null, evaluate: this.group('any', children, condition.any) };
    }
    if ('not' in condition) {
      const child = this.node(condition.not);
      const inner = child.evaluate;
      return { kind: 'not', name, children: [child], leaf: null, evaluate: (frame) => opposite(inner(frame)) };
    }
    if ('condition' in condition) return this.namedNode(condition.condition);
    const { info, evaluate } = this.leaf(condition);
    return { kind: 'leaf', name, children: [], leaf: info, evaluate };
  }

  protected group(kind: 'all' | 'any', children: readonly Node[], _conditions: readonly Condition[]): Evaluate {
    const parts = children.map((child) => child.evaluate);
    return kind === 'all' ? all(parts) : any(parts);
  }

  protected leaf(leaf: Leaf): { info: LeafInfo; evaluate: Evaluate } {
    return compileLeaf(leaf, this.facts);
  }

  private namedNode(name: string): Node {
    const known = this.named.get(name);
    if (known) return known;
    const condition = this.conditions[name];
    if (!condition) throw new RangeError(`The rule set has no condition '${name}'. Parse it before compiling it.`);
    const body = this.node(condition);
    const evaluate = body.kind === 'leaf' ? body.evaluate : this.memoised(body.evaluate);
    const node: Node = { kind: 'named', name, children: [body], leaf: null, evaluate };
    this.named.set(name, node);
    return node;
  }

  private memoised(evaluate: Evaluate): Evaluate {
    const memo = { place: -1 };
    this.memos.push(memo);
    return (frame: Frame) => {
      const known = frame[memo.place];
      if (known !== undefined) return known as Truth;
      const truth = evaluate(frame);
      frame[memo.place] = truth;
      return truth;
    };
  }
}

function all(parts: readonly Evaluate[]): Evaluate {
  const [first, second] = parts;
  if (first && parts.length === 1) return first;
  if (first && second && parts.length === 2) {
    return (frame) => {
      const truth = first(frame);
      if (truth === FALSE) return FALSE;
      const next = second(frame);
      return next < truth ? next : truth;
    };
  }
  return (frame) => {
    let least: Truth = TRUE;
    for (let index = 0; index < parts.length; index += 1) {
      const truth = (parts[index] as Evaluate)(frame);
      if (truth === FALSE) return FALSE;
      if (truth < least) least = truth;
    }
    return least;
  };
}

function any(parts: readonly Evaluate[]): Evaluate {
  const [first, second] = parts;
  if (first && parts.length === 1) return first;
  if (first && second && parts.length === 2) {
    return (frame) => {
      const truth = first(frame);
      if (truth === TRUE) return TRUE;
      const next = second(frame);
      return next > truth ? next : truth;
    };
  }
  return (frame) => {
    let greatest: Truth = FALSE;
    for (let index = 0; index < parts.length; index += 1) {
      const truth = (parts[index] as Evaluate)(frame);
      if (truth === TRUE) return TRUE;
      if (truth > greatest) greatest = truth;
    }
    return greatest;
  };
}
