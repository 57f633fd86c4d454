/** The escalation policy of a service: the one in force, and those that open escalations began with. */
import { Injectable } from '@nestjs/common';
import { defaultPolicyDocument, parsePolicy, type Policy } from '@waymark/rules';
import { v7 as newId } from 'uuid';
import { Clock } from '../../platform/clock/index.ts';
import { BoundedCache } from '../../platform/graphql/index.ts';
import { tenantId } from '../../platform/tenancy/index.ts';
import { activePolicy, insertFirstPolicy, policyById, type PolicyRow } from './policies.store.ts';

/** Policies never change once they were in force; the bound is for many services in one process. */
const KEPT = 400;

export interface PolicyInForce {
  id: string;
  number: number;
  policy: Policy;
  escalatesSince: string;
}

@Injectable()
export class EscalationPolicies {
  private readonly known = new BoundedCache<PolicyInForce>(KEPT);

  constructor(private readonly clock: Clock) {}

  /** The policy in force; a service that has none yet is given the default one. Inside a tenant transaction. */
  async inForce(): Promise<PolicyInForce> {
    const row = (await activePolicy()) ?? (await this.first());
    return this.read(row);
  }

  /** One that was in force, for what began with it. Inside a tenant transaction. */
  async byId(id: string): Promise<PolicyInForce> {
    const row = await policyById(id);
    if (!row) throw new Error('The escalation policy is missing.');
    return this.read(row);
  }

  private async first(): Promise<PolicyRow> {
    const parsed = parsePolicy(defaultPolicyDocument);
    if (!parsed.ok) throw new Error('The default escalation policy cannot be read.');
    await insertFirstPolicy(newId(), defaultPolicyDocument, parsed.policy.version, this.clock.now());
    const row = await activePolicy();
    if (!row) throw new Error('The service has escalation policies, but none in force.');
    return row;
  }

  private read({ id, number, document, escalatesSince }: PolicyRow): PolicyInForce {
    return this.known.of(`${tenantId()} ${id}`, () => {
      // Known by its row: keys of effects name the version, and two may have the same words.
      const parsed = parsePolicy({ ...(document as object), version: id });
      if (!parsed.ok) throw new Error(`The escalation policy in force cannot be read: ${parsed.issues.map(({ path, code }) => `${path} ${code}`).join(', ')}`);
      return { id, number, policy: parsed.policy, escalatesSince: new Date(escalatesSince).toISOString() };
    });
  }
}
