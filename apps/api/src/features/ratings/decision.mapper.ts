/** Parts of a decision as the API shows them: facts get their labels, outcomes their ratings. Pure. */
import { actionCatalogue, type FactValue, type RuleOutcome, type Trace } from '@waymark/rules';
import type { ConditionTrace, DecidedBy, FactReading, RuleSummary } from './decision.graphql.ts';

const definitions = new Map(actionCatalogue.facts.map((definition) => [definition.id, definition]));

/** A fact with its label and unit. A fact that has left the catalogue is shown by its id. */
export function toReading(fact: string, value: FactValue | undefined): FactReading {
  const definition = definitions.get(fact);
  return {
    fact,
    label: definition?.label ?? { en: fact, cy: fact },
    unit: definition?.unit ?? (definition?.type === 'date' ? 'date' : null),
    value: value ?? null,
  };
}

export function toCondition(trace: Trace): ConditionTrace {
  return {
    id: trace.id,
    parentId: trace.parentId,
    kind: trace.kind,
    name: trace.name ?? null,
    fact: trace.fact === undefined ? null : toReading(trace.fact, trace.actual),
    operator: trace.operator ?? null,
    expected: trace.expected ?? null,
    expectedFact: trace.expectedFact ? toReading(trace.expectedFact.fact, trace.expectedFact.value) : null,
    result: trace.result,
    decisive: trace.decisive,
  };
}

/** A rule with the rating that its outcome stands for. */
export function toRule({ id, label, outcome }: RuleOutcome, { rating }: Pick<DecidedBy, 'rating'>): RuleSummary {
  return { id, label, rating: rating(outcome) };
}
