import { describe, expect, test } from '@jest/globals';
import { filterSearch, noFilters, planSearch, readPlanView, usualSort } from './plan-filters.ts';

describe('the address of a list of actions', () => {
  test('an empty address shows everything, exceptions first', () => {
    expect(readPlanView(new URLSearchParams())).toEqual({ filters: noFilters, sort: usualSort, page: 1, whole: false });
  });

  test.each([
    '',
    '?section=s1&rating=red&stated=amber&diverges=yes&late=yes',
    '?sort=due',
    '?sort=overdue-down&page=3',
    '?page=all',
    '?sort=rating',
  ])('%s is read and written alike', (search) => {
    expect(planSearch(readPlanView(new URLSearchParams(search)))).toBe(search);
  });

  test.each(['?page=0', '?page=-2', '?page=1.5', '?page=x', '?sort=password', '?late=maybe'])('%s is taken for nothing', (search) => {
    expect(planSearch(readPlanView(new URLSearchParams(search)))).toBe('');
  });

  test('a link to a filtered list', () => {
    expect(filterSearch({ stated: 'amber', rating: 'red', diverges: true })).toBe('?rating=red&stated=amber&diverges=yes');
  });
});
