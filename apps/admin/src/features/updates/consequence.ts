/** What saving an update would make of the rating: decided in the page, by the rules in force, on the facts as they would stand. Pure. */
import { actionCatalogue, factsAfterUpdate, type Compiled, type Decision, type Facts } from '@waymark/rules';
import { compileDocument } from '../rules/effect/effect.ts';
import { forecastOf, statusOf, type UpdateValues } from './update-values.ts';

/** Null when the rules cannot be read here: then the page says that it cannot tell. */
export function compileRules(document: unknown, bestFirst: readonly string[]): Compiled | null {
  const result = compileDocument(document, actionCatalogue, bestFirst);
  return result.ok ? result.compiled : null;
}

/** A date that is not whole yet leaves the forecast as it is. @param today the day decided for */
export function consequenceOf(compiled: Compiled, facts: Facts, values: UpdateValues, today: string): Decision {
  const forecast = forecastOf(values);
  const kept = (facts['forecast'] ?? null) as string | null;
  return compiled.decide(factsAfterUpdate(facts, { status: statusOf(values.status), forecast: forecast === 'wrong' ? kept : forecast.date }, today), { now: today });
}
