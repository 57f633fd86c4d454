/** Links between actions and indicators. */
export { IndicatorLinksModule } from './links.module.ts';
export { LinksService } from './links.service.ts';
export { linksOfPlan, type Link } from './links.store.ts';
