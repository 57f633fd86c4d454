/** A service's own figures of the indicators. */
export { ObservationsModule } from './observations.module.ts';
export { countingOf, type CountingRow } from './observations.store.ts';
export { Observations } from './observations.graphql.ts';
export { ObservationsService } from './observations.service.ts';
