/** Links between actions and indicators. */
export { IndicatorLinksModule } from './links.module.ts';
