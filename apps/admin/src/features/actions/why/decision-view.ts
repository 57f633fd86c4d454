/** A decision that the page made itself, in the shape in which the API sends one (apps/api/src/features/ratings/decision.mapper.ts). */
import type { Catalogue, Decision, FactValue, Trace } from '@waymark/rules';
import type { DecisionView, FactView, RatingName, TraceView, Truth } from './why-types.ts';

/** Looks up what a decision names only by id. */
export interface DecisionWords<R extends RatingName> {
  catalogue: Catalogue;
  /** The rating of a code; for one that the key does not have, something to show in its place. */
  rating: (code: string) => R;
}

/** A fact with its label and unit; one that the catalogue lacks is called by its id. */
export function factView(catalogue: Catalogue, id: string, value: FactValue | undefined): FactView {
  const definition = catalogue.facts.find((fact) => fact.id === id);
  return { fact: id, label: definition?.label ?? { en: id, cy: id }, unit: definition?.unit ?? (definition?.type === 'date' ? 'date' : null), value: value ?? null };
}

export function decisionView<R extends RatingName>(decision: Decision, { catalogue, rating }: DecisionWords<R>): DecisionView<R> {
  const reading = (id: string, value: FactValue | undefined) => factView(catalogue, id, value);
  const truth = (name: string) => name.toUpperCase() as Truth;
  const trace = (node: Trace): TraceView => ({
    ...node,
    kind: node.kind.toUpperCase() as TraceView['kind'],
    fact: node.fact === undefined ? null : reading(node.fact, node.actual),
    expectedFact: node.expectedFact ? reading(node.expectedFact.fact, node.expectedFact.value) : null,
    result: truth(node.result),
  });
  return {
    rating: rating(decision.outcome),
    rule: decision.rule && { ...decision.rule, rating: rating(decision.outcome) },
    conditions: decision.conditions.map(trace),
    facts: decision.facts.map(({ fact, value }) => reading(fact, value)),
    unknownFacts: decision.unknownFacts.map((fact) => reading(fact, null)),
    losers: decision.losers.map((rule) => ({ ...rule, rating: rating(rule.outcome) })),
    passedOver: decision.passedOver.map(({ rule, result, conditions }) => ({ rule: { ...rule, rating: rating(rule.outcome) }, result: truth(result), conditions: conditions.map(trace) })),
    counterfactuals: decision.counterfactuals.map((change) => ({ ...change, fact: reading(change.fact, change.value), rating: rating(change.outcome) })),
    nextChange: decision.nextChange && { on: decision.nextChange.on, rating: rating(decision.nextChange.outcome) },
  };
}
