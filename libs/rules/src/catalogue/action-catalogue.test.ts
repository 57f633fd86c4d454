// The catalogue holds every fact of the design, in words of both languages, and nothing that cannot be worked out.
import { describe, expect, it } from '@jest/globals';
import { actionCatalogue } from './action-catalogue.ts';

// Design, section 4.
const required = [
  'status', 'statedRating', 'timescalePrecision', 'daysUntilDue', 'daysOverdue', 'workingDaysOverdue', 'daysSinceUpdate', 'daysSinceStart',
  'forecastSlipDays', 'timesMoved', 'evidenceCount', 'verifiedEvidenceCount', 'daysSinceEvidence', 'expiredEvidenceCount', 'assurance', 'ownerCount',
  'hasOwner', 'progressPercent', 'measureAchieved', 'linkedIndicatorSignal', 'openEscalationLevel', 'objectiveTargetDaysUntil',
];

describe('the facts about an action', () => {
  const byId = new Map(actionCatalogue.facts.map((fact) => [fact.id, fact]));

  it('are those of the design, each once', () => {
    expect(byId.size).toBe(actionCatalogue.facts.length);
    expect(required.filter((id) => !byId.has(id))).toEqual([]);
  });

  it.each([...byId.values()].map((fact) => [fact.id, fact] as const))('%s has words, and a date if it follows from one', (_, fact) => {
    expect(fact.label.en).not.toBe('');
    expect(fact.label.cy).not.toBe(fact.label.en);
    if (fact.derive) expect(byId.get(fact.derive.from)?.type).toBe('date');
    for (const value of fact.offered ?? []) expect(fact.values).toContain(value);
  });
});
