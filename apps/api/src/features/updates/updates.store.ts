/** SQL of updates: the action locked, the update with its revision, and pages of what was said. */
import type { ActionStatus, IsoDate, ReportingPeriod } from '@waymark/domain';
import { v7 as newId } from 'uuid';
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { grouped, inOrder } from '../../platform/graphql/index.ts';
import { ownedBy } from '../plans/index.ts';
import type { NewUpdate, UpdatedAction } from './update.ts';

/** An action as somebody is about to update it. */
export interface EditedAction extends UpdatedAction {
  id: string;
  version: number;
  /** The version that last changed what people edit. */
  editedVersion: number;
  progress: string | null;
  startedOn: IsoDate | null;
  /** The acting person is one of its owners or contributors. */
  own: boolean;
}

// Locked: whoever comes second reads what the first one wrote.
const locked = statement(`select a.id, a.version, a.edited_version as "editedVersion", a.status, a.timescale_current as due, a.timescale_forecast as forecast,
    a.progress, a.started_on as "startedOn", ${ownedBy('$3')} as own
  from action a join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null
  where a.tenant_id = $1 and a.id = $2 for update of a`);

/** Null when the service has no such action, or its plan is archived. */
export async function lockAction(id: string): Promise<EditedAction | null> {
  return (await tenantQuery<EditedAction & Record<string, unknown>>(locked, [tenantId(), id, actingAccountId()]))[0] ?? null;
}

export interface KeptUpdate {
  update: NewUpdate;
  noChange: boolean;
  period: ReportingPeriod;
  today: IsoDate;
  at: Date;
}

/**
 * Writes an update of a locked action: its row, its revision, the update itself; the author's draft of it is done with.
 * @returns the id of the update
 */
export async function insertUpdate(action: EditedAction, { update, noChange, period, today, at }: KeptUpdate): Promise<string> {
  const [tenant, actor, id, version] = [tenantId(), actingAccountId(), newId(), action.version + 1];
  const { status, forecast, text, forecastReason } = update;
  const progress = text ?? action.progress;
  const startedOn = action.status === 'notStarted' && status !== 'notStarted' ? (action.startedOn ?? today) : action.startedOn;
  await tenantExecute(
    `update action set version = $3, edited_version = $3, updated_at = $4, last_updated_on = greatest(last_updated_on, $5::date), status = $6, timescale_forecast = $7, progress = $8, started_on = $9
     where tenant_id = $1 and id = $2`,
    [tenant, action.id, version, at, today, status, forecast, progress, startedOn],
  );
  const kept = (of: { status: ActionStatus; forecast: IsoDate | null; progress: string | null }): string => JSON.stringify({ status: of.status, forecast: of.forecast, progress: of.progress });
  await tenantExecute(
    `insert into action_revision (tenant_id, id, action_id, number, at, actor_id, reason, before, after) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tenant, newId(), action.id, version, at, actor, noChange ? 'noChange' : 'progressUpdate', kept(action), kept({ status, forecast, progress })],
  );
  await tenantExecute(
    `insert into progress_update (tenant_id, id, action_id, revision, no_change, period_from, period_to, text, status_before, status_after,
       forecast_before, forecast_after, forecast_reason, author_id, written_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [tenant, id, action.id, version, noChange, period.from, period.to, text, action.status, status, action.forecast, forecast, action.forecast === forecast ? null : forecastReason, actor, at],
  );
  await tenantExecute('delete from update_draft where tenant_id = $1 and account_id = $2 and action_id = $3', [tenant, actor, action.id]);
  return id;
}

export interface UpdateRow {
  id: string;
  actionId: string;
  revision: number;
  noChange: boolean;
  periodFrom: IsoDate;
  periodTo: IsoDate;
  text: string | null;
  statusBefore: ActionStatus;
  statusAfter: ActionStatus;
  forecastBefore: IsoDate | null;
  forecastAfter: IsoDate | null;
  forecastReason: string | null;
  author: string;
  writtenAt: string;
  /** Place in the action's list, from 0. */
  place: number;
}

const pages = statement(`select u.id, u.action_id as "actionId", u.revision, u.no_change as "noChange", u.period_from as "periodFrom", u.period_to as "periodTo", u.text,
    u.status_before as "statusBefore", u.status_after as "statusAfter", u.forecast_before as "forecastBefore", u.forecast_after as "forecastAfter",
    u.forecast_reason as "forecastReason", author.name as author, u.written_at as "writtenAt", u.place
  from unnest($2::uuid[]) as wanted(id)
  cross join lateral (select *, row_number() over (order by revision desc) - 1 as place from progress_update
    where tenant_id = $1 and action_id = wanted.id order by place offset $3 limit $4) u
  join person author on author.tenant_id = $1 and author.account_id = u.author_id
  order by u.place`);
const counts = statement(`select action_id as id, count(*) as count from progress_update where tenant_id = $1 and action_id = any($2::uuid[]) group by action_id`);

/** One page for each action, newest first, in the order of the ids. */
export async function updatesOf(actionIds: readonly string[], offset: number, limit: number): Promise<UpdateRow[][]> {
  return grouped(actionIds, await tenantQuery<UpdateRow & Record<string, unknown>>(pages, [tenantId(), actionIds, offset, limit]), (row) => row.actionId);
}

export async function countUpdatesOf(actionIds: readonly string[]): Promise<number[]> {
  const rows = await tenantQuery<{ id: string; count: number }>(counts, [tenantId(), actionIds]);
  return inOrder(actionIds, rows, (row) => row.id).map((row) => row?.count ?? 0);
}

const owned = statement(`select a.id from action a where a.tenant_id = $1 and a.id = any($2::uuid[]) and ${ownedBy('$3')}`);

/** Which of these actions are the person's own. */
export async function ownedOf(actionIds: readonly string[], accountId: string | null): Promise<boolean[]> {
  const rows = await tenantQuery<{ id: string }>(owned, [tenantId(), actionIds, accountId]);
  return inOrder(actionIds, rows, (row) => row.id).map((row) => row !== null);
}
