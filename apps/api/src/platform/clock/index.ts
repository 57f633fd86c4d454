/** Time as a dependency. */
export { Clock } from './clock.ts';
export { ClockModule } from './clock.module.ts';
export { LATE, within } from './patience.ts';
