/**
 * Fills a prepared database with the demonstration: twelve services with their plans, evidence, figures and history, and the
 * accounts that open them. Goes through the application's own code; what is there already is left alone.
 */
import { Clock, EscalationPolicies, holdMeeting, openProvisioning, PlanProvisioning, SelfAssessmentsService, type Account, type Deed, type Provisioning, type ShareScope, type Tenant } from '@waymark/api';
import { addDays, financialYearOf, localDate } from '@waymark/domain';
import { assessedService, demonstrationAssessments } from './content/self-assessments.ts';
import { contentPlan } from './content-plan.ts';
import { demonstrationServices } from './content/index.ts';
import { movedDay, type Move } from './moved-dates.ts';
import type { ServiceContent } from './content/service-content.ts';
import { yearRecords } from './content/year-record.ts';
import { boardMeeting, DAYS_SINCE_MEETING, meetingService } from './content/board-meeting.ts';
import { linksOf, ownFigures } from './own-figures.ts';
import { demonstrationAccounts, demonstrationPassword, chairOf, managerOf, type DemonstrationAccount } from './demonstration-accounts.ts';

export interface SeedOptions {
  appUrl: string;
  platformUrl: string;
  /** The instant to which the dates of the plans are moved, '2026-11-22T09:00:00Z'. */
  now: string;
}

export interface SeedResult {
  /** Services that this call made. */
  made: readonly string[];
  accounts: readonly { email: string; name: string; password: string }[];
}

/** Plans are taken to have been imported so long ago, so that ratings have changed since. */
const DAYS_OF_HISTORY = 60;
/** Escalations begin so long ago: some steps were sent, and some are still to come. */
const DAYS_OF_ESCALATION = 12;
/** The oversight body of the demonstration, and which services open what to it; with nothing named, figures alone. */
const BODY = 'national-oversight';
const SHARING: Readonly<Record<string, readonly ShareScope[]>> = {
  islington: ['actions', 'evidence', 'names', 'indicators', 'escalations', 'reviews'],
  portsmouth: ['actions', 'indicators'],
  ashmere: ['indicators', 'escalations'],
  'port-selwyn': [],
};
/** Whom the plans name so is the action owner who signs in. */
const OWNER_NAMES = ['Operations Manager', 'Team Manager'];
/** Early in the working day, whatever the time of year in London. */
const atNine = (date: string): string => `${date}T09:00:00.000Z`;

/** Safe to repeat: finishes what an interrupted call began. */
export async function seedDemonstration({ appUrl, platformUrl, now }: SeedOptions): Promise<SeedResult> {
  const today = localDate(now);
  const began = atNine(addDays(today, -DAYS_OF_HISTORY));
  const provisioning = await openProvisioning({ appUrl, platformUrl, clock: new Clock(began) });
  const plans = await PlanProvisioning.open(appUrl);
  try {
    const tenants = new Map<string, Tenant>();
    for (const content of demonstrationServices) tenants.set(content.slug, await tenantOf(provisioning, content));
    const accounts = await makeAccounts(provisioning, tenants);
    const made: string[] = [];
    for (const content of demonstrationServices) {
      const tenant = tenants.get(content.slug);
      const manager = accounts.get(`manager@${content.slug}.demo`);
      const chair = accounts.get(`chair@${content.slug}.demo`);
      if (!tenant || !manager || !chair || (await plans.countPlans(tenant.id)) > 0) continue;
      const { tenancy } = provisioning;
      const policies = new EscalationPolicies(new Clock(atNine(addDays(today, -DAYS_OF_ESCALATION))));
      await tenancy.withTenant({ tenantId: tenant.id, accountId: null, roles: [] }, () => policies.inForce());
      const deed = { tenantId: tenant.id, accountId: manager.id, at: began };
      const meeting = content.slug === meetingService ? { on: addDays(today, -DAYS_SINCE_MEETING), hold: (at: string) => holdMeeting(provisioning, { ...deed, accountId: chair.id, at }, boardMeeting) } : null;
      await writeReviews(plans, content, deed, await writeService(plans, content, deed, chair.id, now, meeting), now);
      const owner = accounts.get(`owner@${content.slug}.demo`);
      if (owner) for (const name of OWNER_NAMES) await plans.linkOwner(deed, name, owner.id);
      for (const { yearsAgo, source, contents } of yearRecords[content.slug] ?? []) await plans.recordYear(deed, financialYearOf(today) - yearsAgo, source, contents);
      if (content.slug === assessedService) await assessItself(provisioning, deed);
      made.push(content.slug);
    }
    for (const [slug, scopes] of Object.entries(SHARING)) {
      const by = accounts.get(`administrator@${slug}.demo`) ?? accounts.get(`manager@${slug}.demo`);
      await shareWithBody(provisioning, tenants.get(slug)!.id, by!.id, scopes);
    }
    return { made, accounts: demonstrationAccounts.map(({ email, name }) => ({ email, name, password: demonstrationPassword })) };
  } finally {
    await Promise.all([provisioning.close(), plans.close()]);
  }
}

async function tenantOf({ tenants, tenantsStore }: Provisioning, content: ServiceContent): Promise<Tenant> {
  const { slug, name, ratingKey, provenance, gssCode } = content;
  return (await tenantsStore.findBySlug(slug)) ?? tenants.create({ slug, name, ratingKeyPreset: ratingKey, demonstration: true, provenance, gssCode });
}

