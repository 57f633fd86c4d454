// Numbers and dates inside conditions: what an administrator changes most often, each in a field of its own.
import { plainOperators, type Catalogue, type Condition, type FactDefinition, type Leaf, type PlainOperator } from '@waymark/rules';
import type { Path } from '../draft/path.ts';

export interface Threshold {
  readonly path: Path;
  readonly value: number | string;
  readonly kind: 'number' | 'date';
  /** days, workingDays, items, percent …; null for a bare number or a date. */
  readonly unit: string | null;
  /** Which end of a range, or that the days count from today. */
  readonly fact: FactDefinition;
  /** As in the words of the editor, where it has no decorators. */
  readonly operator: PlainOperator | null;
  readonly role: 'only' | 'from' | 'to' | 'relative' | 'listed';
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** The numbers and dates of one comparison, in reading order. */
export function thresholdsOf(leaf: Leaf, path: Path, catalogue: Catalogue): Threshold[] {
  const fact = catalogue.facts.find(({ id }) => id === leaf.fact);
  const at = [...path, 'value'];
  const operator = plainOperators.find((known) => known === leaf.operator) ?? null;
  const { value } = leaf;
  if (!fact || leaf.operator.endsWith('x:isMissing')) return [];
  if (Array.isArray(value)) {
    const between = leaf.operator.endsWith('x:between');
    return value.flatMap((item: unknown, index) => one(item, [...at, index], fact, operator, between ? (index === 0 ? 'from' : 'to') : 'listed'));
  }
  if (typeof value === 'object' && value !== null) {
    if ('days' in value) return [relative(value.days, [...at, 'days'], fact, operator, 'days')];
    return 'workingDays' in value ? [relative(value.workingDays, [...at, 'workingDays'], fact, operator, 'workingDays')] : [];
  }
  return one(value, at, fact, operator, 'only');
}

function relative(value: number, path: Path, fact: FactDefinition, operator: Threshold['operator'], unit: string): Threshold {
  return { path, value, fact, operator, kind: 'number', unit, role: 'relative', minimum: null, maximum: null };
}

function one(value: unknown, path: Path, fact: FactDefinition, operator: Threshold['operator'], role: Threshold['role']): Threshold[] {
  if (typeof value === 'number') return [{ path, value, fact, operator, kind: 'number', unit: fact.unit ?? null, role, minimum: fact.minimum ?? null, maximum: fact.maximum ?? null }];
  return typeof value === 'string' && fact.type === 'date' ? [{ path, value, fact, operator, kind: 'date', unit: null, role, minimum: null, maximum: null }] : [];
}

/** Names of the conditions that this one cites, directly or through others. */
export function citedNames(condition: Condition, named: Readonly<Record<string, Condition>>, known: ReadonlySet<string> = new Set()): Set<string> {
  const found = new Set(known);
  const visit = (node: Condition): void => {
    if ('all' in node) node.all.forEach(visit);
    else if ('any' in node) node.any.forEach(visit);
    else if ('not' in node) visit(node.not);
    else if ('condition' in node && !found.has(node.condition)) {
      found.add(node.condition);
      const cited = Object.hasOwn(named, node.condition) ? named[node.condition] : undefined;
      if (cited) visit(cited);
    }
  };
  visit(condition);
  return found;
}
