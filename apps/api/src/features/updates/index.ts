/** Updates of actions. */
export { UpdatesModule } from './updates.module.ts';
