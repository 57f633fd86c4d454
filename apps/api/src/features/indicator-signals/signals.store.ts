/** SQL of signals: actions with their indicators, locked as their signal is about to change. */
import type { IndicatorSignal } from '@waymark/rules';
import { statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface LinkedAction {
  id: string;
  /** What its row says now. */
  held: IndicatorSignal | null;
  /** Codes; none where the last link was removed. */
  indicators: string[];
}

const lock = statement(`select pg_advisory_xact_lock(hashtextextended('indicator signals ' || $1::text, 0))`);

/** Until the end of the transaction nobody else works out signals of the service: of a figure and a link at the same time the second one sees both. */
export async function lockSignals(): Promise<void> {
  await tenantExecute(lock, [tenantId()]);
}

const linked = (which: string, limit = '') => statement(`select a.id, a.indicator_signal as held, array(select l.indicator from action_indicator l where l.tenant_id = $1 and l.action_id = a.id order by l.indicator) as indicators
  from action a join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null
  where a.tenant_id = $1 and ${which} order by a.id ${limit} for no key update of a`);
const byIds = linked('a.id = any($2::uuid[])');
const byIndicators = linked('a.id in (select action_id from action_indicator where tenant_id = $1 and indicator = any($2::text[]))');
const portion = linked('($2::uuid is null or a.id > $2) and (a.indicator_signal is not null or exists (select from action_indicator l where l.tenant_id = $1 and l.action_id = a.id))', 'limit $3');

/** Those of a plan that is not archived. */
export async function actionsWithLinks(actionIds: readonly string[]): Promise<LinkedAction[]> {
  return tenantQuery<LinkedAction & Record<string, unknown>>(byIds, [tenantId(), actionIds]);
}

/** Every action that should move one of these, with all its indicators. */
export async function actionsMoving(indicators: readonly string[]): Promise<LinkedAction[]> {
  return tenantQuery<LinkedAction & Record<string, unknown>>(byIndicators, [tenantId(), indicators]);
}

/** The next by id of those that have a link or a signal. */
export async function nextActions(reached: string | null, limit: number): Promise<LinkedAction[]> {
  return tenantQuery<LinkedAction & Record<string, unknown>>(portion, [tenantId(), reached, limit]);
}

/** No revision: nobody changed the action. What it was on which day its decisions keep. */
export async function saveSignals(signals: readonly { id: string; signal: IndicatorSignal | null }[]): Promise<void> {
  await tenantExecute(
    `update action a set indicator_signal = x.signal from jsonb_to_recordset($2::jsonb) as x(id uuid, signal text) where a.tenant_id = $1 and a.id = x.id`,
    [tenantId(), JSON.stringify(signals)],
  );
}
