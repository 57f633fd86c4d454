/** Counts and orders over rated actions. */
import { describe, expect, test } from '@jest/globals';
import { ratingKeyPresets, type Rating } from '@waymark/domain';
import { exceptionsFirst, furthestPastFirst, meets, summarise, type CountedAction } from './summary.ts';

const key = ratingKeyPresets['delivery-4'];
const rating = (code: string): Rating => {
  const found = key.ratings.find((candidate) => candidate.code === code);
  if (!found) throw new Error(`The key has no ${code}.`);
  return found;
};

let position = 0;
function action(effective: string, stated: string | null, more: Partial<CountedAction> = {}): CountedAction {
  return {
    sectionId: 's1', position: position++, status: 'inProgress', due: '2016-10-31', stated: stated === null ? null : rating(stated),
    computed: rating(effective), effective: rating(effective), overridden: false, diverges: stated !== null && stated !== effective, daysOverdue: null, ...more,
  };
}

describe('a summary', () => {
  const actions = [
    action('red', 'amber', { daysOverdue: 30 }), action('red', 'amber', { daysOverdue: 5 }), action('red', 'green', { sectionId: 's2', daysOverdue: 1 }),
    action('amber', 'amber', { sectionId: 's2' }), action('green', null, { status: 'complete' }), action('blue', 'blue'),
  ];
  const summary = summarise(actions, key, ['s1', 's2', 's3']);
  const counts = (list: readonly { rating: Rating; count: number }[]) => Object.fromEntries(list.map(({ rating: { code }, count }) => [code, count]));

  test('counts every rating of the key in its order', () => {
    expect(summary.total).toBe(6);
    expect(summary.byRating.map(({ rating: { code } }) => code)).toEqual(key.ratings.map(({ code }) => code));
    expect(counts(summary.byRating)).toEqual({ blue: 1, green: 1, amber: 1, red: 3 });
  });
  test('counts what was stated, and what was not', () => {
    expect(counts(summary.byStated)).toEqual({ blue: 1, green: 1, amber: 3, red: 0 });
    expect(summary.withoutStated).toBe(1);
  });
  test('counts each section, also an empty one', () => {
    expect(summary.bySection.map(({ sectionId, total }) => [sectionId, total])).toEqual([['s1', 4], ['s2', 2], ['s3', 0]]);
    expect(counts(summary.bySection[1]?.byRating ?? [])).toEqual({ blue: 0, green: 0, amber: 1, red: 1 });
  });
  test('groups divergences, the largest first, beside all that were stated so', () => {
    expect(summary.divergences.map(({ stated, computed, ...group }) => [stated.code, computed.code, group])).toEqual([
      ['amber', 'red', { count: 2, pastDeadline: 2, statedTotal: 3 }],
      ['green', 'red', { count: 1, pastDeadline: 1, statedTotal: 1 }],
    ]);
    expect([summary.divergent, summary.pastDeadline]).toEqual([3, 3]);
  });
  test('of nothing is all zeros', () => expect(summarise([], key, [])).toMatchObject({ total: 0, divergent: 0, pastDeadline: 0, divergences: [], bySection: [] }));
  test('keeps a rating that the key has lost', () => {
    const lost: Rating = { ...rating('red'), code: 'black' };
    expect(summarise([{ ...action('red', null), effective: lost }], key, []).byRating.at(-1)).toEqual({ rating: lost, count: 1 });
  });
});

describe('exceptions first', () => {
  const of = (name: string, counted: CountedAction) => ({ name, counted });
  const rows = [
    of('done', action('green', null)), of('not due', action('blue', null)), of('at risk', action('amber', null)),
    of('red, 2 days', action('red', null, { daysOverdue: 2 })), of('red, 90 days', action('red', null, { daysOverdue: 90 })),
    of('not due, no date', action('blue', null, { due: null })), of('amber, 10 days', action('amber', null, { daysOverdue: 10 })),
    of('red, no date', action('red', null, { due: null })), of('red, not past', action('red', null)), of('done, no date', action('green', null, { due: null })),
  ];
  test('off track, the most overdue before, then at risk, then without a date, then the rest', () => {
    expect([...rows].sort((a, b) => exceptionsFirst(a.counted, b.counted)).map(({ name }) => name)).toEqual([
      'red, 90 days', 'red, 2 days', 'red, no date', 'red, not past', 'amber, 10 days', 'at risk', 'not due, no date', 'not due', 'done, no date', 'done',
    ]);
  });
});

test('divergences come the furthest past their date first', () => {
  const rows = [action('red', 'amber'), action('red', 'amber', { daysOverdue: 3 }), action('red', 'amber', { daysOverdue: 40 })];
  expect([...rows].sort(furthestPastFirst).map(({ daysOverdue }) => daysOverdue)).toEqual([40, 3, null]);
});

describe('a filter', () => {
  const one = { ...action('red', 'amber', { daysOverdue: 3, sectionId: 's2' }), ownerNames: () => ['Head of Service', 'Dŵr Cymru'] };
  test.each([
    [{}, true], [{ sectionId: 's2' }, true], [{ sectionId: 's1' }, false], [{ rating: 'red' }, true], [{ rating: 'amber' }, false], [{ stated: 'amber' }, true],
    [{ stated: 'red' }, false], [{ diverges: true }, true], [{ diverges: false }, false], [{ pastDeadline: true }, true], [{ pastDeadline: false }, false],
    [{ owner: 'head' }, true], [{ owner: ' SERVICE ' }, true], [{ owner: 'dŵr' }, true], [{ owner: 'police' }, false], [{ owner: '  ' }, true],
    [{ rating: 'red', diverges: false }, false], [{ rating: null, sectionId: null, owner: null }, true],
  ])('%j: %s', (filter, met) => expect(meets(one, filter)).toBe(met));
});
