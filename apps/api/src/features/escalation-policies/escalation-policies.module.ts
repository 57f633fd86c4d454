/** Escalation policies of a service. */
import { Module } from '@nestjs/common';
import { EscalationPolicies } from './policies.service.ts';

@Module({ providers: [EscalationPolicies], exports: [EscalationPolicies] })
export class EscalationPoliciesModule {}
