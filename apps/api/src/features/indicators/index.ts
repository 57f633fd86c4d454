/** The catalogue of indicators, and published figures beside statistical neighbours. */
export { catalogue, currentVersion, definitionOf, WINDOWS, type WindowName } from './catalogue.ts';
export { Indicator, IndicatorShown, NotCompared, ObservationWindow, Outcome } from './indicators.graphql.ts';
export { IndicatorsService } from './indicators.service.ts';
export { IndicatorsModule } from './indicators.module.ts';
export { servicesOf } from './computed-family.ts';
export { readOpenData, type NeighbourModel, type OpenData } from './open-data.ts';
export { readIndicator } from './reading.ts';
