/** The portfolio's address, filters and order. */
import { describe, expect, test } from '@jest/globals';
import { portfolioSearch, readPortfolioView, shownServices, stagesOf, usualPortfolioSort, type PortfolioRow } from './portfolio-view.ts';

const row = (name: string, offTrack: number | null, overdue: number | null = null, quality = 'ALIKE'): PortfolioRow =>
  ({ slug: name, name: { en: name, cy: name }, figures: { byStatus: offTrack === null ? null : { offTrack }, overdue: { value: overdue }, quality } }) as unknown as PortfolioRow;
const view = (search = '') => readPortfolioView(new URLSearchParams(search));
const names = (rows: readonly PortfolioRow[], search = ''): string[] => shownServices(rows, view(search), 'en').map(({ slug }) => slug);

describe('the address', () => {
  test.each(['', '?name=ton&sort=overdue-down', '?body=x&rosier=yes&off-track=yes', '?sort=updated'])('%s says what it says, and no more', (search) => {
    expect(portfolioSearch(view(search))).toBe(search);
  });

  test('leaves out what it does not understand', () => {
    expect(view('?sort=rank-down&rosier=maybe')).toEqual({ body: null, name: '', rosier: false, offTrack: false, sort: usualPortfolioSort });
  });
});

describe('services', () => {
  const rows = [row('Weston', 3, 0.5), row('Ashton', 0, 0.9, 'ROSIER'), row('Easton', null, null), row('Norton', 3, 0.1)];

  test('stand by name when nobody asks for an order', () => expect(names(rows)).toEqual(['Ashton', 'Easton', 'Norton', 'Weston']));
  test('stand in the order asked for, what is withheld last whichever way', () => {
    expect(names(rows, '?sort=overdue-down')).toEqual(['Ashton', 'Weston', 'Norton', 'Easton']);
    expect(names(rows, '?sort=overdue')).toEqual(['Norton', 'Weston', 'Ashton', 'Easton']);
  });
  test('that are equal stand by name', () => expect(names(rows, '?sort=offTrack-down')).toEqual(['Norton', 'Weston', 'Ashton', 'Easton']));
  test('are filtered by name, by rating quality and by what is off track', () => {
    expect([names(rows, '?name=EAST'), names(rows, '?rosier=yes'), names(rows, '?off-track=yes')]).toEqual([['Easton'], ['Ashton'], ['Norton', 'Weston']]);
  });
});

test('are grouped by stage, the highest first, and those without a decision last', () => {
  const stage = (number: number) => ({ number, name: { en: `Stage ${number}`, cy: `Cam ${number}` } });
  const at = (name: string, number: number | null): PortfolioRow => ({ ...row(name, 0), stage: { current: number === null ? null : stage(number), proposed: stage(1) } });
  const groups = stagesOf([at('Ashton', 1), at('Easton', null), at('Norton', 3), at('Weston', 1)], [stage(1), stage(2), stage(3)]);
  expect(groups.map(({ stage: group, rows: own }) => [group?.number ?? null, own.map(({ slug }) => slug)])).toEqual([[3, ['Norton']], [1, ['Ashton', 'Weston']], [null, ['Easton']]]);
});
