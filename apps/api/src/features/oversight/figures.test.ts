/** What crosses to an oversight body: shares with their numbers, and nothing of few. */
import { describe, expect, test } from '@jest/globals';
import type { FigureRow } from './figures.store.ts';
import { readFigures, releaseChildren } from './figures.ts';

const row = (more: Partial<FigureRow> = {}): FigureRow => ({
  tenantId: 'a', plans: 1, actions: 50, notDue: 5, onTrack: 0, atRisk: 20, offTrack: 15, complete: 10, open: 40, overdue: 20, stated: 50, divergent: 20, rosier: 18, claimed: 30, evidenced: 6,
  openEscalations: 3, lastUpdate: '2016-09-30', overridden: 4, signedOff: 9, signOffDays: 12.5, ...more,
});
const day = '2016-09-30';

test('a share has its numbers and its interval', () => {
  const { overdue } = readFigures(row(), [], day);
  expect(overdue).toMatchObject({ count: 20, of: 40, value: 0.5, mark: null });
  // Wilson, 95 %: published tables give 0.352 and 0.648.
  expect([overdue.lower95!.toFixed(3), overdue.upper95!.toFixed(3)]).toEqual(['0.352', '0.648']);
});

describe('of fewer than five actions', () => {
  const few = row({ actions: 4, notDue: 0, atRisk: 3, offTrack: 1, complete: 0, open: 4, overdue: 1, stated: 4, divergent: 1, rosier: 1, claimed: 2, evidenced: 1 });

  test('nothing is told where actions are closed, nor what is derived from it', () => {
    const figures = readFigures(few, ['indicators', 'escalations'], day);
    expect([figures.actions, figures.byStatus, figures.mark, figures.quality]).toEqual([null, null, 'c', 'tooFew']);
    for (const share of [figures.overdue, figures.divergent, figures.rosier, figures.evidenced, figures.overridden]) expect(share).toEqual({ count: null, of: null, value: null, lower95: null, upper95: null, mark: 'c' });
  });

  test('the median of few sign-offs is withheld, however many actions there are', () => {
    const sparse = row({ signedOff: 4 });
    expect(readFigures(sparse, [], day).signOff).toEqual({ of: null, median: null, mark: 'c' });
    expect(readFigures(sparse, ['actions'], day).signOff).toEqual({ of: 4, median: 12.5, mark: null });
  });

  test('all is told to who may read the actions', () => {
    expect(readFigures(few, ['actions'], day)).toMatchObject({ actions: 4, mark: null, overdue: { count: 1, of: 4 } });
  });

  test('only what is small is withheld', () => {
    const figures = readFigures(row({ stated: 3, divergent: 1, rosier: 1 }), [], day);
    expect([figures.divergent.mark, figures.rosier.mark, figures.overdue.mark, figures.actions]).toEqual(['c', 'c', null, 50]);
  });
});

test('overrides are of all actions, sign-off is a median over its own', () => {
  const { overridden, signOff } = readFigures(row(), [], day);
  expect([overridden.count, overridden.of, signOff]).toEqual([4, 50, { of: 9, median: 12.5, mark: null }]);
  expect(readFigures(row({ signedOff: 0, signOffDays: null }), [], day).signOff).toEqual({ of: 0, median: null, mark: 'z' });
});

test('nothing to take a share of is not withheld', () => {
  expect(readFigures(row({ open: 0, overdue: 0 }), [], day).overdue).toMatchObject({ count: 0, of: 0, value: null, mark: 'z' });
});

test.each([
  [18, 50, 'rosier'], [14, 50, 'alike'], [0, 50, 'alike'], [9, 9, 'tooFew'], [6, 10, 'rosier'],
])('%i rosier of %i stated: %s', (rosier, stated, quality) => {
  expect(readFigures(row({ rosier, divergent: rosier, stated }), [], day).quality).toBe(quality);
});

test('escalations are told where they are opened', () => {
  expect([readFigures(row(), [], day).openEscalations, readFigures(row(), ['escalations'], day).openEscalations]).toEqual([null, 3]);
});

test('a figure about children leaves whole or not at all', () => {
  const figure = { value: 20, lower95: 5, upper95: 40, lower998: 2, upper998: 60, count: 4.2, denominator: 20_000, estimated: true };
  expect(releaseChildren(figure)).toMatchObject({ mark: 'c', count: null, value: null, lower95: null, upper95: null });
  expect(releaseChildren({ ...figure, count: 5 })).toMatchObject({ mark: null, count: 5, value: 20 });
  expect(releaseChildren(null)).toMatchObject({ mark: 'x', count: null });
});
