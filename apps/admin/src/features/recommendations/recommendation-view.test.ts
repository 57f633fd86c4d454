/** What the lead sentence counts, and when a state and the actions contradict each other. */
import { expect, test } from '@jest/globals';
import { contradictionOf, gapsOf, meets, type RecommendationView } from './recommendation-view.ts';

const one = (state: RecommendationView['state'], progress: RecommendationView['answeredBy']['progress'], more: { actionCount?: number; completeCount?: number; due?: 'DUE' | 'OVERDUE' } = {}) =>
  ({ state, answeredBy: { progress, actionCount: more.actionCount ?? 0, completeCount: more.completeCount ?? 0 }, responseDue: more.due ? { state: more.due } : null }) as unknown as RecommendationView;

test('what is open and unanswered is a gap; what was superseded is none', () => {
  const all = [one('OPEN', 'UNANSWERED'), one('SUPERSEDED', 'UNANSWERED'), one('OPEN', 'OFF_TRACK', { due: 'OVERDUE' }), one('OPEN', 'ACCEPTED', { due: 'DUE' })];
  expect(gapsOf(all)).toEqual({ unanswered: 1, offTrack: 1, overdue: 1 });
  expect((['all', 'unanswered', 'open'] as const).map((filter) => all.filter((held) => meets(held, filter)).length)).toEqual([4, 1, 3]);
});

test('implemented with an open action contradicts itself', () => {
  expect(contradictionOf(one('IMPLEMENTED', 'UNDER_WAY', { actionCount: 3, completeCount: 1 }))).toEqual({ open: 2, actions: 3 });
  expect(contradictionOf(one('IMPLEMENTED', 'DELIVERED', { actionCount: 3, completeCount: 3 }))).toBeNull();
  expect(contradictionOf(one('IMPLEMENTED', 'UNANSWERED'))).toBeNull();
  expect(contradictionOf(one('OPEN', 'UNDER_WAY', { actionCount: 3, completeCount: 1 }))).toBeNull();
});
