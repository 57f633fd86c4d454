// Statistics and comparisons. Pure: figures come as arguments; the open data beside it (../data) is read by tools.
export { compareWithNeighbours, type AreaFigure, type Neighbour, type NeighbourComparison } from './comparisons/neighbour-comparison.ts';
export { byarCount, rateInterval, type RateInterval } from './intervals/rate.ts';
export { wilsonInterval, type Interval } from './intervals/wilson.ts';
export { normalQuantile } from './intervals/normal-quantile.ts';
