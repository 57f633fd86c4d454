// Answers to differences: all at once, and after the plan was compared again.
import { expect, test } from '@jest/globals';
import { answerAll, byAction, movesDates, stillMeant, type Change, type Choices, type Comparison } from './choices.ts';

const change = (id: string, more: Partial<Change> = {}): Change => ({ id, kind: 'CHANGED', actionId: id.split('/')[0] ?? null, ref: '1', description: 'Review', section: { ref: null, title: 'S' }, objective: { ref: null, title: 'O' }, fromObjective: null, pairedBy: 'REF', field: 'PROGRESS', before: 'a', after: 'b', doubts: [], ...more });
const comparison = (changes: Change[]): Comparison => ({ changes }) as unknown as Comparison;
const said: Choices = new Map([['a/PROGRESS', { accept: true, reason: '' }], ['b/missing', { accept: true, reason: 'Done' }]]);

test('differences of one action stand together', () => {
  expect(byAction([change('a/PROGRESS'), change('a/OWNER'), change('b/OWNER')]).map(({ key, changes }) => [key, changes.length])).toEqual([['a', 2], ['b', 1]]);
});

test('answering all leaves what is missing to be asked', () => {
  const choices = answerAll([change('a/PROGRESS'), change('b/missing', { kind: 'MISSING' })], new Map(), false);
  expect([...choices]).toEqual([['a/PROGRESS', { accept: false, reason: '' }]]);
});

test('an answer is kept for the very difference it was given to', () => {
  const before = comparison([change('a/PROGRESS'), change('b/missing', { kind: 'MISSING' })]);
  expect([...stillMeant(said, before, comparison([change('a/PROGRESS', { before: 'changed since' }), change('b/missing', { kind: 'MISSING' })])).keys()]).toEqual(['b/missing']);
  expect(stillMeant(said, before, comparison([])).size).toBe(0);
});

test('a reason is asked for when a timescale is taken', () => {
  const timescale = change('a/PROGRESS', { field: 'TIMESCALE' });
  expect(movesDates([timescale], said)).toBe(true);
  expect(movesDates([timescale], new Map([['a/PROGRESS', { accept: false, reason: '' }]]))).toBe(false);
});
