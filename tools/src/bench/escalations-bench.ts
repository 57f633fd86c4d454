/** What the due pass of escalations costs: with what is due, not with what exists. */
import { performance } from 'node:perf_hooks';
import { EscalationPass, openProvisioning, PlanProvisioning, Clock, EscalationPolicies } from '@waymark/api';
import { parseTimescale, type ImportedPlan } from '@waymark/domain';
import pg from 'pg';
import { launcher, withScratchDatabase } from '../launch-bridge.ts';
import { copyService } from './many-services.ts';
import { section, type Row } from './table.ts';

const services = 1_000;
/** A step is due at nine on the second day: the policy counts one working day from the first. */
const [raised, due] = ['2026-11-23T09:00:00Z', '2026-11-24T09:30:00Z'];
/** How many actions each service has, and how many of them are due in turn, out of those that are escalated. */
const sizes = { 500: [0, 1, 5, 19], 100: [1, 5] } as const;
const escalated = 25;

export async function benchEscalations(): Promise<string> {
  const rows: Row[] = [];
  for (const actions of [500, 100] as const) rows.push(...(await withScratchDatabase(`waymark_bench_due_${actions}`, (database) => measure(database, actions))));
  return section(`Escalations: one pass over ${services.toLocaleString('en-GB')} services on one connection, by what is due`, rows);
}

async function measure(database: { administratorUrl: string; secret: string }, actions: keyof typeof sizes): Promise<Row[]> {
  const { prepare } = await launcher('launch/program.mjs');
  const prepared = await prepare({ ...database, demonstration: false, now: raised, say: () => undefined });
  const tenantId = await oneService(prepared, actions);
  const administrator = new pg.Client(database.administratorUrl);
  await administrator.connect();
  const first = await EscalationPass.open(prepared.appUrl, raised);
  await first.of(tenantId);
  await first.close();
  await copyService(administrator, tenantId, services);
  // All wait but for those whose turn it is.
  await administrator.query('create table waiting as select tenant_id, id, escalation_look_at, row_number() over (partition by tenant_id order by position) as place from action where escalation_look_at is not null and tenant_id <> $1', [tenantId]);
  await administrator.query('update action set escalation_look_at = null where escalation_look_at is not null');
  await administrator.query('vacuum analyze');
  const { rows: tenants } = await administrator.query<{ id: string }>('select id from tenant where id <> $1 order by id', [tenantId]);
  const pass = await EscalationPass.open(prepared.appUrl, due);
  const found: Row[] = [];
  try {
    let from = 0;
    for (const count of sizes[actions]) {
      await administrator.query('update action a set escalation_look_at = w.escalation_look_at from waiting w where w.tenant_id = a.tenant_id and w.id = a.id and w.place > $1 and w.place <= $2', [from, from + count]);
      from += count;
      found.push(await passOver(administrator, pass, tenants.map(({ id }) => id), { actions, count }));
    }
  } finally {
    await pass.close();
    await administrator.end();
  }
  return found;
}

/** A service with a plan manager and a plan of so many actions, of which `escalated` are off track. */
async function oneService({ appUrl, platformUrl }: { appUrl: string; platformUrl: string }, actions: number): Promise<string> {
  const provisioning = await openProvisioning({ appUrl, platformUrl, clock: new Clock(raised) });
  const plans = await PlanProvisioning.open(appUrl);
  try {
    const tenant = await provisioning.tenants.create({ slug: 'bench', name: { en: 'Bench', cy: 'Mainc' }, ratingKeyPreset: 'delivery-4' });
    const account = await provisioning.people.createAccount({ email: 'manager@bench.test', name: 'Plan manager', password: 'correct horse battery staple' });
    await provisioning.people.addMembership(tenant.id, account, ['planManager']);
    await provisioning.tenancy.withTenant({ tenantId: tenant.id, accountId: null, roles: [] }, () => new EscalationPolicies(new Clock(raised)).inForce());
    await plans.writePlan({ tenantId: tenant.id, accountId: account.id, at: raised }, { plan: planOf(actions), importedFrom: 'plan.docx' });
    return tenant.id;
  } finally {
    await Promise.all([provisioning.close(), plans.close()]);
  }
}

function planOf(count: number): ImportedPlan {
  const actions = Array.from({ length: count }, (_, place) => ({
    ref: String(place + 1), description: `Action ${place + 1}`, approach: null, ownerText: 'Plan manager', owners: [{ name: 'Plan manager', accountable: true }],
    timescale: parseTimescale(place < escalated ? 'Sept 26' : 'Sept 27', { after: '2026-01-01' }).timescale, statedRating: null, successMeasure: null, progress: null,
  }));
  return {
    title: 'Plan', ratingKey: [], findings: [],
    sections: [{ ref: '1', title: 'Section', recommendations: [], objectives: [{ ref: '1', title: 'Objective', theme: null, targetDate: null, champion: null, linkedRecommendations: [], linkedIndicators: [], actions }] }],
  };
}

/** What the database itself counts: its time in statements, and the rows it reads of `action`. */
async function passOver(administrator: pg.Client, pass: EscalationPass, tenants: readonly string[], { actions, count }: { actions: number; count: number }): Promise<Row> {
  const before = await counted(administrator);
  const began = performance.now();
  let [looked, effects] = [0, 0];
  for (const id of tenants) {
    const done = await pass.of(id);
    looked += done.looked;
    effects += done.effects;
  }
  const wall = performance.now() - began;
  const after = await counted(administrator);
  const [database, read] = [(after.milliseconds - before.milliseconds) / 1_000, after.read - before.read];
  const share = (100 * count) / actions;
  const asked = actions === 500 && count === 5;
  return {
    what: `${actions} actions each, ${count} due (${share.toFixed(share > 0 && share < 1 ? 1 : 0)} %)`,
    figure: `${database.toFixed(2)} s`,
    detail: `of the database; ${(wall / 1_000).toFixed(2)} s in all; ${looked.toLocaleString('en-GB')} looked at, ${effects.toLocaleString('en-GB')} steps sent, ${read.toLocaleString('en-GB')} rows of action read`,
    ...(asked ? { bar: '< 5 s', met: database < 5 } : {}),
  };
}

async function counted(administrator: pg.Client): Promise<{ milliseconds: number; read: number }> {
  // A session tells what it counted when it has been idle for ten seconds; this one at once.
  await new Promise((resolve) => void setTimeout(resolve, 11_000));
  await administrator.query('select pg_stat_force_next_flush()');
  const { rows: [row] } = await administrator.query<{ milliseconds: number; read: string }>(
    `select d.active_time as milliseconds, (t.seq_tup_read + coalesce(t.idx_tup_fetch, 0))::text as read from pg_stat_database d, pg_stat_user_tables t where d.datname = current_database() and t.relname = 'action'`,
  );
  return { milliseconds: row?.milliseconds ?? 0, read: Number(row?.read ?? 0) };
}
