/** Inspections and other reviews from outside. */
export { InspectionsModule } from './inspections.module.ts';
