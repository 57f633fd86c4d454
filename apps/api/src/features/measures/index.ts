/** Success measures of actions. */
export { MeasuresModule } from './measures.module.ts';