/** Every account by its e-mail address. Hashing a password takes tens of milliseconds, so several are made at once. */
async function makeAccounts(provisioning: Provisioning, tenants: ReadonlyMap<string, Tenant>): Promise<ReadonlyMap<string, Account>> {
  const listed = new Set(demonstrationAccounts.map(({ email }) => email));
  const others = demonstrationServices.flatMap(({ slug, name }) => [managerOf(slug, name.en), chairOf(slug, name.en)]).filter(({ email }) => !listed.has(email));
  const bodyId = await oversightBody(provisioning);
  const make = async ({ email, name, memberships, operator = false, adviser = false }: DemonstrationAccount): Promise<[string, Account]> => {
    const { people } = provisioning;
    const known = await people.findAccount(email);
    const account = known ?? (await people.createAccount({ email, name, password: demonstrationPassword, operator }));
    for (const [slug, roles] of Object.entries(memberships)) {
      const tenant = tenants.get(slug);
      if (tenant) await people.addMembership(tenant.id, account, roles);
    }
    if (adviser) await provisioning.oversight.addAdviser(bodyId, account.id);
    return [email, account];
  };
  return new Map(await Promise.all([...demonstrationAccounts, ...others].map(make)));
}

/** Done before, it is refused and stays as it is. */
async function shareWithBody({ tenancy, sharing }: Provisioning, tenantId: string, accountId: string, scopes: readonly ShareScope[]): Promise<void> {
  await tenancy.withTenant({ tenantId, accountId, roles: ['tenantAdministrator'] }, () => sharing.grant({ body: BODY, scopes: [...scopes] }));
}

/** Closed self-assessments, so that there is something to compare. */
async function assessItself({ tenancy }: Provisioning, { tenantId, accountId, at }: Deed): Promise<void> {
  const service = new SelfAssessmentsService(new Clock(at));
  for (const { daysAgo, moderatedBy, standards } of demonstrationAssessments) {
    await tenancy.withTenant({ tenantId, accountId, roles: ['planManager'] }, async () => {
      const draft = await service.record({ assessedOn: addDays(localDate(at), -daysAgo), moderatedBy, standards: [...standards] });
      if (!('standards' in draft)) throw new Error('A self-assessment of the demonstration was refused.');
      await service.close({ selfAssessmentId: draft.id, version: draft.version });
    });
  }
}

async function oversightBody({ oversight }: Provisioning): Promise<string> {
  const body = (await oversight.findBySlug(BODY)) ?? (await oversight.create(BODY, { en: 'National oversight body', cy: 'Corff goruchwylio cenedlaethol' }));
  return body.id;
}

interface Meeting {
  on: string;
  hold: (at: string) => Promise<void>;
}

/** The plan as imported, then what happened since, day by day: evidence that came, ratings that changed by themselves, and perhaps a meeting of the board. */
async function writeService(plans: PlanProvisioning, content: ServiceContent, deed: Deed, verifier: string, now: string, meeting: Meeting | null): Promise<ReadonlyMap<string, string>> {
  const today = localDate(now);
  const { plan, evidence } = contentPlan(content, now);
  const actionIds = await plans.writePlan(deed, { plan, importedFrom: `${content.slug}-improvement-plan.docx` });
  const began = localDate(deed.at);
  await plans.linkIndicators(deed, linksOf(plan).map(({ path, indicator }) => ({ actionId: actionIds.get(path) ?? '', indicator })));
  await plans.importFigures(deed, ownFigures(content.slug, began).csv, verifier);
  const pieces = evidence.map((piece) => ({ actionId: actionIds.get(piece.path) ?? '', title: piece.title, datedOn: piece.datedOn, verifiedBy: piece.verified ? verifier : null, on: piece.datedOn < began ? began : piece.datedOn }));
  const evidenceDays = [...new Set(pieces.map(({ on }) => on))].sort();
  let swept = '';
  let ahead = meeting;
  for (;;) {
    const changes = await plans.nextChangeOn(deed.tenantId, today);
    if (changes !== null && changes <= swept) throw new Error(`After the sweep of ${swept}, ${content.slug} is to be swept for ${changes} again.`);
    const comes = evidenceDays[0] ?? null;
    // In the evening, after what the day brought.
    if (ahead && (changes ?? today) > ahead.on && (comes ?? today) > ahead.on) {
      await ahead.hold(`${ahead.on}T17:30:00.000Z`);
      ahead = null;
    }
    if (changes === null && comes === null) break;
    if (comes !== null && (changes === null || comes < changes)) {
      evidenceDays.shift();
      await plans.addEvidence({ ...deed, at: instantOn(comes, today, now) }, pieces.filter(({ on }) => on === comes));
    } else if (changes !== null) {
      await plans.sweep(deed.tenantId, instantOn(changes, today, now));
      swept = changes;
    }
  }
  return actionIds;
}

/** What others recommended before the plan was made, and what was said of it since. */
async function writeReviews(plans: PlanProvisioning, { reviews = [], asAt }: ServiceContent, deed: Deed, actionIds: ReadonlyMap<string, string>, now: string): Promise<void> {
  const move: Move = { from: asAt, to: localDate(now).slice(0, 7) };
  for (const { recommendations, ...review } of reviews) {
    await plans.writeExternalReview(deed, {
      ...review, datedOn: movedDay(review.datedOn, move),
      recommendations: recommendations.map(({ answeredBy = [], state, response, dueOn, ...typed }) => ({
        ...typed, dueOn: dueOn ? movedDay(dueOn, move) : null, actionIds: answeredBy.map((path) => actionIds.get(path) ?? ''), state: state ?? null,
        response: response ? { ...response, datedOn: movedDay(response.datedOn, move) } : null,
      })),
    });
  }
}

/** Nine o'clock of a day, but never later than now. */
const instantOn = (date: string, today: string, now: string): string => (date === today ? new Date(now).toISOString() : atNine(date));
