/** Services and the person who asks. */
export { ServicesModule } from './services.module.ts';
export { Role } from './services.graphql.ts';
