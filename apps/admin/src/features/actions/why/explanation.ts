/**
 * A decision as the page shows it: sentences and lines in the reader's language, nothing left to
 * work out. Pure; the words are in why-words.*.ts.
 */
import type { Language } from '../../../i18n/languages.ts';
import { askedOf, opposite } from './comparison.ts';
import type { DecisionView, FactView, RatingName, RuleView, TraceView, Truth } from './why-types.ts';
import { whyWords, type Known, type WhyWords } from './why-words.ts';

export interface ConditionLine {
  id: string;
  result: Truth;
  /** What the rule asks. */
  asks: string;
  /** What was found; null for a group, and where it would only repeat what was asked. */
  found: string | null;
  lines: ConditionLine[];
}

export interface PassedOverLine<R> {
  rule: RuleView<R & RatingName>;
  label: string;
  /** Why an unknown fact kept it from applying; null when it was simply not so. */
  unknown: string | null;
  lines: ConditionLine[];
}

export interface Explanation<R> {
  /** The rule's own sentence, or that no rule applied. */
  sentence: string;
  lines: ConditionLine[];
  /** "We do not know …", or null when everything is known. */
  unknown: string | null;
  /** Single changes that would make it better, those that somebody can do before those that move a date. */
  better: string[];
  /** Other single changes. */
  others: string[];
  next: string;
  passedOver: PassedOverLine<R>[];
  losers: string[];
}

const fullStop = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/**
 * @param ratings the rating key, which names the codes that facts hold (a reported rating).
 */
export function explain<R extends RatingName>(decision: DecisionView<R>, ratings: readonly RatingName[], language: Language): Explanation<R> {
  const words = whyWords[language];
  const readings = new Map(decision.facts.map((fact) => [fact.fact, fact]));
  const known: Known = { fact: (id) => readings.get(id), rating: (code) => ratings.find((rating) => rating.code === code) };
  const sentences = (changes: DecisionView<R>['counterfactuals']) => [...new Set(changes.map((change) => words.counterfactual(change, known)))];
  const better = decision.counterfactuals
    .filter(({ rating }) => gravity(rating) < gravity(decision.rating))
    .sort((a, b) => gravity(a.rating) - gravity(b.rating) || Number(a.fact.unit === 'date') - Number(b.fact.unit === 'date'));
  return {
    sentence: decision.rule ? fullStop(decision.rule.label[language]) : words.byDefault(decision.rating),
    lines: linesOf(decision.conditions, words, known),
    unknown: decision.unknownFacts.length > 0 ? words.unknown(decision.unknownFacts) : null,
    better: sentences(better),
    others: sentences(decision.counterfactuals.filter((change) => !better.includes(change))),
    next: decision.nextChange ? words.nextChange(decision.nextChange.on, decision.nextChange.rating) : words.stays(decision.rating),
    passedOver: decision.passedOver.map(({ rule, result, conditions }) => ({
      rule,
      label: fullStop(rule.label[language]),
      unknown: result === 'UNKNOWN' ? words.unknownRule(unknownFacts(conditions)) : null,
      lines: linesOf(conditions, words, known),
    })),
    losers: decision.losers.map((rule) => fullStop(rule.label[language])),
  };
}

const gravities: Readonly<Record<string, number>> = { COMPLETE: 0, ON_TRACK: 1, NOT_DUE: 1, AT_RISK: 2, OFF_TRACK: 3 };
const gravity = (rating: RatingName) => gravities[rating.canonical] ?? 0;

function unknownFacts(conditions: readonly TraceView[]): FactView[] {
  return conditions.flatMap((node) => {
    if (node.kind !== 'LEAF' || node.result !== 'UNKNOWN') return [];
    const other = node.expectedFact && (node.expectedFact.value ?? null) === null ? [node.expectedFact] : [];
    return [...(node.fact && (node.fact.value ?? null) === null ? [node.fact] : []), ...other];
  });
}

/** "There is no evidence" needs no "No evidence" below it; "The deadline has passed" does need by how much. */
function repeats(node: TraceView): boolean {
  if (node.result !== 'TRUE' || node.expectedFact) return false;
  const { kind } = askedOf(node);
  const dated = node.fact?.unit === 'days' || node.fact?.unit === 'workingDays';
  return kind === 'is' || kind === 'missing' || (kind === 'none' && !dated);
}

/** The tree in reading order. What adds nothing to read is left out: an outermost "all", a named condition's own node. */
export function linesOf(conditions: readonly TraceView[], words: WhyWords, known: Known): ConditionLine[] {
  const ids = new Set(conditions.map(({ id }) => id));
  const childrenOf = (id: string | null) => conditions.filter(({ parentId }) => (parentId && ids.has(parentId) ? parentId : null) === id);

  /** The one condition at the end of groups of one. */
  const onlyLeaf = (node: TraceView | undefined): TraceView | null => {
    if (!node || node.kind === 'NOT') return null;
    if (node.kind === 'LEAF') return node;
    const children = childrenOf(node.id);
    return children.length === 1 ? onlyLeaf(children[0]) : null;
  };

  const lines = (node: TraceView, inAll: boolean): ConditionLine[] => {
    if (node.kind === 'LEAF') {
      const found = node.fact && !repeats(node) ? [words.found(node.fact, known)] : [];
      if (node.expectedFact) found.push(words.found(node.expectedFact, known));
      return [{ id: node.id, result: node.result, asks: words.asks(node, known), found: found.join('; ') || null, lines: [] }];
    }
    const children = childrenOf(node.id);
    if (node.kind === 'NOT') {
      // "Not: the deadline has passed" reads better as "The deadline has not passed".
      const turned = onlyLeaf(children[0]);
      const negated = turned && opposite(turned);
      if (negated) return lines(negated, inAll);
    }
    const through = node.kind === 'NAMED' || (node.kind === 'ALL' && inAll) || (node.kind !== 'NOT' && children.length === 1);
    if (through) return children.flatMap((child) => lines(child, inAll));
    const kind = node.kind === 'NAMED' ? 'ALL' : node.kind;
    return [{ id: node.id, result: node.result, asks: words.group(kind), found: null, lines: children.flatMap((child) => lines(child, kind === 'ALL')) }];
  };
  return childrenOf(null).flatMap((root) => lines(root, true));
}
