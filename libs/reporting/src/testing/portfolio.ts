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
type Table = (typeof tables)[number];

/** Of one table each: how many were compared, ranked, hidden. */
const compare = (observations: Table): number => {
  const byArea = new Map(observations.map((observation) => [observation.area, observation]));
  let compared = 0;
  for (const [index, { area }] of services.entries()) {
    const group = groups[index];
    if (group && compareWithNeighbours({ area, observations: byArea, group, measure: 'rate', multiplier: 100_000, polarity: 'low' }).code === undefined) compared += 1;
  }
  return compared;
};
const rank = (areas: Table): number => {
  const ranks = rankAreas({ areas, measure: 'rate', polarity: 'low', seed: 1, simulations: SIMULATIONS });
  return ranks.code === undefined ? ranks.ranks.length : 0;
};
const hide = (observations: Table): number => {
  const counts = new Map(observations.map(({ area, count }) => [area, count]));
  const totals = regions.map(({ id, parts }) => ({ id, count: parts.reduce((sum, area) => sum + (counts.get(area) ?? 0), 0) }));
  const suppressed = suppress({ cells: [...observations.map(({ area, count }) => ({ id: area, count })), ...totals, { id: 'all', count: totals.reduce((sum, { count }) => sum + count, 0) }], relations });
  return suppressed.code === undefined ? suppressed.primary + suppressed.secondary : 0;
};

/** All tables in one go: asking for the processor's time costs as much as suppressing a table. */
function spend(work: (table: Table) => number): { readonly done: number; readonly seconds: number } {
  for (const table of tables.slice(0, 12)) work(table); // compiled first, as in a server that runs
  const start = process.cpuUsage();
  const done = tables.reduce((sum, table) => sum + work(table), 0);
  const { user, system } = process.cpuUsage(start);
  return { done, seconds: (user + system) / 1e6 };
}
const [compared, ranked, hidden] = [spend(compare), spend(rank), spend(hide)];
const parts = [compared, ranked, hidden].map(({ seconds }) => seconds);
const seconds = parts.reduce((total, part) => total + part, 0);
process.stdout.write(JSON.stringify({ compared: compared.done, ranked: ranked.done, hidden: hidden.done, tables: tables.length, simulations: SIMULATIONS, parts, seconds }));
