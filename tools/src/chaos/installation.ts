/** The services that a chaos run happens to: people, plans whose actions are long overdue, and causes whose steps fall due while it goes on. */
import { randomUUID } from 'node:crypto';
import { Clock, openProvisioning, PlanProvisioning, prepareDatabase } from '@waymark/api';
import { parseTimescale, type ImportedAction, type ImportedPlan } from '@waymark/domain';
import { parsePolicy, type Policy } from '@waymark/rules';
import type { Administrator } from './administrator.ts';

export const password = 'correct horse battery staple';

/** Three steps in hours, at any hour and on any day, each message by itself: each step can be told from every other. */
const policyDocument = {
  name: { en: 'Chaos', cy: 'Anhrefn' },
  workingDaysOnly: false,
  steps: [
    { id: 'owner', after: { amount: 1, unit: 'hour' }, unless: 'resolved', targets: ['owner'] },
    { id: 'manager', after: { amount: 2, unit: 'hour' }, unless: 'resolved', targets: ['planManager'] },
    { id: 'chair', after: { amount: 3, unit: 'hour' }, unless: 'resolved', targets: ['boardChair'] },
  ],
};
const anHour = 3_600_000;
/** The longest run in which no action has two steps. */
export const longestSeconds = 3_000;

export type Role = 'actionOwner' | 'planManager' | 'boardChair';

export interface Service {
  id: string;
  slug: string;
  accounts: Record<Role, string>;
  policy: Policy;
  /** Escalate. */
  overdue: string[];
  /** Are written to meanwhile, and do not. */
  written: string[];
}

export interface Installation {
  appUrl: string;
  platformUrl: string;
  services: Service[];
}

export interface Size {
  services: number;
  /** Actions that escalate, in all services together. */
  escalations: number;
}

const writtenToEach = 12;
const inOnePlan = 250;

/** Makes the database, the services and their plans. What escalates has been off track for hours, and nobody has looked. */
export async function makeInstallation(database: { administratorUrl: string; secret: string }, administrator: Administrator, { services, escalations }: Size): Promise<Installation> {
  const { appUrl, platformUrl } = await prepareDatabase(database);
  // Scratch servers answer before a commit stands in the log, and would lose it when one of their processes is killed.
  await administrator.query(`do $$ begin execute format('alter database %I set synchronous_commit = on', current_database()); end $$`);
  const [provisioning, plans] = [await openProvisioning({ appUrl, platformUrl, clock: new Clock() }), await PlanProvisioning.open(appUrl)];
  try {
    const made: Service[] = [];
    for (let number = 0; number < services; number += 1) {
      const slug = `chaos-${number + 1}`;
      const { id } = await provisioning.tenants.create({ slug, name: { en: `Chaos ${number + 1}`, cy: `Anhrefn ${number + 1}` }, ratingKeyPreset: 'delivery-4' });
      const accounts: Partial<Record<Role, string>> = {};
      for (const role of ['actionOwner', 'planManager', 'boardChair'] as const) {
        const account = await provisioning.people.createAccount({ email: `${role}@${slug}.test`, name: `${role} ${slug}`, password });
        await provisioning.people.addMembership(id, account, [role]);
        accounts[role] = account.id;
      }
      const policy = await plantPolicy(administrator, id);
      const write = async (title: string, actions: readonly ImportedAction[]): Promise<string[]> =>
        [...(await plans.writePlan({ tenantId: id, accountId: accounts.planManager!, at: new Date(Date.now() - 5 * anHour).toISOString() }, { plan: planOf(title, actions), importedFrom: 'chaos.docx' })).values()];
      const overdue: string[] = [];
      const share = Math.ceil((escalations * (number + 1)) / services) - Math.ceil((escalations * number) / services);
      while (overdue.length < share) overdue.push(...(await write(`Overdue ${overdue.length}`, Array.from({ length: Math.min(inOnePlan, share - overdue.length) }, () => action('January 2020', `actionOwner ${slug}`)))));
      const written = await write('Written to', Array.from({ length: writtenToEach }, () => action('December 2090', `actionOwner ${slug}`)));
      made.push({ id, slug, accounts: accounts as Record<Role, string>, policy, overdue, written });
    }
    return { appUrl, platformUrl, services: made };
  } finally {
    await Promise.all([plans.close(), provisioning.close()]);
  }
}

/** In force since long ago, so that nothing is taken to have begun with it. */
async function plantPolicy(administrator: Administrator, tenantId: string): Promise<Policy> {
  const id = randomUUID();
  const parsed = parsePolicy({ ...policyDocument, version: id });
  if (!parsed.ok) throw new Error(`The policy of the chaos run is at fault: ${JSON.stringify(parsed.issues)}`);
  await administrator.query(
    `insert into escalation_policy (tenant_id, id, number, document, content_hash, state, created_at, activated_at) values ($1, $2, 1, $3, 'chaos', 'active', '2020-01-01', '2020-01-01')`,
    [tenantId, id, JSON.stringify(policyDocument)],
  );
  return parsed.policy;
}

/**
 * Moves the beginning of each cause so that one of its steps, by turns the first, second and third, falls due at a random moment of the
 * run, and those before it have been due for hours.
 */
export async function spreadCauses(administrator: Administrator, services: readonly Service[], start: number, seconds: number, random: () => number): Promise<void> {
  if (seconds > longestSeconds) throw new Error(`A run takes ${longestSeconds} seconds at most, so that each action has one step in it.`);
  for (const { id, overdue } of services) {
    const moves = overdue.map((actionId, place) => ({ id: actionId, at: new Date(Math.floor(start + random() * seconds * 1000 - ((place % 3) + 1) * anHour)).toISOString() }));
    const moved = await administrator.query<{ outcome: string }>(
      `update decision d set decided_at = x.at from jsonb_to_recordset($2::jsonb) as x (id uuid, at timestamptz) where d.tenant_id = $1 and d.action_id = x.id returning d.outcome`, [id, JSON.stringify(moves)],
    );
    if (moved.length !== overdue.length || moved.some(({ outcome }) => outcome !== 'red')) throw new Error('The actions of the chaos run were to be off track by one decision each.');
  }
}

function action(timescale: string, owner: string): ImportedAction {
  return {
    ref: null, description: 'Review the policy', approach: 'By asking', ownerText: owner, owners: [{ name: owner, accountable: true }],
    timescale: parseTimescale(timescale, { after: '2016-01-01' }).timescale, statedRating: { code: 'amber', source: 'text' }, successMeasure: 'It is reviewed', progress: null,
  };
}

function planOf(title: string, actions: readonly ImportedAction[]): ImportedPlan {
  const objectives = [{ ref: '1.1', title: 'Objective', theme: null, targetDate: '2090-12-31', champion: null, linkedRecommendations: ['1'], linkedIndicators: ['A1'], actions: [...actions] }];
  return { title, ratingKey: [], findings: [], sections: [{ ref: 'Part 1', title: 'Section', recommendations: [{ ref: '1', text: 'Recommendation' }], objectives }] };
}
