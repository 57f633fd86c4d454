/** The state of every past review is reproduced from the history: 1,000 actions, each with a random history over four meetings, before each of which the plan also comes back as a document. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Abstract } from '@nestjs/common';
import { assuranceSteps, parseTimescale, splitOwners, type ImportedAction, type ImportedPlan, type PlanState, type StatedCode } from '@waymark/domain';
import { v7 as newId } from 'uuid';
import { Loaders } from '../../platform/graphql/index.ts';
import { Tenancy, type TenantIdentity, type TenantRole } from '../../platform/tenancy/index.ts';
import { createTestDatabase, createTestTenant, startTestApp, stopClock, type TestApp, type TestClock, type TestDatabase, type TestTenant } from '../../testing/index.ts';
import { action, planOf, writePlan, type WrittenPlan } from '../../testing/test-plan.ts';
import { AssuranceService } from '../assurance/index.ts';
import { EvidenceService } from '../evidence/evidence.service.ts';
import { insertImport, saveReading } from '../imports/imports.store.ts';
import type { PlanComparison } from '../imports/reimport/reimport.graphql.ts';
import { ReimportService } from '../imports/reimport/reimport.service.ts';
import { OverridesService } from '../overrides/overrides.service.ts';
import { standingPlan, writtenAction, type StandingAction, type StandingPlan } from '../plan-documents/index.ts';
import { RatingsService } from '../ratings/index.ts';
import { MovesService } from '../timescales/moves.service.ts';
import { UpdatesService } from '../updates/updates.service.ts';
import { AsAtService } from './as-at.service.ts';
import type { ReviewContent } from './review-content.ts';
import { ReviewsService } from './reviews.service.ts';

const ACTIONS = 1_000;
const MEETINGS = 4;
const DAY = 24 * 3_600;

let database: TestDatabase;
let app: TestApp;
let clock: TestClock;
let tenant: TestTenant;
let plan: WrittenPlan;

const get = <T>(type: Abstract<T>): T => app.app.get<T>(type, { strict: false });
const act = <T>(who: string, roles: readonly TenantRole[], work: () => Promise<T>): Promise<T> => {
  const identity: TenantIdentity = { tenantId: tenant.id, accountId: tenant.accounts[who as keyof typeof tenant.accounts]!.id, roles };
  return get(Tenancy).withTenant(identity, work);
};
const asManager = <T>(work: () => Promise<T>): Promise<T> => act('planManager', ['planManager'], work);
const asChair = <T>(work: () => Promise<T>): Promise<T> => act('boardChair', ['boardChair', 'planManager'], work);

/** The same histories each time. */
let seed = 20_161_001;
const random = (below: number): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const one = <T>(list: readonly T[]): T => list[random(list.length)]!;
const later = (days: number): string => new Date(clock.now().getTime() + days * DAY * 1_000).toISOString().slice(0, 10);

const seen = new Map<string, number>();
/** One thing that people do to an action; what the rules of the house refuse changes nothing. */
async function edit(actionId: string): Promise<void> {
  const version = 1_000;
  const loaders = new Loaders();
  const edits: Readonly<Record<string, () => Promise<object>>> = {
    update: () => asManager(() => get(UpdatesService).update({ actionId, version, text: `Said ${random(99)}`, status: one(['notStarted', 'inProgress', 'complete']), forecast: one([null, later(20 + random(60))]), forecastReason: 'Because' }, loaders)),
    noChange: () => asManager(() => get(UpdatesService).confirmNoChange({ actionId, version }, loaders)),
    move: () => asManager(() => get(MovesService).move({ actionId, version, current: later(5 + random(90)), reason: 'The partner needs longer' }, loaders)),
    assurance: () => one([asManager, asChair])(() => get(AssuranceService).move({ actionId, version, step: one(assuranceSteps), reason: 'So it is' }, loaders)),
    propose: () => asManager(() => get(OverridesService).propose({ actionId, version, rating: one(['red', 'amber', 'green', 'blue']), until: later(1 + random(30)), reason: 'Seen by the board' }, loaders)),
    approve: () => asChair(() => get(OverridesService).approve({ actionId, version }, loaders)),
    end: () => asChair(() => get(OverridesService).end({ actionId, version, reason: 'Over' }, loaders)),
    evidence: () => asManager(() => get(EvidenceService).add({ actionId, title: `Register ${random(99)}`, datedOn: '2016-09-01' }, loaders)),
    verify: async () => {
      const [piece] = await database.administer<{ id: string }>('select id from evidence where tenant_id = $1 and action_id = $2 and verified_at is null limit 1', [tenant.id, actionId]);
      return piece ? asChair(() => get(EvidenceService).verify({ evidenceId: piece.id }, loaders)) : {};
    },
  };
  const kind = one(Object.keys(edits));
  const answer = await edits[kind]!();
  if (!('reasons' in answer)) seen.set(kind, (seen.get(kind) ?? 0) + 1);
}

/** The action as the council wrote it, or as somebody has changed it in Word; null when they took it out. */
function rewritten(standing: StandingAction): ImportedAction | null {
  if (random(100) === 0) return null;
  const written = writtenAction(standing, 'en');
  const changed = random(5) === 0;
  const or = <T>(told: T, others: readonly T[]): T => (changed && random(2) === 0 ? one(others) : told);
  const owner = or(written.owner, ['Head of Service', 'Analyst\nPolice']);
  const stated = or(standing.statedCode, ['red', 'amber', 'green', null]);
  return {
    ref: written.ref, description: or(written.action, [`${written.action} again`]), approach: written.approach, ownerText: owner, owners: splitOwners(owner ?? ''),
    timescale: parseTimescale(or(written.timescale, ['Nov 16', 'Achieved', 'Feb 17', 'Ongoing']) ?? '', { after: '2016-01-01' }).timescale,
    statedRating: stated === null ? null : { code: stated as StatedCode, source: 'text' }, successMeasure: or(written.success, ['It is known']), progress: or(written.progress, [`Told ${random(99)}`]),
  };
}

