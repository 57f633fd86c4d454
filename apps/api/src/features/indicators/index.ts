/** Published figures beside statistical neighbours. */
export { catalogue } from './catalogue.ts';
export { NotCompared, Outcome } from './indicators.graphql.ts';
export { IndicatorsService } from './indicators.service.ts';
export { IndicatorsModule } from './indicators.module.ts';
export { readOpenData } from './open-data.ts';
export { readIndicator } from './reading.ts';
