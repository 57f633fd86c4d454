/** Timescales of actions. */
export { TimescalesModule } from './timescales.module.ts';
