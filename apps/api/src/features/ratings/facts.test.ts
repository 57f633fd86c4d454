/** What is known of an action, as facts. */
import { describe, expect, test } from '@jest/globals';
import { actionCatalogue } from '@waymark/rules';
import { daysOverdueOf, factsOf, type FactRow } from './facts.ts';

const row: FactRow = {
  status: 'inProgress', statedCode: 'amber', timescalePrecision: 'month', timescaleBaseline: '2016-08-31', timescaleCurrent: '2016-09-30',
  timescaleForecast: '2016-10-15', timesMoved: 1, startedOn: '2016-01-04', lastUpdatedOn: '2016-09-01', objectiveTargetDate: '2016-12-31',
  evidenceCount: 3, verifiedEvidenceCount: 1, evidenceExpiries: null, verifiedEvidenceExpiries: null, lastEvidenceOn: '2016-08-12', ownerCount: 2, hasOwner: true,
  assurance: 'none', measureAchieved: null, indicatorSignal: null, overrideCode: null, overrideUntil: null,
};

describe('facts of an action', () => {
  test.each<[string, Partial<FactRow>, string, unknown]>([
    ['its status', {}, 'status', 'inProgress'],
    ['its stated rating', {}, 'statedRating', 'amber'],
    ['no stated rating is unknown', { statedCode: null }, 'statedRating', null],
    ['its date', {}, 'due', '2016-09-30'],
    ['no date is unknown', { timescaleCurrent: null }, 'due', null],
    ['the first agreed date', {}, 'baselineDue', '2016-08-31'],
    ['the forecast', {}, 'forecast', '2016-10-15'],
    ['a later forecast slips', {}, 'forecastSlipDays', 15],
    ['an earlier forecast gains', { timescaleForecast: '2016-09-20' }, 'forecastSlipDays', -10],
    ['without a forecast the slip is unknown', { timescaleForecast: null }, 'forecastSlipDays', null],
    ['without a date the slip is unknown', { timescaleCurrent: null }, 'forecastSlipDays', null],
    ['evidence', {}, 'evidenceCount', 3],
    ['no evidence is zero, not unknown', { evidenceCount: 0 }, 'evidenceCount', 0],
    ['verified evidence', {}, 'verifiedEvidenceCount', 1],
    ['no evidence has expired', {}, 'expiredEvidenceCount', 0],
    ['evidence good until today still counts', { evidenceExpiries: '2016-09-30,2016-12-01' }, 'evidenceCount', 3],
    ['evidence good until yesterday counts no more', { evidenceExpiries: '2016-09-29,2016-12-01' }, 'evidenceCount', 2],
    ['but as expired', { evidenceExpiries: '2016-09-29,2016-12-01' }, 'expiredEvidenceCount', 1],
    ['neither does verified evidence', { evidenceExpiries: '2016-09-29', verifiedEvidenceExpiries: '2016-09-29' }, 'verifiedEvidenceCount', 0],
    ['an expiry of other evidence leaves the verified alone', { evidenceExpiries: '2016-09-29' }, 'verifiedEvidenceCount', 1],
    ['the latest evidence', { lastEvidenceOn: null }, 'lastEvidenceOn', null],
    ['its owners', {}, 'ownerCount', 2],
    ['an accountable owner', { hasOwner: false }, 'hasOwner', false],
    ['the signal of its indicators', { indicatorSignal: 'worsening' }, 'linkedIndicatorSignal', 'worsening'],
    ['without a link the signal is unknown', {}, 'linkedIndicatorSignal', null],
    ['the target date of its objective', {}, 'objectiveTargetDate', '2016-12-31'],
  ])('%s', (_name, change, fact, value) => expect(factsOf({ ...row, ...change }, '2016-09-30')[fact]).toEqual(value));

  test('are facts of the catalogue, and none that the catalogue derives', () => {
    const given = new Set(actionCatalogue.facts.filter(({ derive }) => derive === undefined).map(({ id }) => id));
    expect(Object.keys(factsOf(row, '2016-09-30')).filter((id) => !given.has(id))).toEqual([]);
  });

  test('leave out only what Waymark does not hold yet', () => {
    const known = new Set(Object.keys(factsOf(row, '2016-09-30')));
    const absent = actionCatalogue.facts.filter(({ id, derive }) => derive === undefined && !known.has(id)).map(({ id }) => id);
    expect(absent.sort()).toEqual(['openEscalationLevel', 'progressPercent']);
  });
});

test.each<[string, Partial<FactRow>, number | null]>([
  ['on its last day it is not past', { timescaleCurrent: '2016-09-30' }, null],
  ['the day after it is one day past', { timescaleCurrent: '2016-09-29' }, 1],
  ['a year later', { timescaleCurrent: '2015-09-30' }, 366],
  ['complete is never past', { timescaleCurrent: '2016-01-01', status: 'complete' }, null],
  ['cancelled neither', { timescaleCurrent: '2016-01-01', status: 'cancelled' }, null],
  ['without a date neither', { timescaleCurrent: null }, null],
])('%s', (_name, change, days) => expect(daysOverdueOf({ ...row, ...change }, '2016-09-30')).toBe(days));
