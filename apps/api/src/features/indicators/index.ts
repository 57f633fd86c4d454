/** Published figures beside statistical neighbours. */
export { catalogue } from './catalogue.ts';
export { IndicatorsModule } from './indicators.module.ts';
export { readOpenData } from './open-data.ts';
export { readIndicator } from './reading.ts';
