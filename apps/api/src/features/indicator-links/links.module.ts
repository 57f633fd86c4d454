/** Which indicators an action should move. */
import { Module } from '@nestjs/common';
import { PlansModule } from '../plans/index.ts';
import { ActionIndicatorsResolver, IndicatorActionsResolver } from './links.resolver.ts';
import { LinksService } from './links.service.ts';

@Module({ imports: [PlansModule], providers: [LinksService, ActionIndicatorsResolver, IndicatorActionsResolver], exports: [LinksService] })
export class IndicatorLinksModule {}
