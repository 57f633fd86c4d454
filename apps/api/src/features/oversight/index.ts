/** What an oversight body sees across services, and what services see of that. */
export { OversightModule } from './oversight.module.ts';
