/** SQL of escalations: claiming what is due, where each action stands, and the append-only record of what followed. */
import type { IsoDate } from '@waymark/domain';
import type { EscalationState, Facts, Target } from '@waymark/rules';
import { statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface LadderRow extends Record<string, unknown> {
  actionId: string;
  planId: string;
  plan: string;
  ref: string | null;
  archivedAt: Date | null;
  decisionId: string | null;
  policyId: string | null;
  state: EscalationState | null;
  caused: boolean | null;
}

const columns = `a.id as "actionId", a.plan_id as "planId", pl.title as plan, a.ref, pl.archived_at as "archivedAt", a.decision_id as "decisionId",
  e.policy_id as "policyId", e.state, e.caused`;
const joins = `join plan pl on pl.tenant_id = $1 and pl.id = a.plan_id left join escalation e on e.tenant_id = $1 and e.action_id = a.id`;

// No key of an action changes here: decisions about it may be written meanwhile, and point to it afterwards.
const claim = statement(
  `select ${columns} from (select * from action where tenant_id = $1 and escalation_look_at <= $2 order by escalation_look_at, id limit $3 for no key update skip locked) a ${joins}
   order by a.plan_id, a.position`,
);
const claimOne = statement(`select ${columns} from (select * from action where tenant_id = $1 and id = $2 for no key update) a ${joins}`);

/** Actions whose ladder is to be looked at by `now`, locked; those another pass holds are left to it. */
export async function claimDue(now: Date, limit: number): Promise<LadderRow[]> {
  return tenantQuery<LadderRow>(claim, [tenantId(), now, limit]);
}

/** One action, locked, after whoever holds it. */
export async function claimLadder(actionId: string): Promise<LadderRow | null> {
  return (await tenantQuery<LadderRow>(claimOne, [tenantId(), actionId]))[0] ?? null;
}

export interface DecisionRow extends Record<string, unknown> {
  id: string;
  actionId: string;
  at: Date;
  outcome: string;
  quiet: boolean;
  facts: Facts;
  /** Of a decision that only time brought about: the day from which it holds, however late it was made. */
  since: IsoDate | null;
}

// The one in force comes last whatever the clocks said when it was made: time may have jumped back.
const newer = statement(
  `select d.id, d.action_id as "actionId", d.decided_at as at, d.outcome, d.baseline as quiet, d.facts,
          case when d.trigger = 'time' then (select p.next_change_on from decision p where p.tenant_id = $1 and p.action_id = d.action_id and (p.decided_at, p.id) < (d.decided_at, d.id)
            order by p.decided_at desc, p.id desc limit 1) end as since
     from action a left join decision l on l.tenant_id = $1 and l.id = a.escalation_looked_id
     join decision d on d.tenant_id = $1 and d.action_id = a.id and (l.id is null or d.id = a.decision_id or (d.decided_at, d.id) > (l.decided_at, l.id))
    where a.tenant_id = $1 and a.id = any ($2) and a.decision_id is distinct from a.escalation_looked_id
    order by d.action_id, d.id = a.decision_id, d.decided_at, d.id`,
);

/** Decisions that no pass has looked at, in the order in which they count. */
export async function decisionsSinceLook(actionIds: readonly string[]): Promise<DecisionRow[]> {
  return tenantQuery<DecisionRow>(newer, [tenantId(), actionIds]);
}

export interface StoredLadder {
  action_id: string;
  policy_id: string;
  status: string;
  cycle: number;
  raised_at: string;
  caused: boolean;
  state: EscalationState;
}

const save = statement(
  `insert into escalation (tenant_id, action_id, policy_id, status, cycle, raised_at, caused, state)
   select $1, x.action_id, x.policy_id, x.status, x.cycle, x.raised_at, x.caused, x.state
     from jsonb_to_recordset($2::jsonb) as x (action_id uuid, policy_id uuid, status text, cycle integer, raised_at timestamptz, caused boolean, state jsonb)
   on conflict (tenant_id, action_id) do update
     set policy_id = excluded.policy_id, status = excluded.status, cycle = excluded.cycle, raised_at = excluded.raised_at, caused = excluded.caused, state = excluded.state`,
);

export async function saveLadders(ladders: readonly StoredLadder[]): Promise<void> {
  await tenantExecute(save, [tenantId(), JSON.stringify(ladders)]);
}

export interface NextLook {
  action_id: string;
  looked_id: string | null;
  look_at: string | null;
}

// The ids stand beside the rows, too: of those the planner knows how few they are, and reads no others.
const moveLook = statement(
  `update action a set escalation_look_at = x.look_at, escalation_looked_id = x.looked_id
     from jsonb_to_recordset($2::jsonb) as x (action_id uuid, looked_id uuid, look_at timestamptz) where a.tenant_id = $1 and a.id = x.action_id and a.id = any ($3)`,
);

/** Every claimed action, or the next pass would claim it again. */
export async function saveLooks(looks: readonly NextLook[]): Promise<void> {
  await tenantExecute(moveLook, [tenantId(), JSON.stringify(looks), looks.map(({ action_id }) => action_id)]);
}

export interface StoredEvent {
  id: string;
  action_id: string;
  kind: string;
  key: string;
  policy_id: string;
  calendar_version: string;
  cycle: number;
  step: string | null;
  targets: readonly Target[] | null;
  recipients: readonly string[] | null;
  instead: boolean;
  due_at: string;
  at: string;
  actor_id: string | null;
  until: string | null;
  reason: string | null;
}

const record = statement(
  `insert into escalation_event (tenant_id, id, action_id, kind, key, policy_id, calendar_version, cycle, step, targets, recipients, instead, due_at, at, recorded_at, actor_id, until, reason)
   select $1, x.id, x.action_id, x.kind, x.key, x.policy_id, x.calendar_version, x.cycle, x.step, x.targets, x.recipients, x.instead, x.due_at, x.at, $3, x.actor_id, x.until, x.reason
     from jsonb_to_recordset($2::jsonb) as x (id uuid, action_id uuid, kind text, key text, policy_id uuid, calendar_version text, cycle integer, step text, targets jsonb, recipients jsonb, instead boolean,
       due_at timestamptz, at timestamptz, actor_id uuid, until timestamptz, reason text)`,
);

/** Fails, and with it the whole pass, when one of them stands already: a lock that did not hold must not tell anybody twice. */
export async function recordEvents(events: readonly StoredEvent[], now: Date): Promise<void> {
  if (events.length > 0) await tenantExecute(record, [tenantId(), JSON.stringify(events), now]);
}
