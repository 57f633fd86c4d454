/** SQL of rule set versions. A state moves through the database's own function, never by an update. */
import { statement, tenantExecute, tenantId, tenantIdentity, tenantQuery } from '../../platform/tenancy/index.ts';
import { inOrder } from '../../platform/graphql/index.ts';
import type { RuleSetStateName } from './lifecycle.ts';
import type { RuleSetEvent, RuleSetGate, RuleSetPerson, RuleSubjectName } from './rules.graphql.ts';

export interface RuleSetRow {
  id: string;
  number: number;
  subject: RuleSubjectName;
  state: RuleSetStateName;
  version: number;
  contentHash: string;
  author: RuleSetPerson | null;
  approver: RuleSetPerson | null;
  basedOnId: string | null;
  createdAt: Date;
  submittedAt: Date | null;
  approvedAt: Date | null;
  activatedAt: Date | null;
  supersededAt: Date | null;
  withdrawnAt: Date | null;
  effectiveFrom: string | null;
  notifyOnFirst: boolean;
}

const person = (id: string, name: string): string => `case when ${id} is not null then json_build_object('id', ${id}, 'name', ${name}) end`;
const columns = `v.id, v.number, v.subject, v.state, v.version, v.content_hash as "contentHash", v.based_on_id as "basedOnId",
  v.created_at as "createdAt", v.submitted_at as "submittedAt", v.approved_at as "approvedAt", v.activated_at as "activatedAt",
  v.superseded_at as "supersededAt", v.withdrawn_at as "withdrawnAt", v.effective_from as "effectiveFrom", v.notify_on_first as "notifyOnFirst",
  ${person('v.author_id', 'author.name')} as author, ${person('v.approved_by', 'approver.name')} as approver`;
const from = `from rule_set_version v
  left join person author on author.tenant_id = $1 and author.account_id = v.author_id
  left join person approver on approver.tenant_id = $1 and approver.account_id = v.approved_by
  where v.tenant_id = $1`;

const byIds = statement(`select ${columns} ${from} and v.id = any($2::uuid[])`);
const page = statement(`select ${columns} ${from} and v.subject = $2 and v.number < $3 order by v.number desc limit $4`);
const count = statement(`select count(*) as count from rule_set_version where tenant_id = $1 and subject = $2`);
const inStates = statement(`select ${columns} ${from} and v.subject = $2 and v.state = any($3::text[]) order by v.number desc`);
const due = statement(`select ${columns} ${from} and v.state = 'scheduled' and v.effective_from <= $2 order by v.effective_from, v.number`);
const documents = statement(`select id, document from rule_set_version where tenant_id = $1 and id = any($2::uuid[])`);
const events = statement(`select e.at, e.from_state as "from", e.to_state as "to", e.content_hash as "contentHash", e.reason, e.gates,
    ${person('e.actor_id', 'p.name')} as actor
  from rule_set_event e left join person p on p.tenant_id = $1 and p.account_id = e.actor_id
  where e.tenant_id = $1 and e.rule_set_version_id = $2 order by e.number`);

export async function ruleSetsByIds(ids: readonly string[]): Promise<(RuleSetRow | null)[]> {
  return inOrder(ids, await tenantQuery<RuleSetRow>(byIds, [tenantId(), ids]), (row) => row.id);
}

export async function ruleSetById(id: string): Promise<RuleSetRow | null> {
  return (await ruleSetsByIds([id]))[0] ?? null;
}

/** Newest first. @param before the number of the last one already shown */
export async function pageOfRuleSets(subject: RuleSubjectName, before: number, limit: number): Promise<RuleSetRow[]> {
  return tenantQuery<RuleSetRow>(page, [tenantId(), subject, before, limit]);
}

export async function countRuleSets(subject: RuleSubjectName): Promise<number> {
  return (await tenantQuery<{ count: number }>(count, [tenantId(), subject]))[0]?.count ?? 0;
}

export async function ruleSetsInStates(subject: RuleSubjectName, states: readonly RuleSetStateName[]): Promise<RuleSetRow[]> {
  return tenantQuery<RuleSetRow>(inStates, [tenantId(), subject, states]);
}

/** Scheduled ones whose day has come, in the order in which they come into force. */
export async function dueRuleSets(today: string): Promise<RuleSetRow[]> {
  return tenantQuery<RuleSetRow>(due, [tenantId(), today]);
}

export async function documentsOf(ids: readonly string[]): Promise<unknown[]> {
  const rows = await tenantQuery<{ id: string; document: unknown }>(documents, [tenantId(), ids]);
  return inOrder(ids, rows, (row) => row.id).map((row) => row?.document ?? null);
}

export async function eventsOf(id: string): Promise<RuleSetEvent[]> {
  return tenantQuery<RuleSetEvent>(events, [tenantId(), id]);
}

export interface DraftContent {
  document: unknown;
  contentHash: string;
  catalogueVersion: string;
}

/** A new draft of the acting person, with the next number of its subject. */
export async function insertDraft(id: string, subject: RuleSubjectName, content: DraftContent, basedOnId: string | null, at: Date): Promise<void> {
  // Two drafts begun at once would take the same number: the second waits for the first.
  await tenantExecute(`select pg_advisory_xact_lock(hashtextextended('rule_set_version ' || $1::text || ' ' || $2::text, 0))`, [tenantId(), subject]);
  await tenantExecute(
    `insert into rule_set_version (tenant_id, id, number, subject, document, content_hash, catalogue_version, state, based_on_id, author_id, created_at)
     select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, 'draft', $7, $8, $9 from rule_set_version where tenant_id = $1 and subject = $3`,
    [tenantId(), id, subject, JSON.stringify(content.document), content.contentHash, content.catalogueVersion, basedOnId, tenantIdentity().accountId, at],
  );
}

/** False when the draft is no longer at that version, or no draft any more. */
export async function updateDraft(id: string, version: number, content: DraftContent, basedOnId: string | null): Promise<boolean> {
  const rows = await tenantExecute(
    `update rule_set_version set document = $4, content_hash = $5, catalogue_version = $6, based_on_id = coalesce($7, based_on_id), version = version + 1
     where tenant_id = $1 and id = $2 and version = $3 and state = 'draft'`,
    [tenantId(), id, version, JSON.stringify(content.document), content.contentHash, content.catalogueVersion, basedOnId],
  );
  return rows === 1;
}

export interface Move {
  id: string;
  /** That was read: a newer one wins. */
  version: number;
  to: RuleSetStateName;
  at: Date;
  /** Of the rules that are approved. */
  contentHash?: string;
  /** First day in force. */
  startsOn?: string;
  notify?: boolean;
  reason?: string;
  gates?: readonly RuleSetGate[];
}

const move = statement(`select move_rule_set($2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as moved where $1 = nullif(current_setting('app.tenant_id', true), '')::uuid`);

/** Moves a version as the acting person; false when somebody moved or edited it first. @throws on a move that its life does not know */
export async function moveRuleSet({ id, version, to, at, contentHash, startsOn, notify, reason, gates }: Move): Promise<boolean> {
  const rows = await tenantQuery<{ moved: boolean }>(move, [
    tenantId(), id, version, to, tenantIdentity().accountId, at, contentHash ?? null, startsOn ?? null, notify ?? false, reason ?? null, JSON.stringify(gates ?? []),
  ]);
  return rows[0]?.moved ?? false;
}
