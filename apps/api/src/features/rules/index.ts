/** Rules: their versions, and how they come into force. */
export { RulesModule } from './rules.module.ts';
