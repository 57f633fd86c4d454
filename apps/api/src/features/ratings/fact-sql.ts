/**
 * Facts as SQL, for rules that run inside the database: those of live actions, and those stored with decisions. A test
 * compares the first with `factsOf`, fact by fact.
 */
import { actionCatalogue, type FactType } from '@waymark/rules';

/** Expressions over `liveFactSource`. A fact that Waymark does not hold is not among them, and reads as unknown. */
const held: Readonly<Record<string, string>> = {
  status: 'a.status',
  statedRating: 'a.stated_code',
  timescalePrecision: 'a.timescale_precision',
  due: 'a.timescale_current',
  baselineDue: 'a.timescale_baseline',
  forecast: 'a.timescale_forecast',
  forecastSlipDays: '(a.timescale_forecast - a.timescale_current)',
  timesMoved: 'a.times_moved',
  startedOn: 'a.started_on',
  lastUpdatedOn: 'a.last_updated_on',
  evidenceCount: 'coalesce(e.good, 0)',
  verifiedEvidenceCount: 'coalesce(e.verified, 0)',
  expiredEvidenceCount: 'coalesce(e.expired, 0)',
  lastEvidenceOn: 'e.newest',
  ownerCount: 'coalesce(w.total, 0)',
  hasOwner: 'coalesce(w.accountable, false)',
  objectiveTargetDate: 'o.target_date',
  assurance: 'a.assurance',
  measureAchieved: 'a.measure_achieved',
  linkedIndicatorSignal: 'a.indicator_signal',
};

/** Evidence that stands: the newest version of each piece, neither withdrawn nor rejected. */
export const standing = 'replaced_at is null and withdrawn_at is null and rejected_at is null';

/**
 * Live actions of the tenant in `$1`, each table read once: for whole services, where a look-up for each action would be slow.
 * @param day SQL of the day for which evidence is good or has expired, such as `$2::date`
 */
export const liveFactSource = (day: string): string => `action a
  join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null
  join objective o on o.tenant_id = $1 and o.id = a.objective_id
  left join (select action_id, count(*) filter (where good) as good, count(verified_at) filter (where good) as verified,
      count(*) filter (where not good) as expired, max(dated_on) as newest
    from (select action_id, verified_at, dated_on, coalesce(expires_on >= ${day}, true) as good from evidence where tenant_id = $1 and ${standing}) piece
    group by action_id) e on e.action_id = a.id
  left join (select action_id, count(*) as total, bool_or(accountable) as accountable
    from action_owner where tenant_id = $1 group by action_id) w on w.action_id = a.id`;

const sqlTypes: Readonly<Record<FactType, string>> = { number: 'numeric', string: 'text', boolean: 'boolean', date: 'date', list: 'jsonb' };
const given = actionCatalogue.facts.filter(({ derive }) => derive === undefined);

/** By the ids of facts that are given; derived ones follow from these. */
export const liveFactSql: Readonly<Record<string, string>> = Object.fromEntries(given.map(({ id, type }) => [id, held[id] ?? `null::${sqlTypes[type]}`]));

/** The same over a column `facts` of decisions. Ids come from the catalogue, never from people. */
export const storedFactSql: Readonly<Record<string, string>> = Object.fromEntries(
  given.map(({ id, type }) => [id, type === 'list' ? `d.facts -> '${id}'` : `(d.facts ->> '${id}')::${sqlTypes[type]}`]),
);
