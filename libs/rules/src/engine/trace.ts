// The conditions of a rule with their results, flattened once per rule so that tracing a decision only fills in what differs.
import type { FactValue } from '../format/rule-set.ts';
import type { Node } from './condition-compiler.ts';
import type { Trace } from './decision.ts';
import { external, type Frame } from './fact-slots.ts';
import type { LeafInfo } from './leaf-compiler.ts';
import { truthName, type Truth } from './truth.ts';

/** A node at its place in one rule; a named condition cited twice has two. */
interface PlacedNode {
  readonly node: Node;
  readonly id: string;
  /** Place of the parent in the list, -1 for the root. */
  readonly parent: number;
  readonly parentId: string | null;
  /** Below `not` and a name there is one child, and it carries the result whatever it is. */
  readonly only: boolean;
}

export type TraceMap = readonly PlacedNode[];

/** All nodes below a root in reading order. Ids are the rule's id and the path: 'rule/all/0/named/0'. */
export function traceMap(ruleId: string, root: Node): TraceMap {
  const placed: PlacedNode[] = [];
  const place = (node: Node, id: string, parent: number, parentId: string | null, only: boolean): void => {
    const at = placed.push({ node, id, parent, parentId, only }) - 1;
    node.children.forEach((child, index) => place(child, `${id}/${node.kind}/${index}`, at, id, node.kind === 'not' || node.kind === 'named'));
  };
  place(root, ruleId, -1, null, true);
  return placed;
}

/** Results of all nodes, or with `decisiveOnly` those that carry the rule's result and the groups they stand in. */
export function traceOf(map: TraceMap, frame: Frame, decisiveOnly: boolean): Trace[] {
  const traces: Trace[] = [];
  const results: Truth[] = [];
  const carrying: boolean[] = [];
  for (const place of map) {
    const truth = place.node.evaluate(frame);
    // The children that carry a group's result are those that share it: all of a true `all`, the blockers of a false one,
    // the true ones of a true `any`, the unknown ones of an unknown group.
    const decisive = place.parent < 0 || (carrying[place.parent] === true && (place.only || results[place.parent] === truth));
    results.push(truth);
    carrying.push(decisive);
    if (decisive || !decisiveOnly) traces.push(trace(place, truth, decisive, frame));
  }
  return traces;
}

function trace(place: PlacedNode, truth: Truth, decisive: boolean, frame: Frame): Trace {
  const { id, parentId, node } = place;
  const { kind, name, leaf } = node;
  const result = truthName(truth);
  if (!leaf) return name === undefined ? { id, parentId, kind, result, decisive } : { id, parentId, kind, name, result, decisive };
  const { definition, index } = leaf.slot;
  const fact = definition.id;
  const actual = external(definition, frame[index]);
  const { operator, other } = leaf;
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
