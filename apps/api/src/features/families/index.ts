/** Families of neighbours that a service chooses itself. */
export { FamiliesModule } from './families.module.ts';
