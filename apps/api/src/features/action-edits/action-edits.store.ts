/** SQL of edits: an action locked as somebody is about to change it, and a change kept with its revision. */
import type { ActionStatus, AssuranceState, IsoDate, Precision } from '@waymark/domain';
import { v7 as newId } from 'uuid';
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { ownedBy } from '../plans/index.ts';

export interface EditedAction {
  id: string;
  version: number;
  /** The version that last changed what people edit. */
  editedVersion: number;
  status: ActionStatus;
  precision: Precision;
  baseline: IsoDate | null;
  /** The date that counts today. */
  due: IsoDate | null;
  forecast: IsoDate | null;
  timesMoved: number;
  progress: string | null;
  startedOn: IsoDate | null;
  assurance: AssuranceState;
  overrideCode: string | null;
  overrideUntil: IsoDate | null;
  overrideBy: string | null;
  overrideApprovedBy: string | null;
  /** The acting person is one of its owners or contributors. */
  own: boolean;
}

// Locked: whoever comes second reads what the first one wrote.
const locked = statement(`select a.id, a.version, a.edited_version as "editedVersion", a.status, a.timescale_precision as precision, a.timescale_baseline as baseline,
    a.timescale_current as due, a.timescale_forecast as forecast, a.times_moved as "timesMoved", a.progress, a.started_on as "startedOn", a.assurance,
    a.override_code as "overrideCode", a.override_until as "overrideUntil", a.override_by as "overrideBy", a.override_approved_by as "overrideApprovedBy", ${ownedBy('$3')} as own
  from action a join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null
  where a.tenant_id = $1 and a.id = $2 for update of a`);

/** Null when the service has no such action, or its plan is archived. */
export async function lockAction(id: string): Promise<EditedAction | null> {
  return (await tenantQuery<EditedAction & Record<string, unknown>>(locked, [tenantId(), id, actingAccountId()]))[0] ?? null;
}

/** Columns of an action that edits set. */
export type EditableColumn =
  | 'status' | 'progress' | 'started_on' | 'last_updated_on' | 'timescale_forecast' | 'timescale_current' | 'timescale_precision' | 'times_moved' | 'assurance' | 'measure_achieved'
  | 'override_code' | 'override_until' | 'override_reason' | 'override_by' | 'override_at' | 'override_approved_by' | 'override_approved_at';

export interface Edit {
  at: Date;
  /** What kind of change it is, a code. */
  kind: string;
  set: Partial<Record<EditableColumn, string | number | Date | null>>;
  before: Readonly<Record<string, unknown>>;
  after: Readonly<Record<string, unknown>>;
  /** Whoever began before it is told; not so of what takes nothing from them. */
  conflicts: boolean;
}

/** Changes a locked action and keeps the revision that this is. @returns its number, the action's new version */
export async function keepEdit({ id, version, editedVersion }: Pick<EditedAction, 'id' | 'version' | 'editedVersion'>, { at, kind, set, before, after, conflicts }: Edit): Promise<number> {
  const [tenant, next] = [tenantId(), version + 1];
  const columns = Object.entries(set);
  await tenantExecute(
    `update action set version = $3, edited_version = $4, updated_at = $5${columns.map(([column], place) => `, ${column} = $${place + 6}`).join('')} where tenant_id = $1 and id = $2`,
    [tenant, id, next, conflicts ? next : editedVersion, at, ...columns.map(([, value]) => value)],
  );
  await tenantExecute(
    `insert into action_revision (tenant_id, id, action_id, number, at, actor_id, reason, before, after) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tenant, newId(), id, next, at, actingAccountId(), kind, JSON.stringify(before), JSON.stringify(after)],
  );
  return next;
}
