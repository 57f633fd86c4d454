/** What a draft may hold, and what closing asks of it. */
import { describe, expect, test } from '@jest/globals';
import { currentStandards } from '@waymark/domain';
import { reasonsAgainstClosing, reasonsAgainstDraft, wholeStandards, type StandardContent } from './new-self-assessment.ts';

const TODAY = '2026-11-27';
const whole: StandardContent = { standard: 'atCourt', strategic: 'good', operational: 'inadequate', cases: 60, casesLookedAt: 20, evidence: 'Reports for court, read by two people.' };
const nothing = { strategic: null, operational: null, cases: null, casesLookedAt: null, evidence: null };
const said = (reasons: { code: string; parameters: { name: string; value: unknown }[] }[]) => reasons.map(({ code, parameters }) => `${code} ${parameters.flatMap(({ name, value }) => (name === 'field' && typeof value === 'string' ? [value] : [])).join()}`.trim());

describe('a draft', () => {
  const draft = (change: object = {}, standards: readonly Partial<StandardContent>[] = [{}]) =>
    said(reasonsAgainstDraft({ standardsVersion: '2019', assessedOn: TODAY, moderatedBy: null, ...change, standards: standards.map((one) => ({ ...whole, ...one })) }, TODAY));

  test.each([
    [{}, [{}], []],
    [{}, [nothing], []],
    [{}, [{ casesLookedAt: null }], []],
    [{ assessedOn: '2026-11-28' }, [{}], ['dateInFuture assessedOn']],
    [{ standardsVersion: '2013' }, [{}], ['unknownVersion standardsVersion']],
    [{ moderatedBy: 'x'.repeat(201) }, [{}], ['textTooLong moderatedBy']],
    [{}, [{ standard: 'prevention' }], ['unknownStandard standards']],
    [{}, [{}, {}], ['standardTwice standards']],
    [{}, [{ cases: -1 }], ['notACount atCourt-cases']],
    [{}, [{ cases: 10 }], ['aboveCases atCourt-casesLookedAt']],
    [{}, [{ casesLookedAt: 0 }], ['bandWithoutCases atCourt-operational']],
    [{}, [{ evidence: 'x'.repeat(4_001) }], ['textTooLong atCourt-evidence']],
    [{}, [{ evidence: 'Read the file of NHS number 943 476 5919.' }], ['childDataSuspected atCourt-evidence']],
  ])('%j %j', (change, standards, expected) => expect(draft(change, standards)).toEqual(expected));

  test('is kept with suspected text once somebody has looked again', () => {
    expect(reasonsAgainstDraft({ standardsVersion: '2019', assessedOn: TODAY, moderatedBy: null, standards: [{ ...whole, evidence: 'NHS number 943 476 5919' }] }, TODAY, true)).toEqual([]);
  });

  test('is kept with all standards in their order', () => {
    expect(wholeStandards(currentStandards, [whole]).map(({ standard, cases }) => [standard, cases])).toEqual([['outOfCourt', null], ['atCourt', 60], ['inCommunity', null], ['inSecureSettings', null], ['onTransition', null]]);
  });
});

describe('closing', () => {
  const close = (...changes: Partial<StandardContent>[]) => said(reasonsAgainstClosing(changes.map((change) => ({ ...whole, ...change }))));

  test('asks for at least one standard, and leaves others out', () => {
    expect(close(nothing)).toEqual(['nothingAssessed standards']);
    expect(close({}, { standard: 'inCommunity', ...nothing })).toEqual([]);
  });

  test('asks for all of a standard that was begun', () => {
    expect(close({ ...nothing, strategic: 'good' })).toEqual(['missing atCourt-operational', 'missing atCourt-cases', 'missing atCourt-casesLookedAt', 'missing atCourt-evidence']);
  });

  test('asks for no operational band where there was no case', () => {
    expect(close({ cases: 0, casesLookedAt: 0, operational: null })).toEqual([]);
  });
});
