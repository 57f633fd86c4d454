/** The trust centre: who can see what, and what becomes of it. */
export { TrustModule } from './trust.module.ts';
