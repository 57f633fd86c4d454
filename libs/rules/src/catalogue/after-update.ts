// What an update makes of an action's facts: the same for who saves it and for a page that shows its consequence before.
import { assuranceAfterUpdate, daysBetween, type ActionStatus, type AssuranceState, type IsoDate } from '@waymark/domain';
import type { Facts } from '../format/rule-set.ts';

export interface UpdatedFacts {
  status: ActionStatus;
  forecast: IsoDate | null;
}

/** @param facts of an action as given, before @param today the day in Europe/London on which it is saved */
export function factsAfterUpdate(facts: Facts, { status, forecast }: UpdatedFacts, today: IsoDate): Facts {
  const { due, startedOn, lastUpdatedOn } = facts;
  const starts = facts['status'] === 'notStarted' && status !== 'notStarted';
  return {
    ...facts,
    status,
    forecast,
    forecastSlipDays: typeof due === 'string' && forecast !== null ? daysBetween(due, forecast) : null,
    startedOn: starts ? (startedOn ?? today) : (startedOn ?? null),
    assurance: assuranceAfterUpdate((facts['assurance'] ?? 'none') as AssuranceState, facts['status'] as ActionStatus, status),
    lastUpdatedOn: typeof lastUpdatedOn === 'string' && lastUpdatedOn > today ? lastUpdatedOn : today,
  };
}
