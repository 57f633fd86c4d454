/** Imports of councils' documents. */
export { ImportsModule } from './imports.module.ts';
