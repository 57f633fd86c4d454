/** Links between actions and indicators. */
export { IndicatorLinksModule } from './links.module.ts';
export { linksOfPlan, type Link } from './links.store.ts';
