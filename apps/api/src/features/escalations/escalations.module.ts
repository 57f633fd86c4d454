/** Escalations: who is told when nothing happens. */
import { Module } from '@nestjs/common';
import { EscalationPoliciesModule } from '../escalation-policies/index.ts';
import { MessagesModule } from '../messages/index.ts';
import { PlansModule } from '../plans/index.ts';
import { RatingsModule } from '../ratings/index.ts';
import { EscalationsJobs } from './escalations.jobs.ts';
import { ActionEscalationResolver, EscalationsResolver } from './escalations.resolver.ts';
import { EscalationsService } from './escalations.service.ts';
import { LaddersService } from './ladders.service.ts';

@Module({
  imports: [EscalationPoliciesModule, MessagesModule, PlansModule, RatingsModule],
  providers: [EscalationsService, EscalationsJobs, LaddersService, EscalationsResolver, ActionEscalationResolver],
  exports: [EscalationsJobs],
})
export class EscalationsModule {}
