// The conditions of a rule with their results, flattened once per rule so that tracing a decision only fills in what differs.
import type { FactValue } from '../format/rule-set.ts';
import type { Node } from './condition-compiler.ts';
import type { Trace, TruthName } from './decision.ts';
import { external, type Frame } from './fact-slots.ts';
import type { LeafInfo } from './leaf-compiler.ts';
import { truthName } from './truth.ts';

/** A node at its place in one rule; a named condition cited twice has two. */
interface PlacedNode {
  readonly node: Node;
  readonly id: string;
  /** Place of the parent in the list, -1 for the root. */
  readonly parent: number;
  readonly parentId: string | null;
  /** Below `not` and a name there is one child, and it carries the result whatever it is. */
  readonly only: boolean;
  /** What a leaf compares, '' for a group, and whether that is a date. Kept here, as definitions come in many forms and are slow to read. */
  readonly fact: string;
  readonly isDate: boolean;
}

export type TraceMap = readonly PlacedNode[];

/** All nodes below a root in reading order. Ids are the rule's id and the path: 'rule/all/0/named/0'. */
export function traceMap(ruleId: string, root: Node): TraceMap {
  const placed: PlacedNode[] = [];
  const place = (node: Node, id: string, parent: number, parentId: string | null, only: boolean): void => {
    const definition = node.leaf?.slot.definition;
    const at = placed.push({ node, id, parent, parentId, only, fact: definition?.id ?? '', isDate: definition?.type === 'date' }) - 1;
    node.children.forEach((child, index) => place(child, `${id}/${node.kind}/${index}`, at, id, node.kind === 'not' || node.kind === 'named'));
  };
  place(root, ruleId, -1, null, true);
  return placed;
}

/**
 * Results of all nodes in reading order, or with `decisiveOnly` those that carry the rule's result and the groups they stand in.
 * A rule whose result is known already, as the winner's is, need not be evaluated again.
 */
export function traceOf(map: TraceMap, frame: Frame, decisiveOnly: boolean, known?: TruthName): Trace[] {
  const traces = new Array<Trace>(map.length); // one array of the right size: three that grow cost as much as the objects in them
  for (let index = 0; index < map.length; index += 1) {
    const place = map[index] as PlacedNode;
    if (index === 0) traces[0] = trace(place, known ?? resultOf(place, frame), true, frame);
    else {
      const parent = traces[place.parent] as Trace;
      const result = implied(parent) ?? resultOf(place, frame);
      traces[index] = trace(place, result, carries(parent, place, result), frame);
    }
  }
  return decisiveOnly ? traces.filter((trace) => trace.decisive) : traces;
}

const resultOf = ({ node }: PlacedNode, frame: Frame): TruthName => truthName(node.evaluate(frame));

/** The result that a parent leaves its children no choice about: most of a true rule. Evaluating them all again made an explanation a third dearer. */
function implied({ kind, result }: Trace): TruthName | null {
  if (kind === 'named') return result;
  return (kind === 'all' && result === 'true') || (kind === 'any' && result === 'false') ? result : null;
}

/**
 * The children that carry a group's result are those that share it: all of a true `all`, the blockers of a false one,
 * the true ones of a true `any`, the unknown ones of an unknown group.
 */
function carries(parent: Trace, { only }: PlacedNode, result: TruthName): boolean {
  return parent.decisive && (only || parent.result === result);
}

function trace(place: PlacedNode, result: TruthName, decisive: boolean, frame: Frame): Trace {
  const { id, parentId, node, fact } = place;
  const { kind, name, leaf } = node;
  if (!leaf) return name === undefined ? { id, parentId, kind, result, decisive } : { id, parentId, kind, name, result, decisive };
  const { operator, other, slot } = leaf;
  const value = frame[slot.index];
  const actual = place.isDate ? external(slot.definition, value) : value === undefined ? null : value;
  if (other) return { id, parentId, kind, ...named(name), fact, actual, operator, expectedFact: otherFact(other, frame), result, decisive };
  const expected = leaf.expected as FactValue;
  // Whole literals for the usual leaf: a spread would cost more than everything else here.
  return name === undefined
    ? { id, parentId, kind, fact, actual, operator, expected, result, decisive }
    : { id, parentId, kind, name, fact, actual, operator, expected, result, decisive };
}

const named = (name: string | undefined): { name?: string } => (name === undefined ? {} : { name });

function otherFact(other: NonNullable<LeafInfo['other']>, frame: Frame): { fact: string; value: FactValue } {
  return { fact: other.definition.id, value: external(other.definition, frame[other.index]) };
}
