/** Plans: the tree, its counts, and its actions. */
import { Module } from '@nestjs/common';
import { RatingsModule } from '../ratings/index.ts';
import { ActionsResolver } from './actions.resolver.ts';
import { ObjectivesResolver, PlansResolver, SectionsResolver } from './plans.resolver.ts';
import { PlansService } from './plans.service.ts';

@Module({
  imports: [RatingsModule],
  providers: [PlansService, PlansResolver, SectionsResolver, ObjectivesResolver, ActionsResolver],
  exports: [PlansService],
})
export class PlansModule {}
