/** Packs: a review as a paper to hand out. */
export { PacksModule } from './packs.module.ts';
