/** Escalation policies of a service: the one in force, those on their way, and what they would have sent. */
import { Module } from '@nestjs/common';
import { RatingsModule } from '../ratings/index.ts';
import { EscalationPoliciesResolver } from './policies.resolver.ts';
import { EscalationPolicies } from './policies.service.ts';
import { PolicyDraftsService } from './policy-drafts.service.ts';
import { PolicySimulationService } from './simulation.service.ts';

@Module({
  imports: [RatingsModule],
  providers: [EscalationPolicies, PolicyDraftsService, PolicySimulationService, EscalationPoliciesResolver],
  exports: [EscalationPolicies],
})
export class EscalationPoliciesModule {}
