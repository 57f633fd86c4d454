/** Tables of cases: a condition, what was found, what would change it; in both languages. */
import { describe, expect, test } from '@jest/globals';
import type { CounterfactualView, FactView, TraceView, Value } from './why-types.ts';
import { whyWords, type Known } from './why-words.ts';

const units: Record<string, string> = {
  daysOverdue: 'days', workingDaysOverdue: 'workingDays', daysUntilDue: 'days', daysSinceUpdate: 'days', daysSinceEvidence: 'days', daysSinceStart: 'days', forecastSlipDays: 'days',
  evidenceCount: 'items', verifiedEvidenceCount: 'items', expiredEvidenceCount: 'items', timesMoved: 'items', ownerCount: 'items', progressPercent: 'percent', due: 'date', forecast: 'date',
};
const labels: Record<string, FactView['label']> = {
  progressPercent: { en: 'Progress', cy: 'Cynnydd' }, assurance: { en: 'Assurance', cy: 'Sicrwydd' }, forecast: { en: 'Forecast', cy: 'Rhagolwg' }, due: { en: 'Due date', cy: 'Dyddiad cyflawni' },
  ownerCount: { en: 'Number of owners', cy: 'Nifer y perchnogion' }, linkedIndicatorSignal: { en: 'Signal of the linked indicator', cy: 'Arwydd y dangosydd cysylltiedig' },
};
const fact = (id: string, value: Value): FactView => ({ fact: id, label: labels[id] ?? { en: id, cy: id }, unit: units[id] ?? null, value });
const amber = { code: 'amber', canonical: 'AT_RISK', label: { en: 'Amber', cy: 'Ambr' } };
const red = { code: 'red', canonical: 'OFF_TRACK', label: { en: 'Red', cy: 'Coch' } };
const facts: Record<string, FactView> = { due: fact('due', '2026-09-30'), lastUpdatedOn: fact('lastUpdatedOn', '2026-10-13') };
const known: Known = { fact: (id) => facts[id], rating: (code) => [amber, red].find((rating) => rating.code === code) };

const leaf = (id: string, operator: string, expected: Value, expectedFact: FactView | null = null): TraceView => ({
  id: 'x', kind: 'LEAF', fact: fact(id, null), operator, expected, expectedFact, result: 'TRUE', decisive: true,
});

