// The oversight view in figures: 155 services, 12 indicators and 36 quarters compared, ranked and suppressed. Prints what it took,
// as JSON; run by itself, because a test runner's sandbox makes every look at Math many times as slow.
/* eslint-disable no-restricted-globals -- it measures, and belongs to no library */
import { compareWithNeighbours } from '../comparisons/neighbour-comparison.ts';
import { rankAreas } from '../comparisons/rank.ts';
import { normalDraws, poissonDraw, seededRandom } from '../random.ts';
import { sumRelation } from '../suppression/relations.ts';
import { suppress } from '../suppression/suppress.ts';

const [SERVICES, INDICATORS, QUARTERS, REGIONS] = [155, 12, 36, 10];
/** Enough for a portfolio, in which ranks span dozens of places; a page about one table takes the default of 1,000. */
const SIMULATIONS = 200;

const random = seededRandom(12);
const normal = normalDraws(random);
const services = Array.from({ length: SERVICES }, (_, index) => ({ area: `s${index}`, denominator: Math.round(4000 + 30_000 * random() ** 2) }));
const groups = services.map((_, index) => ({ code: 'dfe', version: '2025', members: Array.from({ length: 10 }, (__, step) => ({ area: `s${(index + 1 + step) % SERVICES}`, closeness: 'Close' })) }));
const regions = Array.from({ length: REGIONS }, (_, region) => ({ id: `r${region}`, parts: services.flatMap(({ area }, index) => (index % REGIONS === region ? [area] : [])) }));
const relations = [...regions.map(({ id, parts }) => sumRelation({ total: id, parts })), sumRelation({ total: 'all', parts: regions.map(({ id }) => id) })];
const tables = Array.from({ length: INDICATORS * QUARTERS }, (_, table) =>
  services.map(({ area, denominator }) => ({ area, denominator, count: poissonDraw(denominator * 0.001 * (0.3 + (table % INDICATORS) / 6), random, normal) })),
);
const one = (observations: (typeof tables)[number], simulations: number): { compared: number; ranked: number; hidden: number; spent: readonly number[] } => {
  const start = process.cpuUsage();
  const byArea = new Map(observations.map((observation) => [observation.area, observation]));
  let compared = 0;
  for (const [index, { area }] of services.entries()) {
    const group = groups[index];
    if (group && compareWithNeighbours({ area, observations: byArea, group, measure: 'rate', multiplier: 100_000, polarity: 'low' }).code === undefined) compared += 1;
  }
  const afterComparison = process.cpuUsage(start);
  const ranks = rankAreas({ areas: observations, measure: 'rate', polarity: 'low', seed: 1, simulations });
  const afterRanks = process.cpuUsage(start);
  const totals = regions.map(({ id, parts }) => ({ id, count: parts.reduce((sum, area) => sum + (byArea.get(area)?.count ?? 0), 0) }));
  const suppressed = suppress({ cells: [...observations.map(({ area, count }) => ({ id: area, count })), ...totals, { id: 'all', count: totals.reduce((sum, { count }) => sum + count, 0) }], relations });
  const end = process.cpuUsage(start);
  const [first, second, third] = [afterComparison, afterRanks, end].map(({ user, system }) => (user + system) / 1e6);
  return {
    compared,
    ranked: ranks.code === undefined ? ranks.ranks.length : 0,
    hidden: suppressed.code === undefined ? suppressed.primary + suppressed.secondary : 0,
    spent: [first ?? 0, (second ?? 0) - (first ?? 0), (third ?? 0) - (second ?? 0)],
  };
};
for (const table of tables.slice(0, 12)) one(table, SIMULATIONS); // compiled first, as in a server that runs
const results = tables.map((table) => one(table, SIMULATIONS));
const sum = (of: (result: (typeof results)[number]) => number): number => results.reduce((total, result) => total + of(result), 0);
const [compared, ranked, hidden] = [sum((result) => result.compared), sum((result) => result.ranked), sum((result) => result.hidden)];
const parts = [0, 1, 2].map((part) => sum(({ spent }) => spent[part] ?? 0));
const seconds = parts.reduce((total, part) => total + part, 0);
process.stdout.write(JSON.stringify({ compared, ranked, hidden, tables: tables.length, simulations: SIMULATIONS, parts, seconds }));
