/** Overrides of ratings by people. */
export { OverridesModule } from './overrides.module.ts';