describe('what a condition asks', () => {
  test.each<[string, string, Value, string, string]>([
    ['daysOverdue', 'greaterThan', 0, 'The deadline has passed', 'Mae’r dyddiad cau wedi mynd heibio'],
    ['daysOverdue', 'greaterThanInclusive', 1, 'The deadline has passed', 'Mae’r dyddiad cau wedi mynd heibio'],
    ['daysOverdue', 'equal', 0, 'The deadline has not passed', 'Nid yw’r dyddiad cau wedi mynd heibio'],
    ['daysOverdue', 'greaterThan', 28, 'The deadline passed more than 28 days ago', 'Aeth y dyddiad cau heibio fwy na 28 diwrnod yn ôl'],
    ['workingDaysOverdue', 'greaterThanInclusive', 2, 'The deadline passed at least 2 working days ago', 'Aeth y dyddiad cau heibio o leiaf 2 ddiwrnod gwaith yn ôl'],
    ['daysOverdue', 'lessThan', 15, 'It is less than 15 days past the deadline', 'Mae llai na 15 diwrnod ar ôl y dyddiad cau'],
    ['daysUntilDue', 'lessThanInclusive', 30, 'The deadline is at most 30 days away', 'Mae 30 diwrnod ar y mwyaf tan y dyddiad cau'],
    ['daysUntilDue', 'x:between', [0, 14], 'The deadline is at most 14 days away', 'Mae 14 diwrnod ar y mwyaf tan y dyddiad cau'],
    ['timescalePrecision', 'equal', 'ongoing', 'Its timescale is ongoing', 'Mae ei amserlen yn barhaus'],
    ['daysUntilDue', 'lessThan', 0, 'The deadline has passed', 'Mae’r dyddiad cau wedi mynd heibio'],
    ['evidenceCount', 'equal', 0, 'There is no evidence', 'Nid oes tystiolaeth'],
    ['evidenceCount', 'greaterThan', 0, 'There is evidence', 'Mae tystiolaeth'],
    ['verifiedEvidenceCount', 'greaterThanInclusive', 2, 'There are at least 2 pieces of verified evidence', 'Mae o leiaf 2 ddarn o dystiolaeth wedi’i gwirio'],
    ['expiredEvidenceCount', 'greaterThan', 0, 'There is out-of-date evidence', 'Mae tystiolaeth sydd wedi dyddio'],
    ['evidenceCount', 'greaterThan', 1, 'There is more than one piece of evidence', 'Mae mwy nag un darn o dystiolaeth'],
    ['daysSinceUpdate', 'greaterThan', 30, 'The last update was more than 30 days ago', 'Roedd y diweddariad diwethaf fwy na 30 diwrnod yn ôl'],
    ['status', 'equal', 'complete', 'The action is complete', 'Mae’r cam gweithredu wedi’i gwblhau'],
    ['status', 'equal', 'notStarted', 'The action has not started', 'Mae’r cam gweithredu heb gychwyn'],
    ['status', 'notEqual', 'notStarted', 'The action has started', 'Mae’r cam gweithredu wedi cychwyn'],
    ['status', 'notEqual', 'complete', 'The action is not complete', 'Nid yw’r cam gweithredu wedi’i gwblhau'],
    ['status', 'in', ['notStarted', 'inProgress'], 'The action is not started or in progress', 'Mae’r cam gweithredu heb gychwyn neu ar y gweill'],
    ['statedRating', 'equal', 'red', 'It was reported red', 'Nodwyd ei fod yn goch'],
    ['statedRating', 'in', ['red', 'amber'], 'It was reported red or amber', 'Nodwyd ei fod yn goch neu ambr'],
    ['due', 'x:isMissing', true, 'It has no date', 'Nid oes dyddiad'],
    ['hasOwner', 'equal', false, 'Nobody is accountable for it', 'Nid oes neb yn atebol amdano'],
    ['timesMoved', 'greaterThan', 0, 'Its date was moved', 'Symudwyd ei ddyddiad'],
    ['progressPercent', 'lessThan', 50, 'Progress: less than 50%', 'Cynnydd: llai na 50%'],
    ['progressPercent', 'x:between', [10, 50], 'Progress: from 10% to 50%', 'Cynnydd: o 10% i 50%'],
    ['assurance', 'notIn', ['none', 'claimed'], 'Assurance: not none or claimed', 'Sicrwydd: nid none neu claimed'],
    ['forecast', 'x:after', '2026-12-31', 'Forecast: after 31 December 2026', 'Rhagolwg: ar ôl 31 Rhagfyr 2026'],
    ['linkedIndicatorSignal', 'in', ['worsening', 'notEnoughData'], 'Signal of the linked indicator: getting worse or not enough data', 'Arwydd y dangosydd cysylltiedig: yn gwaethygu neu dim digon o ddata'],
    ['ownerCount', 'greaterThan', 3, 'Number of owners: more than 3', 'Nifer y perchnogion: mwy na 3'],
  ])('%s %s %p', (id, operator, expected, english, welsh) => {
    expect(whyWords.en.asks(leaf(id, operator, expected), known)).toBe(english);
    expect(whyWords.cy.asks(leaf(id, operator, expected), known)).toBe(welsh);
  });

  test('one fact compared with another', () => {
    const condition = leaf('forecast', 'x:after', null, fact('due', '2026-09-30'));
    expect(whyWords.en.asks(condition, known)).toBe('Forecast: after “Due date”');
    expect(whyWords.cy.asks(condition, known)).toBe('Rhagolwg: ar ôl “Dyddiad cyflawni”');
  });
});

