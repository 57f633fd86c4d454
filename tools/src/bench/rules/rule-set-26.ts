/** Eight rules with 26 conditions over facts of the action catalogue, written three times: as JSON, and by hand. */
import type { Facts } from '@waymark/rules';

const rating = (code: string) => ({ type: 'rating', params: { rating: code, label: { en: code, cy: code } } });
const is = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });

export const ruleSet26 = {
  name: { en: 'Benchmark', cy: 'Meincnod' },
  catalogueVersion: 'action.1',
  conditions: {},
  rating: {
    default: 'amber',
    rules: [
      { name: 'complete', priority: 80, event: rating('green'), conditions: { all: [is('status', 'equal', 'complete'), { any: [is('verifiedEvidenceCount', 'greaterThan', 0), is('assurance', 'in', ['boardAccepted', 'externallyAccepted'])] }] } },
      { name: 'overdueWithoutEvidence', priority: 70, event: rating('red'), conditions: { all: [is('daysOverdue', 'greaterThan', 0), is('evidenceCount', 'equal', 0), { not: is('status', 'equal', 'cancelled') }] } },
      { name: 'forgotten', priority: 60, event: rating('red'), conditions: { all: [is('daysSinceUpdate', 'greaterThan', 120), is('status', 'notEqual', 'complete'), { any: [is('hasOwner', 'equal', false), is('ownerCount', 'equal', 0)] }] } },
      { name: 'slipping', priority: 50, event: rating('red'), conditions: { all: [is('forecastSlipDays', 'greaterThan', 60), is('timesMoved', 'greaterThanInclusive', 3), is('progressPercent', 'lessThan', 50)] } },
      { name: 'overdueWithEvidence', priority: 40, event: rating('amber'), conditions: { all: [is('daysOverdue', 'greaterThan', 0), is('evidenceCount', 'greaterThan', 0)] } },
      { name: 'evidenceOutOfDate', priority: 30, event: rating('amber'), conditions: { all: [is('expiredEvidenceCount', 'greaterThan', 0), { any: [is('verifiedEvidenceCount', 'equal', 0), is('daysSinceEvidence', 'greaterThan', 180)] }, { not: is('assurance', 'equal', 'externallyAccepted') }] } },
      { name: 'soon', priority: 20, event: rating('amber'), conditions: { all: [is('daysUntilDue', 'lessThanInclusive', 14), is('progressPercent', 'lessThan', 80), { any: [is('status', 'equal', 'inProgress'), is('status', 'equal', 'notStarted')] }, is('statedRating', 'in', ['red', 'amber'])] } },
      { name: 'notStarted', priority: 10, event: rating('blue'), conditions: { all: [is('status', 'equal', 'notStarted'), is('daysUntilDue', 'greaterThan', 14)] } },
    ],
  },
  escalation: [],
  tests: [],
};

/** Facts of an action with the day counts worked out already, as json-rules-engine needs them. */
export interface ReadyFacts {
  status: string;
  statedRating: string;
  assurance: string;
  daysUntilDue: number;
  daysOverdue: number;
  daysSinceUpdate: number;
  daysSinceEvidence: number;
  evidenceCount: number;
  verifiedEvidenceCount: number;
  expiredEvidenceCount: number;
  forecastSlipDays: number;
  timesMoved: number;
  progressPercent: number;
  ownerCount: number;
  hasOwner: boolean;
}

/** The same rules as a person would write them for this one service, first match. */
export function rateByHand(facts: ReadyFacts): string {
  const { status, assurance, daysOverdue, daysUntilDue, evidenceCount, verifiedEvidenceCount } = facts;
  if (status === 'complete' && (verifiedEvidenceCount > 0 || assurance === 'boardAccepted' || assurance === 'externallyAccepted')) return 'green';
  if (daysOverdue > 0 && evidenceCount === 0 && status !== 'cancelled') return 'red';
  if (facts.daysSinceUpdate > 120 && status !== 'complete' && (!facts.hasOwner || facts.ownerCount === 0)) return 'red';
  if (facts.forecastSlipDays > 60 && facts.timesMoved >= 3 && facts.progressPercent < 50) return 'red';
  if (daysOverdue > 0 && evidenceCount > 0) return 'amber';
  if (facts.expiredEvidenceCount > 0 && (verifiedEvidenceCount === 0 || facts.daysSinceEvidence > 180) && assurance !== 'externallyAccepted') return 'amber';
  if (daysUntilDue <= 14 && facts.progressPercent < 80 && (status === 'inProgress' || status === 'notStarted') && (facts.statedRating === 'red' || facts.statedRating === 'amber')) return 'amber';
  if (status === 'notStarted' && daysUntilDue > 14) return 'blue';
  return 'amber';
}

/** From the facts as the service holds them, dates and all: what @waymark/rules is given too. */
export function rateFactsByHand(facts: Facts, now: string): string {
  const today = Date.parse(now);
  const since = (fact: string): number => Math.round((today - Date.parse(facts[fact] as string)) / 86_400_000);
  const overdue = since('due');
  return rateByHand({
    ...(facts as unknown as ReadyFacts),
    daysUntilDue: -overdue,
    daysOverdue: Math.max(0, overdue),
    daysSinceUpdate: since('lastUpdatedOn'),
    daysSinceEvidence: since('lastEvidenceOn'),
  });
}
