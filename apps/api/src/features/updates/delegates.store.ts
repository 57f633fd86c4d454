/** SQL of delegations: of the acting person, as owner or as delegate. */
import { v7 as newId } from 'uuid';
import { actingAccountId, statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface DelegationRow {
  id: string;
  owner: string;
  delegate: string;
  mine: boolean;
  namedAt: string;
  endedAt: string | null;
}

const own = statement(`select d.id, o.name as owner, p.name as delegate, d.owner_id = $2 as mine, d.named_at as "namedAt", d.ended_at as "endedAt"
  from delegation d join person o on o.tenant_id = $1 and o.account_id = d.owner_id join person p on p.tenant_id = $1 and p.account_id = d.delegate_id
  where d.tenant_id = $1 and (d.owner_id = $2 or d.delegate_id = $2) and ($3::uuid is null and d.ended_at is null or d.id = $3) order by d.named_at, d.id`);
const candidates = statement(`select p.id, p.name, p.account_id as "accountId" from person p where p.tenant_id = $1 and p.account_id <> $2
  and exists (select from membership m where m.tenant_id = $1 and m.account_id = p.account_id and m.role in ('actionOwner', 'planManager'))
  and not exists (select from delegation d where d.tenant_id = $1 and d.owner_id = $2 and d.delegate_id = p.account_id and d.ended_at is null) order by p.name, p.id`);

export interface CandidateRow {
  id: string;
  name: string;
  accountId: string;
}

/** @param id of one, ended or not; null for all that have not ended */
export async function delegationsOf(id: string | null): Promise<DelegationRow[]> {
  return tenantQuery<DelegationRow & Record<string, unknown>>(own, [tenantId(), actingAccountId(), id]);
}

/** Whom the acting person can name: others who may update, and are not named by them yet. */
export async function delegateCandidates(): Promise<CandidateRow[]> {
  return tenantQuery<CandidateRow & Record<string, unknown>>(candidates, [tenantId(), actingAccountId()]);
}

/** @returns its id; null when the same person is named already */
export async function insertDelegation(delegateId: string, at: Date): Promise<string | null> {
  const id = newId();
  const rows = await tenantQuery(
    `insert into delegation (tenant_id, id, owner_id, delegate_id, named_at) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, owner_id, delegate_id) where ended_at is null do nothing returning id`,
    [tenantId(), id, actingAccountId(), delegateId, at],
  );
  return rows.length > 0 ? id : null;
}

/** @returns false when there is none of the acting person that has not ended */
export async function endDelegation(id: string, at: Date): Promise<boolean> {
  const rows = await tenantQuery('update delegation set ended_at = $4 where tenant_id = $1 and id = $2 and (owner_id = $3 or delegate_id = $3) and ended_at is null returning id', [tenantId(), id, actingAccountId(), at]);
  return rows.length > 0;
}
