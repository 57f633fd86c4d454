/** The signal of an action's indicators. */
export { IndicatorSignalsModule } from './signals.module.ts';
