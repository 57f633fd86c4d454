/** The draft: what was read, as it was corrected, with what is still open. */
import { describe, expect, test } from '@jest/globals';
import type { Interpretation } from '@waymark/documents';
import { ratingKeyPresets } from '@waymark/domain';
import { action, planOf } from '../../testing/test-plan.ts';
import { factsRowOf, isOpen, makeDraft } from './draft.ts';
import type { Correction } from './import-row.ts';

const key = ratingKeyPresets['delivery-4'];
const today = '2016-09-30';
const [first, second] = ['sections/0/objectives/0/actions/0', 'sections/0/objectives/0/actions/1'];

type Found = Interpretation['findings'][number];
const finding = (code: string, path: string | null, needsAnswer = true): Found => ({
  code, message: '', parameters: { text: 'x' }, where: { block: 1, row: 2, ...(path === null ? {} : { path }) }, ...(path === null ? {} : { path }), needsAnswer,
});
const read = (findings: Found[] = []): Interpretation => ({
  plan: planOf([[[action(), action({ stated: 'green', timescale: 'Achieved' })]]]), origins: { [first]: { block: 1, row: 2 } }, columns: {}, findings,
});
const draft = (corrections: Record<string, Correction> = {}, findings: Found[] = [], answered: string[] = [], by = key) => makeDraft(read(findings), { corrections, answered }, by, today);

describe('a draft', () => {
  test('is what was read, with the place it was read at', () => {
    const { actions } = draft();
    expect(actions.map(({ path, objectivePath, statedCode, statedSource, block, row }) => ({ path, objectivePath, statedCode, statedSource, block, row }))).toEqual([
      { path: first, objectivePath: 'sections/0/objectives/0', statedCode: 'amber', statedSource: 'text', block: 1, row: 2 },
      { path: second, objectivePath: 'sections/0/objectives/0', statedCode: 'green', statedSource: 'text', block: null, row: null },
    ]);
  });
  test('leaves out what somebody left out, and keeps the paths of the rest', () => expect(draft({ [first]: { leaveOut: true } }).actions.map(({ path }) => path)).toEqual([second]));
  test('takes a corrected text, date and code', () => {
    expect(draft({ [first]: { description: 'New', timescaleText: '31 Dec 2016', statedCode: 'blue' } }).actions[0]).toMatchObject({
      description: 'New', timescale: { sourceText: '31 Dec 2016', precision: 'day', due: '2016-12-31' }, statedCode: 'blue', statedSource: 'person',
    });
  });
  test('takes away a stated rating', () => expect(draft({ [first]: { statedCode: null } }).actions[0]).toMatchObject({ statedCode: null, statedSource: null }));
  test('makes another of the owners accountable', () => {
    expect(draft({ [first]: { accountableOwner: 'Police' } }).actions[0]?.owners).toEqual([{ name: 'Head of Service', accountable: false }, { name: 'Police', accountable: true }]);
  });
  test('puts an owner in front whom the document does not name', () => {
    expect(draft({ [first]: { accountableOwner: 'Board Chair' } }).actions[0]?.owners.map(({ name, accountable }) => [name, accountable])).toEqual([['Board Chair', true], ['Head of Service', false], ['Police', false]]);
  });
});

describe('a finding', () => {
  test.each<[string, string, Correction, boolean]>([
    ['about owners', 'severalOwners', { accountableOwner: 'Police' }, true],
    ['about owners', 'severalOwners', { timescaleText: 'Dec 16' }, false],
    ['about a date', 'twoDates', { timescaleText: 'Dec 16' }, true],
    ['about a rating', 'ratingFromShading', { statedCode: 'red' }, true],
    ['about a rating taken away', 'ratingUnclear', { statedCode: null }, true],
    ['about anything', 'duplicateRef', { leaveOut: true }, true],
    ['about anything', 'duplicateRef', { description: 'New' }, false],
  ])('%s (%s) is settled by %j: %s', (_name, code, correction, settled) => expect(draft({ [first]: correction }, [finding(code, first)]).findings[0]?.answered).toBe(settled));

  test('keeps its id while it is the same, and is told from its twin', () => {
    const ids = draft({}, [finding('textNotUsed', null), finding('textNotUsed', null), finding('tableSkipped', null)]).findings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(draft({ [second]: { description: 'New' } }, [finding('textNotUsed', null), finding('textNotUsed', null), finding('tableSkipped', null)]).findings.map(({ id }) => id)).toEqual(ids);
  });
  test('is open until it is confirmed, if it needs an answer at all', () => {
    const { findings } = draft({}, [finding('columnIgnored', null), finding('textNotUsed', null, false)]);
    expect(findings.map(isOpen)).toEqual([true, false]);
    expect(draft({}, [finding('columnIgnored', null)], [findings[0]?.id ?? '']).findings.map(isOpen)).toEqual([false]);
  });
  test('asks about a stated rating that the key lacks', () => {
    const { findings } = draft({}, [], [], { ...key, ratings: key.ratings.filter(({ code }) => code !== 'amber') });
    expect(findings).toMatchObject([{ code: 'statedNotInKey', path: first, parameters: { code: 'amber' }, needsAnswer: true, answered: false }]);
  });
  test('is raised by typed words that look like data about a child', () => {
    const found = draft({ [first]: { description: 'Review the child, DOB 12/03/2011, ULN 1234567890' } }).findings;
    expect(found.map(({ code, parameters, path }) => [code, parameters['kind'], path])).toEqual([['childDataSuspected', 'dateOfBirth', first], ['childDataSuspected', 'learnerNumber', first]]);
    expect(found.every(isOpen)).toBe(true);
  });
  test('is raised by a corrected date that is still unclear', () => {
    expect(draft({ [first]: { timescaleText: 'whenever' } }).findings).toMatchObject([{ code: 'dateUnclear', path: first, parameters: { text: 'whenever', due: null }, needsAnswer: true }]);
  });
});

test('rules read of a draft what its commit will store', () => {
  const [open, done] = draft().actions.map((item) => factsRowOf(item, { targetDate: '2016-12-31' }, key, today));
  expect(open).toMatchObject({ status: 'inProgress', timescaleBaseline: '2016-09-30', timescaleCurrent: '2016-09-30', lastUpdatedOn: today, evidenceCount: 0, ownerCount: 2, hasOwner: true, objectiveTargetDate: '2016-12-31' });
  expect(done).toMatchObject({ status: 'complete', assurance: 'claimed', timescalePrecision: 'achieved', timescaleCurrent: null });
});
