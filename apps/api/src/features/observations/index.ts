/** A service's own figures of the indicators. */
export { ObservationsModule } from './observations.module.ts';
export { countingOf, type CountingRow } from './observations.store.ts';
