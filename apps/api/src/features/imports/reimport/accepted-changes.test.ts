// What a taken difference makes of a row: its dates, its status, and what the revision says of it.
import { expect, test } from '@jest/globals';
import { parseTimescale, ratingKeyPresets } from '@waymark/domain';
import type { DraftActionItem } from '../draft.ts';
import { changedRow, type EditableAction } from './accepted-changes.ts';
import type { PlanChange } from './comparison.ts';

const row: EditableAction = {
  id: 'a', version: 3, sectionId: 's', objectiveId: 'o', ref: '1', description: 'Review', approach: null, ownerText: 'Head of Service', successMeasure: null, progress: 'Begun',
  status: 'inProgress', assurance: 'none', statedCode: 'amber', statedSource: 'shading', timescaleSourceText: 'Sept 16', timescalePrecision: 'month', timescaleBaseline: '2016-09-30',
  timescaleCurrent: '2016-09-30', timescaleOngoing: false, timescaleAchieved: false, timesMoved: 1, startedOn: '2016-06-01',
};
const item = (by: string, statedCode: string | null): DraftActionItem => ({
  path: 'p', objectivePath: 'q', section: 0, objective: 0, ref: '1', description: 'Review again', approach: null, ownerText: 'Analyst', owners: [{ name: 'Analyst', accountable: true }],
  timescale: parseTimescale(by, { after: '2016-09-30' }).timescale, statedCode, statedSource: 'text', successMeasure: null, progress: 'Done', block: 0, row: 0,
});
const taking = (by: string, stated: string | null, ...fields: (PlanChange['field'])[]) =>
  changedRow(row, { changes: fields.map((field) => ({ field }) as PlanChange), item: item(by, stated), place: null }, ratingKeyPresets['delivery-4'], '2016-10-01');

test('only what was taken changes', () => {
  const { row: next, owners, before, after } = taking('Dec 16', 'green', 'description');
  expect(next).toEqual({ ...row, version: 4, description: 'Review again' });
  expect([owners, before, after]).toEqual([null, { description: 'Review' }, { description: 'Review again' }]);
});

test('a later date is a move, its first date stays; the same date in other words is none', () => {
  expect(taking('Dec 16', null, 'timescale').row).toMatchObject({ timescaleBaseline: '2016-09-30', timescaleCurrent: '2016-12-31', timesMoved: 2 });
  expect(taking('30/09/2016', null, 'timescale').row).toMatchObject({ timescalePrecision: 'day', timescaleCurrent: '2016-09-30', timesMoved: 1 });
  // A revision tells it by the names that a person's move uses.
  expect(taking('Dec 16', null, 'timescale').after).toEqual({ sourceText: 'Dec 16', current: '2016-12-31', timesMoved: 2 });
  expect(taking('Tbc', null, 'timescale').row).toMatchObject({ timescaleBaseline: '2016-09-30', timescaleCurrent: null, timesMoved: 1 });
});

test('the status moves only where the document means another', () => {
  expect(taking('Sept 16', 'green', 'stated').row.status).toBe('complete');
  // Red and amber both mean under way: that somebody has cancelled or completed it since stays.
  expect(changedRow({ ...row, status: 'complete' }, { changes: [{ field: 'stated' } as PlanChange], item: item('Sept 16', 'red'), place: null }, ratingKeyPresets['delivery-4'], '2016-10-01').row).toMatchObject({ statedCode: 'red', status: 'complete' });
  expect(changedRow({ ...row, status: 'notStarted', statedCode: 'blue', startedOn: null }, { changes: [{ field: 'stated' } as PlanChange], item: item('Sept 16', 'amber'), place: null }, ratingKeyPresets['delivery-4'], '2016-10-01').row).toMatchObject({ status: 'inProgress', startedOn: '2016-10-01' });
});

test('owners come with their cell, and a move with its place', () => {
  expect(taking('Sept 16', 'amber', 'owner')).toMatchObject({ owners: [{ name: 'Analyst', accountable: true }], after: { ownerText: 'Analyst', owners: [{ name: 'Analyst' }] } });
  expect(changedRow(row, { changes: [], item: item('Sept 16', 'amber'), place: { sectionId: 's2', objectiveId: 'o2' } }, ratingKeyPresets['delivery-4'], '2016-10-01').before).toEqual({ sectionId: 's', objectiveId: 'o' });
});
