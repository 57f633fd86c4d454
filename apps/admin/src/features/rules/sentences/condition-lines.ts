// A rule's conditions as a list to read, made from the JSON itself: what is shown is what is asked, whatever the rule is called.
import type { Catalogue, Condition, Leaf, RuleSet } from '@waymark/rules';
import { factView } from '../../actions/why/decision-view.ts';
import { linesOf, type ConditionLine } from '../../actions/why/explanation.ts';
import type { RatingName, TraceView, Value } from '../../actions/why/why-types.ts';
import { whyWords } from '../../actions/why/why-words.ts';
import type { Language } from '../../../i18n/languages.ts';
import type { Path } from '../draft/path.ts';
import { clauseOf } from './rule-clauses.ts';
import { saidOperator } from './plain-operator.ts';

export interface AskedLine {
  /** Where the condition stands in the document, also when a named condition brought it here. */
  readonly path: Path;
  readonly asks: string;
  readonly lines: readonly AskedLine[];
}

export interface SentenceWorld {
  readonly catalogue: Catalogue;
  readonly ratings: readonly RatingName[];
  readonly language: Language;
}

type Named = RuleSet['conditions'];

/** A comparison as the explanation of a decision would carry it, before any value is known. */
function leafView(leaf: Leaf, world: SentenceWorld): Pick<TraceView, 'name' | 'fact' | 'operator' | 'expected' | 'expectedFact'> {
  const { value, operator: written } = leaf;
  const said = saidOperator(written);
  const fact = factView(world.catalogue, leaf.fact, null);
  const words = clauseOf(world.language);
  const label = words.quantified(fact.label[world.language], said?.quantifiers ?? []);
  const named = { ...fact, label: { en: label, cy: label } };
  // Facts that have sentences of their own are about one value: quantified ones go by their label.
  const view = said && said.quantifiers.length > 0 ? { ...named, fact: `${fact.fact} quantified` } : fact;
  const common = { fact: view, operator: said?.operator ?? written };
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if ('fact' in value) return { ...common, expected: null, expectedFact: factView(world.catalogue, value.fact, null) };
    return { ...common, expected: words.relativeDay(value as { days: number } | { workingDays: number }) };
  }
  const expected = Array.isArray(value) ? value.filter((item) => item !== null) : value;
  if (!said || said.operator === 'x:startsWith') return { name: words.asWritten(fact.label[world.language], written, value) };
  return { ...common, expected: expected as Value };
}

/**
 * The condition at `path`, line by line. Named conditions are put in place; one that is not there, or that cites itself, is a
 * line with its name. Never throws, as drafts may be wrong.
 */
export function conditionLines(condition: Condition, path: Path, named: Named, world: SentenceWorld): AskedLine[] {
  const nodes: TraceView[] = [];
  const paths: Path[] = [];

  const add = (parentId: string | null, at: Path, parts: Omit<TraceView, 'id' | 'parentId' | 'result' | 'decisive'>): string => {
    const id = String(paths.length);
    paths.push(at);
    nodes.push({ id, parentId, result: 'TRUE', decisive: true, ...parts });
    return id;
  };
  const visit = (node: Condition, at: Path, parentId: string | null, open: readonly string[]): void => {
    if ('all' in node || 'any' in node) {
      const [key, children] = 'all' in node ? (['all', node.all] as const) : (['any', node.any] as const);
      const id = add(parentId, at, { kind: key === 'all' ? 'ALL' : 'ANY' });
      children.forEach((child, index) => visit(child, [...at, key, index], id, open));
    } else if ('not' in node) visit(node.not, [...at, 'not'], add(parentId, at, { kind: 'NOT' }), open);
    else if ('condition' in node) {
      const cited = Object.hasOwn(named, node.condition) && !open.includes(node.condition) ? named[node.condition] : undefined;
      if (cited) visit(cited, ['conditions', node.condition], add(parentId, at, { kind: 'NAMED', name: node.condition }), [...open, node.condition]);
      else add(parentId, at, { kind: 'LEAF', name: `“${node.condition}”` });
    } else add(parentId, at, { kind: 'LEAF', ...leafView(node, world) });
  };
  visit(condition, path, null, []);

  const known = { fact: () => undefined, rating: (code: string) => world.ratings.find((rating) => rating.code === code) };
  const placed = (line: ConditionLine): AskedLine => ({ path: paths[Number(line.id)] ?? path, asks: line.asks, lines: line.lines.map(placed) });
  return linesOf(nodes, whyWords[world.language], known).map(placed);
}

/** All lines, those inside groups after the group's own. */
export function flatLines(lines: readonly AskedLine[]): AskedLine[] {
  return lines.flatMap((line) => [line, ...flatLines(line.lines)]);
}

/** A condition in one clause, for a list of choices: its lines, joined. */
export function conditionClause(condition: Condition, named: Named, world: SentenceWorld): string {
  const lines = flatLines(conditionLines(condition, [], named, world)).filter((line) => line.lines.length === 0);
  return lines.map((line) => line.asks).join('; ');
}
