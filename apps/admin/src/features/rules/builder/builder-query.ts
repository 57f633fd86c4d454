// Conditions in the shape that react-querybuilder edits, and back. Nothing is lost: what its controls cannot show travels inside a
// read-only item, and what a condition carries besides its meaning (a name, a description, a priority) travels in `note`.
import type { RuleGroupType, RuleType } from 'react-querybuilder';
import { splitOperator, type Catalogue, type Condition, type ConditionValue, type FactDefinition, type Leaf, type PlainOperator } from '@waymark/rules';

/** What a condition says about itself without changing its meaning. */
type Note = Readonly<Record<string, unknown>>;

export interface BuilderRule extends RuleType {
  /** Of a read-only item: the condition as it is. */
  kept?: Condition;
  note?: Note;
}

export interface BuilderGroup extends Omit<RuleGroupType<BuilderRule>, 'rules'> {
  rules: BuilderItem[];
  note?: Note;
  /** Of the `not` around the group. */
  notNote?: Note;
  /** The group is only here because the builder needs one: its single item stands for itself. */
  wrapped?: boolean;
}

type BuilderItem = BuilderRule | BuilderGroup;

/** Field of an item that is shown and kept, but not edited. */
export const keptField = '~kept';
/** Field of a citation: this sign and the name of the condition. */
const citationSign = '@';
export const citationField = (name: string): string => citationSign + name;
export const citedBy = (field: string): string | null => (field.startsWith(citationSign) ? field.slice(citationSign.length) : null);

/** Operators that may have another fact on their right in the builder. */
export const factComparisons: readonly PlainOperator[] = ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'x:before', 'x:after'];
export const listOperators: readonly string[] = ['in', 'notIn', 'x:between'];
export const relativeOperators: readonly string[] = ['x:before', 'x:after'];

export const isGroup = (item: BuilderItem | string): item is BuilderGroup => typeof item === 'object' && 'rules' in item;

/** `condition` with everything that is not `key` as its note. */
function noteOf(condition: Condition, keys: readonly string[]): { note?: Note } {
  const others = Object.entries(condition).filter(([key]) => !keys.includes(key));
  return others.length > 0 ? { note: Object.fromEntries(others) } : {};
}

function suitsFact(value: unknown, fact: FactDefinition): boolean {
  if (fact.type === 'list') return typeof value === 'string' || typeof value === 'number';
  return typeof value === (fact.type === 'date' ? 'string' : fact.type);
}

/** Field, operator and value for the controls, or null when they cannot show this comparison. */
function editable(leaf: Leaf, facts: ReadonlyMap<string, FactDefinition>): Pick<BuilderRule, 'field' | 'operator' | 'value' | 'valueSource'> | null {
  const fact = facts.get(leaf.fact);
  const split = splitOperator(leaf.operator);
  if (!fact || !split || split.decorations.length > 0) return null;
  const { plain } = split;
  const { value } = leaf;
  const rule = { field: leaf.fact, operator: plain, valueSource: 'value' as const };
  if (plain === 'x:isMissing') return typeof value === 'boolean' ? { ...rule, value } : null;
  if (Array.isArray(value)) return listOperators.includes(plain) && value.every((item: unknown) => suitsFact(item, fact)) ? { ...rule, value } : null;
  if (typeof value === 'object' && value !== null) {
    if ('fact' in value) return factComparisons.includes(plain) && facts.has(value.fact) ? { ...rule, value: value.fact, valueSource: 'field' } : null;
    return relativeOperators.includes(plain) ? { ...rule, value } : null;
  }
  return !listOperators.includes(plain) && suitsFact(value, fact) ? { ...rule, value } : null;
}

export function toBuilder(condition: Condition, catalogue: Catalogue): BuilderGroup {
  const facts = new Map(catalogue.facts.map((fact) => [fact.id, fact]));
  let count = 0;
  const id = () => `item-${(count += 1)}`;

  const group = (node: Condition): BuilderGroup | null => {
    const own = id();
    if ('all' in node) return { id: own, combinator: 'and', not: false, rules: node.all.map(item), ...noteOf(node, ['all']) };
    if ('any' in node) return { id: own, combinator: 'or', not: false, rules: node.any.map(item), ...noteOf(node, ['any']) };
    if (!('not' in node)) return null;
    const { note: notNote } = noteOf(node, ['not']);
    const around = { not: true, ...(notNote ? { notNote } : {}) };
    const direct = 'all' in node.not || 'any' in node.not ? group(node.not) : null;
    return direct ? { ...direct, ...around } : { id: own, combinator: 'and', wrapped: true, rules: [item(node.not)], ...around };
  };
  const item = (node: Condition): BuilderItem => {
    const nested = group(node);
    if (nested) return nested;
    const own = id();
    if ('condition' in node) return { id: own, field: citationField(node.condition), operator: 'applies', value: true, ...noteOf(node, ['condition']) };
    const shown = 'fact' in node ? editable(node, facts) : null;
    return shown ? { id: own, ...shown, ...noteOf(node, ['fact', 'operator', 'value']) } : { id: own, field: keptField, operator: 'kept', value: null, kept: node };
  };
  return group(condition) ?? { id: id(), combinator: 'and', not: false, wrapped: true, rules: [item(condition)] };
}

export function fromBuilder(root: BuilderGroup): Condition {
  const condition = fromGroup(root);
  // A comparison cannot stand at the root of a rule.
  return 'fact' in condition ? { all: [condition] } : condition;
}

function fromItem(item: BuilderItem): Condition {
  if (isGroup(item)) return fromGroup(item);
  if (item.kept) return item.kept;
  const cited = citedBy(item.field);
  if (cited !== null) return { ...item.note, condition: cited };
  const value = item.valueSource === 'field' ? { fact: String(item.value) } : (item.value as ConditionValue);
  return { ...item.note, fact: item.field, operator: item.operator as Leaf['operator'], value };
}

function fromGroup(group: BuilderGroup): Condition {
  const children = group.rules.map(fromItem);
  const [only] = children;
  const inner: Condition = group.wrapped && only && children.length === 1 ? only : group.combinator === 'or' ? { ...group.note, any: children } : { ...group.note, all: children };
  return group.not ? { ...group.notNote, not: inner } : inner;
}
