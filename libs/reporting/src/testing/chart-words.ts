// Words that a page would pass to the charts, in both languages.
import type { FigureSeriesWords } from '../charts/figure-series-chart.ts';
import type { FunnelChartWords } from '../charts/funnel-chart.ts';
import type { NeighbourChartWords } from '../charts/neighbour-chart.ts';
import type { SeriesChartWords } from '../charts/series-chart.ts';

export const seriesWords: SeriesChartWords = {
  title: 'First-time entrants', description: 'Fewer children entered the system in the last quarter than chance explains.', locale: 'en',
  period: 'Quarter', value: 'Children', mean: 'Mean', lower: 'Lower limit', upper: 'Upper limit', signal: 'What it shows', target: 'Target', missing: 'Not available',
  variation: { common: 'Expected variation', improvement: 'Improvement', concern: 'Concern', neutral: 'Unusual' },
};
export const welshSeriesWords: SeriesChartWords = {
  ...seriesWords, title: 'Newydd-ddyfodiaid', description: 'Daeth llai o blant i’r system yn y chwarter diwethaf nag y mae siawns yn ei esbonio.', locale: 'cy',
  period: 'Chwarter', value: 'Plant', mean: 'Cymedr', lower: 'Terfyn isaf', upper: 'Terfyn uchaf', signal: 'Yr hyn a ddengys', target: 'Targed', missing: 'Ddim ar gael',
  variation: { common: 'Amrywiad disgwyliedig', improvement: 'Gwelliant', concern: 'Pryder', neutral: 'Anarferol' },
};
const outcomes = { better: 'Better', worse: 'Worse', higher: 'Higher', lower: 'Lower', similar: 'Similar' };
export const neighbourWords: NeighbourChartWords = {
  title: 'First-time entrants beside neighbours', description: 'Islington is better than its neighbours together.', locale: 'en',
  area: 'Area', value: 'Rate per 100,000', interval: '95% interval', count: 'Children', denominator: 'Aged 10 to 17', comparison: 'Beside the neighbours', benchmark: 'Neighbours together',
  own: 'this service', estimated: 'estimated', missing: 'Not available', notCompared: 'Not compared', outcomes,
};
export const figureSeriesWords: FigureSeriesWords = {
  title: 'First-time entrants by year', description: 'Fewer children each year.', locale: 'en', period: 'Year', value: 'Rate', interval: '95% interval', count: 'Children',
  denominator: 'Aged 10 to 17', own: 'Islington', beside: 'Mean of the neighbours', coverage: 'Neighbours with a figure', estimated: 'estimated', missing: 'Not available',
};
export const funnelWords: FunnelChartWords = {
  title: 'First-time entrants in England', description: 'Authorities by size, with limits around the average.', locale: 'en',
  area: 'Area', value: 'Rate', count: 'Children', denominator: 'Aged 10 to 17', comparison: 'Beside the average', average: 'Average', limits95: '95% limits', limits998: '99.8% limits', own: 'this service', outcomes,
};