describe('what was found', () => {
  test.each<[string, Value, string, string]>([
    ['daysOverdue', 53, '53 days past the deadline, 30 September 2026', '53 diwrnod ar ôl y dyddiad cau, 30 Medi 2026'],
    ['daysOverdue', 1, '1 day past the deadline, 30 September 2026', '1 diwrnod ar ôl y dyddiad cau, 30 Medi 2026'],
    ['daysOverdue', 2, '2 days past the deadline, 30 September 2026', '2 ddiwrnod ar ôl y dyddiad cau, 30 Medi 2026'],
    ['daysOverdue', 0, 'The deadline is 30 September 2026', 'Y dyddiad cau yw 30 Medi 2026'],
    ['workingDaysOverdue', 38, '38 working days past the deadline, 30 September 2026', '38 diwrnod gwaith ar ôl y dyddiad cau, 30 Medi 2026'],
    ['daysUntilDue', 11, '11 days until the deadline, 30 September 2026', '11 diwrnod tan y dyddiad cau, 30 Medi 2026'],
    ['daysUntilDue', 0, 'The deadline is today', 'Heddiw yw’r dyddiad cau'],
    ['daysUntilDue', -3, '3 days past the deadline, 30 September 2026', '3 diwrnod ar ôl y dyddiad cau, 30 Medi 2026'],
    ['evidenceCount', 0, 'No evidence', 'Dim tystiolaeth'],
    ['evidenceCount', 1, 'One piece of evidence', 'Un darn o dystiolaeth'],
    ['verifiedEvidenceCount', 3, '3 pieces of verified evidence', '3 darn o dystiolaeth wedi’i gwirio'],
    ['daysSinceUpdate', 40, 'Last updated 40 days ago, on 13 October 2026', 'Diweddarwyd ddiwethaf 40 diwrnod yn ôl, ar 13 Hydref 2026'],
    ['daysSinceStart', 0, 'Started today', 'Cychwynnwyd heddiw'],
    ['status', 'inProgress', 'It is in progress', 'Mae ar y gweill'],
    ['statedRating', 'amber', 'It was reported amber', 'Nodwyd ei fod yn ambr'],
    ['timesMoved', 1, 'Its date was moved once', 'Symudwyd ei ddyddiad unwaith'],
    ['timesMoved', 3, 'Its date was moved 3 times', 'Symudwyd ei ddyddiad 3 gwaith'],
    ['due', '2026-09-30', 'Due date: 30 September 2026', 'Dyddiad cyflawni: 30 Medi 2026'],
    ['progressPercent', 40, 'Progress: 40%', 'Cynnydd: 40%'],
    ['daysOverdue', null, 'We do not know when it is due', 'Ni wyddom beth yw’r dyddiad cau'],
    ['linkedIndicatorSignal', 'worsening', 'Signal of the linked indicator: getting worse', 'Arwydd y dangosydd cysylltiedig: yn gwaethygu'],
    ['linkedIndicatorSignal', null, 'We do not know what an indicator linked to it says', 'Ni wyddom beth mae dangosydd sy’n gysylltiedig ag ef yn ei ddweud'],
    ['assurance', null, 'We do not know “Assurance”', 'Ni wyddom “Sicrwydd”'],
  ])('%s = %p', (id, value, english, welsh) => {
    expect(whyWords.en.found(fact(id, value), known)).toBe(english);
    expect(whyWords.cy.found(fact(id, value), known)).toBe(welsh);
  });
});

describe('what would change it', () => {
  test.each<[string, string, Value, string, string]>([
    ['evidenceCount', 'atLeast', 1, 'with one piece of evidence', 'gydag un darn o dystiolaeth'],
    ['evidenceCount', 'equal', 0, 'without any evidence', 'heb unrhyw dystiolaeth'],
    ['verifiedEvidenceCount', 'atLeast', 2, 'with at least 2 pieces of verified evidence', 'gydag o leiaf 2 ddarn o dystiolaeth wedi’i gwirio'],
    ['status', 'equal', 'complete', 'if it were complete', 'pe bai wedi’i gwblhau'],
    ['status', 'equal', 'notStarted', 'if it had not started', 'pe bai heb gychwyn'],
    ['due', 'atLeast', '2026-11-22', 'if its deadline were 22 November 2026 or later', 'pe bai’r dyddiad cau ar 22 Tachwedd 2026 neu’n hwyrach'],
    ['daysOverdue', 'atMost', 0, 'if its deadline had not passed', 'pe na bai’r dyddiad cau wedi mynd heibio'],
    ['statedRating', 'equal', 'red', 'if it had been reported red', 'pe bai wedi’i nodi’n goch'],
    ['hasOwner', 'equal', true, 'if somebody were accountable for it', 'pe bai rhywun yn atebol amdano'],
    ['linkedIndicatorSignal', 'equal', 'improving', 'if “Signal of the linked indicator” said “improving”', 'pe bai “Arwydd y dangosydd cysylltiedig” yn dweud “yn gwella”'],
    ['progressPercent', 'atLeast', 80, 'if “Progress” were at least 80%', 'pe bai “Cynnydd” yn o leiaf 80%'],
  ])('%s %s %p', (id, operator, value, english, welsh) => {
    const change: CounterfactualView = { fact: fact(id, value), operator, value, rating: amber };
    expect(whyWords.en.counterfactual(change, known)).toBe(`It would be amber ${english}.`);
    expect(whyWords.cy.counterfactual(change, known)).toBe(`Byddai’n ambr ${welsh}.`);
  });
});
