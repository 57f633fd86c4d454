/** What a run left in the database, read by the administrator. */
import type { Administrator } from './administrator.ts';
import type { Service } from './installation.ts';
import type { Cause, FoundMessage, ServiceData, ToldStep } from './verdict.ts';
import type { Ledger } from './writers.ts';

type Rows<T> = T & Record<string, unknown>;

export async function readService(administrator: Administrator, { id, policy, accounts }: Service): Promise<ServiceData> {
  const causes = await administrator.query<Rows<Cause>>(
    `select distinct on (d.action_id) d.action_id as "actionId", a.plan_id as "planId", d.id as "decisionId", d.decided_at as at from decision d join action a on a.tenant_id = $1 and a.id = d.action_id
      where d.tenant_id = $1 and d.outcome = 'red' order by d.action_id, d.decided_at, d.id`, [id],
  );
  const told = await administrator.query<Rows<ToldStep>>(
    `select action_id as "actionId", step, cycle, key, due_at as "dueAt", recorded_at as "recordedAt" from escalation_event where tenant_id = $1 and kind = 'notify'`, [id],
  );
  const messages = await administrator.query<Rows<FoundMessage>>(
    `select dedupe_key as "dedupeKey", recipient_id as "recipientId", subject_id as "subjectId", (parameters ->> 'step')::int as step from message where tenant_id = $1 and kind = 'escalation'`, [id],
  );
  return { policy, recipients: { owner: accounts.actionOwner, planManager: accounts.planManager, boardChair: accounts.boardChair }, causes, told, messages };
}

/** Ladders that are due and that no pass has looked at. */
export async function dueNow(administrator: Administrator): Promise<number> {
  const [row] = await administrator.query<{ due: number }>('select count(*)::int as due from action where escalation_look_at <= now()');
  return row?.due ?? 0;
}

/** Writes that were acknowledged and are not there. */
export async function missingWrites(administrator: Administrator, services: readonly Service[], { evidence, acknowledged }: Ledger): Promise<number> {
  let missing = 0;
  for (const { id } of services) {
    const titles = new Set((await administrator.query<{ title: string }>('select title from evidence where tenant_id = $1', [id])).map(({ title }) => title));
    const answered = new Set((await administrator.query<{ id: string }>(`select action_id as id from escalation_event where tenant_id = $1 and kind = 'acknowledged'`, [id])).map((row) => row.id));
    missing += [...(evidence.get(id) ?? [])].filter((title) => !titles.has(title)).length + [...(acknowledged.get(id) ?? [])].filter((actionId) => !answered.has(actionId)).length;
  }
  return missing;
}

export async function deliveryStates(administrator: Administrator): Promise<string> {
  const rows = await administrator.query<{ state: string; count: number }>(`select state, count(*)::int as count from delivery where channel = 'email' group by state order by state`);
  return rows.map(({ state, count }) => `${count} ${state}`).join(', ') || 'none';
}
