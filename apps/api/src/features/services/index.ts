/** Services and the person who asks. */
export { ServicesModule } from './services.module.ts';
