/** SQL of searching the trail, newest first. */
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface Search {
  operation: string | null;
  /** Accounts of the actor; null for anybody. */
  actors: readonly string[] | null;
  subject: string | null;
  /** Days in Europe/London, both included. */
  from: string | null;
  to: string | null;
}

export interface FoundEvent {
  seq: number;
  at: Date;
  actorId: string | null;
  actorName: string | null;
  operation: string;
  subjectKind: string | null;
  subject: string | null;
  detail: Record<string, string | number | boolean | null | string[]>;
  hash: string;
}

const matching = `audit_event e where e.tenant_id = $1
  and ($2::text is null or e.operation = $2) and ($3::uuid[] is null or e.actor_id = any ($3)) and ($4::uuid is null or e.subject_id = $4)
  and ($5::date is null or e.at >= ($5::date)::timestamp at time zone 'Europe/London') and ($6::date is null or e.at < ($6::date + 1)::timestamp at time zone 'Europe/London')`;

const page = statement(`select found.*, p.name as "actorName" from (
    select e.seq, e.at, e.actor_id as "actorId", e.operation, e.subject_kind as "subjectKind", e.subject_id as subject, e.detail, encode(e.hash, 'hex') as hash
    from ${matching} and e.seq < $7 order by e.seq desc limit $8) found
  left join person p on p.tenant_id = $1 and p.account_id = found."actorId" order by found.seq desc`);
const count = statement(`select count(*) as count from ${matching}`);
const named = statement("select account_id as id from person where tenant_id = $1 and account_id is not null and position(lower($2) in lower(name)) > 0");

const valuesOf = ({ operation, actors, subject, from, to }: Search): unknown[] => [tenantId(), operation, actors, subject, from, to];

/** Events before a number, newest first. */
export async function findEvents(search: Search, before: number, limit: number): Promise<FoundEvent[]> {
  return tenantQuery<FoundEvent & Record<string, unknown>>(page, [...valuesOf(search), before, limit]);
}

export async function countEvents(search: Search): Promise<number> {
  return (await tenantQuery<{ count: number }>(count, valuesOf(search)))[0]?.count ?? 0;
}

/** Accounts of the people whose name holds these letters. */
export async function accountsNamed(part: string): Promise<string[]> {
  return (await tenantQuery<{ id: string }>(named, [tenantId(), part])).map(({ id }) => id);
}
