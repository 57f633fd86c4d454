/** Use cases of delegates: an owner names who may update for them; either ends it. */
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { isUuid, NotFound, reason, Refused } from '../../platform/graphql/index.ts';
import type { Delegation, Delegations, EndDelegationInput, NameDelegateInput } from './delegates.graphql.ts';
import { delegateCandidates, delegationsOf, endDelegation, insertDelegation } from './delegates.store.ts';

@Injectable()
export class DelegatesService {
  constructor(private readonly clock: Clock) {}

  async mine(): Promise<Delegations> {
    const [open, people] = [await delegationsOf(null), await delegateCandidates()];
    return { open, candidates: people.map(({ id, name }) => ({ id, name })) };
  }

  async name({ personId }: NameDelegateInput): Promise<Delegation | Refused | NotFound> {
    const chosen = (await delegateCandidates()).find(({ id }) => id === personId.toLowerCase());
    if (!chosen) return new NotFound(personId);
    const at = this.clock.now();
    const id = await insertDelegation(chosen.accountId, at);
    if (id === null) return new Refused(reason('delegateAlready', { field: 'personId' }));
    await recordAudit(at, 'nameDelegate', 'delegation', id, { person: chosen.id });
    return this.one(id);
  }

  async end({ delegationId }: EndDelegationInput): Promise<Delegation | NotFound> {
    const id = delegationId.toLowerCase();
    const at = this.clock.now();
    if (!isUuid(id) || !(await endDelegation(id, at))) return new NotFound(delegationId);
    await recordAudit(at, 'endDelegation', 'delegation', id);
    return this.one(id);
  }

  private async one(id: string): Promise<Delegation> {
    const [row] = await delegationsOf(id);
    if (!row) throw new Error('The delegation that was written is missing.');
    return row;
  }
}
