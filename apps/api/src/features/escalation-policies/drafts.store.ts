/** SQL of escalation policies on their way: written, submitted, approved, ended. */
import { inOrder } from '../../platform/graphql/index.ts';
import { statement, tenantExecute, tenantId, tenantIdentity, tenantQuery } from '../../platform/tenancy/index.ts';
import type { PolicyStateName } from './lifecycle.ts';
import type { PolicyContent } from './policy-document.ts';

export interface PolicyPerson {
  id: string;
  name: string;
}

export interface PolicySummary {
  id: string;
  number: number;
  state: PolicyStateName;
  version: number;
  contentHash: string;
  author: PolicyPerson | null;
  approver: PolicyPerson | null;
  createdAt: Date;
  submittedAt: Date | null;
  activatedAt: Date | null;
  endedAt: Date | null;
}

const person = (id: string, name: string): string => `case when ${id} is not null then json_build_object('id', ${id}, 'name', ${name}) end`;
const from = `select p.id, p.number, p.state, p.version, p.content_hash as "contentHash", p.created_at as "createdAt", p.submitted_at as "submittedAt",
  p.activated_at as "activatedAt", p.ended_at as "endedAt", ${person('p.author_id', 'author.name')} as author, ${person('p.approved_by', 'approver.name')} as approver
  from escalation_policy p
  left join person author on author.tenant_id = $1 and author.account_id = p.author_id
  left join person approver on approver.tenant_id = $1 and approver.account_id = p.approved_by
  where p.tenant_id = $1`;

const byId = statement(`${from} and p.id = $2`);
const open = statement(`${from} and p.state in ('draft', 'submitted')`);
const past = statement(`${from} and p.state in ('superseded', 'withdrawn') order by p.number desc limit $2`);
const documents = statement(`select id, document from escalation_policy where tenant_id = $1 and id = any($2::uuid[])`);
const people = statement(`select account_id as id, name from person p where tenant_id = $1 and exists (select from membership m where m.tenant_id = $1 and m.account_id = p.account_id) order by name`);

export async function policySummary(id: string): Promise<PolicySummary | null> {
  return (await tenantQuery<PolicySummary & Record<string, unknown>>(byId, [tenantId(), id]))[0] ?? null;
}

export async function openPolicy(): Promise<PolicySummary | null> {
  return (await tenantQuery<PolicySummary & Record<string, unknown>>(open, [tenantId()]))[0] ?? null;
}

/** Newest first. */
export async function pastPolicies(limit: number): Promise<PolicySummary[]> {
  return tenantQuery<PolicySummary & Record<string, unknown>>(past, [tenantId(), limit]);
}

export async function policyDocuments(ids: readonly string[]): Promise<unknown[]> {
  const rows = await tenantQuery<{ id: string; document: unknown }>(documents, [tenantId(), ids]);
  return inOrder(ids, rows, (row) => row.id).map((row) => row?.document ?? null);
}

/** Everybody of the service whom a step may name, by name. */
export async function peopleOfService(): Promise<PolicyPerson[]> {
  return tenantQuery<PolicyPerson & Record<string, unknown>>(people, [tenantId()]);
}

/** Until the end of the transaction nobody else begins, approves or ends a policy here. */
export async function lockPolicies(): Promise<void> {
  await tenantExecute(`select pg_advisory_xact_lock(hashtextextended('escalation_policy ' || $1::text, 0))`, [tenantId()]);
}

/** A new draft of the acting person, with the next number. */
export async function insertPolicyDraft(id: string, { document, contentHash }: PolicyContent, at: Date): Promise<void> {
  await tenantExecute(
    `insert into escalation_policy (tenant_id, id, number, document, content_hash, state, author_id, created_at)
     select $1, $2, max(number) + 1, $3, $4, 'draft', $5, $6 from escalation_policy where tenant_id = $1`,
    [tenantId(), id, JSON.stringify(document), contentHash, tenantIdentity().accountId, at],
  );
}

/** False when the draft is no longer at that version, or no draft any more. */
export async function updatePolicyDraft(id: string, version: number, { document, contentHash }: PolicyContent): Promise<boolean> {
  const rows = await tenantExecute(
    `update escalation_policy set document = $4, content_hash = $5, version = version + 1 where tenant_id = $1 and id = $2 and version = $3 and state = 'draft'`,
    [tenantId(), id, version, JSON.stringify(document), contentHash],
  );
  return rows === 1;
}

export async function submitPolicy(id: string, version: number, at: Date): Promise<boolean> {
  const rows = await tenantExecute(
    `update escalation_policy set state = 'submitted', submitted_at = $4, version = version + 1 where tenant_id = $1 and id = $2 and version = $3 and state = 'draft'`,
    [tenantId(), id, version, at],
  );
  return rows === 1;
}

export async function withdrawPolicy(id: string, version: number, at: Date): Promise<boolean> {
  const rows = await tenantExecute(
    `update escalation_policy set state = 'withdrawn', ended_at = $4, version = version + 1 where tenant_id = $1 and id = $2 and version = $3 and state in ('draft', 'submitted')`,
    [tenantId(), id, version, at],
  );
  return rows === 1;
}

/**
 * The submitted policy comes into force as the acting person’s approval, and the one before ends. Under `lockPolicies`, as
 * the first half must not be done without the second. @returns the id of the one that ended
 */
export async function activatePolicy(id: string, version: number, at: Date): Promise<string> {
  const [ended] = await tenantQuery<{ id: string }>(statement(`select id from escalation_policy where tenant_id = $1 and state = 'active' for update`), [tenantId()]);
  if (!ended) throw new Error('No escalation policy is in force.');
  await tenantExecute(`update escalation_policy set state = 'superseded', ended_at = $3, version = version + 1 where tenant_id = $1 and id = $2`, [tenantId(), ended.id, at]);
  const rows = await tenantExecute(
    `update escalation_policy set state = 'active', approved_by = $4, activated_at = $5, version = version + 1 where tenant_id = $1 and id = $2 and version = $3 and state = 'submitted'`,
    [tenantId(), id, version, tenantIdentity().accountId, at],
  );
  if (rows !== 1) throw new Error('The escalation policy to approve is not as it was read.');
  return ended.id;
}
