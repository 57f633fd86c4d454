/** SQL of updates: the action locked, the update with its revision, and pages of what was said. */
import { assuranceAfterUpdate, type ActionStatus, type IsoDate, type ReportingPeriod } from '@waymark/domain';
import { v7 as newId } from 'uuid';
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { grouped, inOrder } from '../../platform/graphql/index.ts';
import { keepEdit, type EditedAction } from '../action-edits/index.ts';
import type { NewUpdate } from './update.ts';

export interface KeptUpdate {
  update: NewUpdate;
  noChange: boolean;
  period: ReportingPeriod;
  today: IsoDate;
  at: Date;
}

/**
 * Writes an update of a locked action: its revision and the update itself; the author's draft of it is done with.
 * @returns the id of the update and the action's new version
 */
export async function insertUpdate(action: EditedAction, { update, noChange, period, today, at }: KeptUpdate): Promise<{ id: string; version: number }> {
  const { status, forecast, text, forecastReason } = update;
  const progress = text ?? action.progress;
  const startedOn = action.status === 'notStarted' && status !== 'notStarted' ? (action.startedOn ?? today) : action.startedOn;
  const assurance = assuranceAfterUpdate(action.assurance, action.status, status);
  const kept = (of: Pick<EditedAction, 'status' | 'forecast' | 'progress' | 'assurance'>) => ({ status: of.status, forecast: of.forecast, progress: of.progress, assurance: of.assurance });
  const version = await keepEdit(action, {
    at, kind: noChange ? 'noChange' : 'progressUpdate', conflicts: true,
    set: { last_updated_on: today, status, timescale_forecast: forecast, progress, started_on: startedOn, assurance },
    before: kept(action), after: kept({ status, forecast, progress, assurance }),
  });
  const [tenant, actor, id] = [tenantId(), actingAccountId(), newId()];
  await tenantExecute(
    `insert into progress_update (tenant_id, id, action_id, revision, no_change, period_from, period_to, text, status_before, status_after,
       forecast_before, forecast_after, forecast_reason, author_id, written_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [tenant, id, action.id, version, noChange, period.from, period.to, text, action.status, status, action.forecast, forecast, action.forecast === forecast ? null : forecastReason, actor, at],
  );
  await tenantExecute('delete from update_draft where tenant_id = $1 and account_id = $2 and action_id = $3', [tenant, actor, action.id]);
  return { id, version };
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
