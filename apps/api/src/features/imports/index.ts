/** Imports of councils' documents. */
export { ImportsModule } from './imports.module.ts';
export { headingId } from './reimport/comparison.ts';
