// Made-up figures: the same each time, said to be made up, and never of a period that is not over.
import { expect, test } from '@jest/globals';
import { contentPlan } from './content-plan.ts';
import { demonstrationServices } from './content/index.ts';
import { linksOf, ownFigures } from './own-figures.ts';

test('every figure says that it is made up, is counted after its quarter and before the day, and fits its denominator', () => {
  const { csv, count } = ownFigures('islington', '2026-09-23');
  const [, ...rows] = csv.split('\n');
  expect([rows.length, count]).toEqual([42, 42]);
  expect(ownFigures('islington', '2026-09-23').csv).toBe(csv);
  for (const row of rows) {
    const [, , , start = '', numerator, denominator, source, counted = ''] = row.split(',');
    expect(source).toBe('Made up for the demonstration');
    expect([start < counted, counted <= '2026-09-23', Number(numerator) <= Number(denominator)]).toEqual([true, true, true]);
  }
  expect(rows.at(-1)).toContain(',2026-04-01,');
});

test('links go from actions of the plan to indicators, a few for each', () => {
  const plans = demonstrationServices.map((content) => linksOf(contentPlan(content, '2026-11-22').plan));
  expect(plans.filter((links) => links.length > 0).length).toBeGreaterThan(8);
  for (const links of plans) expect(new Set(links.map(({ path, indicator }) => `${path} ${indicator}`)).size).toBe(links.length);
});