/** What stands in the plan, with some of it rewritten, some in another objective, and one action more. */
function documentOf({ title, sections, objectives, actions }: StandingPlan): ImportedPlan {
  const placed = actions.map((standing) => ({ objectiveId: random(50) === 0 ? one(objectives).id : standing.objectiveId, item: rewritten(standing) }));
  return {
    title, ratingKey: [], findings: [],
    sections: sections.map((section) => ({
      ...section, title: random(2) === 0 ? `${section.title} again` : section.title,
      objectives: objectives.filter(({ sectionId }) => sectionId === section.id).map((objective, nth) => ({
        ...objective, title: random(3) === 0 ? `${objective.title} again` : objective.title, actions: [...placed.flatMap(({ objectiveId, item }) => (objectiveId === objective.id && item ? [item] : [])), ...(nth === 0 ? [action({ description: `Came later ${random(9_999)}` })] : [])],
      })),
    })),
  };
}

/** The plan comes back as a document; people take some of the differences and refuse the others. */
async function bringBack(): Promise<void> {
  const id = newId();
  const at = clock.now().toISOString();
  const answer = await asManager(async () => {
    const standing = await standingPlan(plan.planId);
    await insertImport({ id, fileName: 'plan.docx', bytes: new Uint8Array([1]), targetPlanId: plan.planId, at });
    await saveReading(id, { format: 'docx', blocks: [], notes: [] }, { plan: documentOf(standing!), origins: {}, columns: {}, findings: [] }, at);
    const { version, basis, changes } = (await get(ReimportService).comparison(id, new Loaders())) as PlanComparison;
    const choices = changes.map(({ id: change, kind }) => ({ change, accept: random(3) > 0, reason: kind === 'missing' ? 'Not needed' : null }));
    for (const { kind } of changes.filter((_, nth) => choices[nth]!.accept)) seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return get(ReimportService).commit({ importId: id, version, basis, choices, reason: 'The partner needs longer' }, new Loaders());
  });
  if (answer.constructor.name !== 'Plan') throw new Error(JSON.stringify(answer));
}

/** Days go by, the board meets, and what it saw is frozen. */
async function meet(number: number): Promise<void> {
  clock.forward(5 * DAY);
  while ((await act('planManager', ['planManager'], () => get(RatingsService).sweep(500))).looked === 500);
  const loaders = () => new Loaders();
  const opened = (await asChair(() => get(ReviewsService).open({ planId: plan.planId, title: `Meeting ${number}`, heldOn: '2016-10-01' }))) as { id: string };
  const attended = (await asChair(() => get(ReviewsService).recordAttendance({ reviewId: opened.id, entries: [{ agency: 'police', attendance: 'member' }] }))) as { version: number };
  await asChair(() => get(ReviewsService).close({ reviewId: opened.id, version: attended.version }, loaders()));
  clock.forward(3_600);
}

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database);
  clock = stopClock(app, new Date('2016-09-30T10:00:00Z'));
  tenant = await createTestTenant(database, { slug: 'as-at', roles: ['planManager', 'boardChair'] });
  const actions = Array.from({ length: ACTIONS }, (_, at) => action({ description: `Step ${at}`, timescale: one(['Aug 16', 'Oct 16', 'Dec 16', 'Achieved', 'Ongoing']), stated: one(['red', 'amber', 'green', null]), progress: one([null, 'Begun']) }));
  plan = await writePlan(database, tenant, planOf([[actions.slice(0, 400), actions.slice(400)]]), '2016-09-29T10:00:00Z');
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

test('what a review froze is what the history tells of its moment, exactly', async () => {
  for (let number = 1; number <= MEETINGS; number += 1) {
    for (const id of plan.actionIds) for (let more = random(3); more > 0; more -= 1) await edit(id);
    await bringBack();
    await meet(number);
  }
  const reviews = await database.administer<{ closedAt: Date; document: ReviewContent }>(
    'select r.closed_at as "closedAt", s.document from review r join review_snapshot s on s.tenant_id = r.tenant_id and s.review_id = r.id where r.tenant_id = $1 order by r.number', [tenant.id]);
  expect(reviews).toHaveLength(MEETINGS);
  const wrong: unknown[] = [];
  let states = 0;
  for (const { closedAt, document } of reviews) {
    const told = JSON.parse(JSON.stringify(await asManager(() => get(AsAtService).plan(plan.planId, closedAt, new Loaders())))) as PlanState;
    expect({ ...told, actions: told.actions.length }).toEqual({ ...document.plan, actions: document.plan.actions.length });
    // Actions that moved since stand elsewhere today: the history tells of them in the order of today.
    const actions = new Map(told.actions.map((each) => [each.id, each]));
    document.plan.actions.forEach((frozen) => {
      states += 1;
      try {
        expect(actions.get(frozen.id)).toEqual(frozen);
      } catch (error) {
        wrong.push((error as Error).message.slice(0, 800));
      }
    });
  }
  console.info(`${states} states of at least ${ACTIONS} actions reproduced, ${wrong.length} wrong, after ${[...seen].map(([kind, count]) => `${count} ${kind}`).join(', ')}.`);
  expect(wrong.slice(0, 3)).toEqual([]);
  // Every kind of edit came up often enough to be told of.
  expect(Object.fromEntries([...seen].filter(([kind, count]) => count < (kind === 'added' || kind === 'heading' ? 1 : 10)))).toEqual({});
  expect(seen.size).toBe(14);
});
