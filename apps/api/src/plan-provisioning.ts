/** Writing plans, and what services keep beside them, without a running API, the way that people take: for the demonstration and for tests. */
import type { ImportedPlan, RecommendationState, ScrutinyAnswer } from '@waymark/domain';
import { v7 as newId } from 'uuid';
import { EvidenceEntity } from './features/evidence/evidence.entity.ts';
import { insertEvidence } from './features/evidence/evidence.store.ts';
import { insertLink } from './features/indicator-links/links.store.ts';
import { insertPlan } from './features/imports/commit.store.ts';
import { makeDraft } from './features/imports/draft.ts';
import { toNewPlan } from './features/imports/new-plan.ts';
import { Observations, ObservationsService } from './features/observations/index.ts';
import { insertRecommendations, insertReview } from './features/inspections/external-reviews.store.ts';
import { toNewRecommendation, type NewReview, type TypedRecommendation } from './features/inspections/new-review.ts';
import { insertLink as linkRecommendation, insertWord } from './features/inspections/recommendations.store.ts';
import { linkOwnerName } from './features/owners/index.ts';
import { insertDecisions, RatingsService } from './features/ratings/index.ts';
import { insertRecord, recordOperations, type RecordContents, type RecordKind } from './features/service-record/index.ts';
import { recordAudit } from './platform/audit/index.ts';
import { Clock } from './platform/clock/index.ts';
import { Tenancy, tenantId, tenantQuery, type TenantIdentity } from './platform/tenancy/index.ts';

/** Who acts, and the instant ('2026-11-22T09:00:00Z') at which they are taken to act. */
export interface Deed {
  tenantId: string;
  accountId: string;
  at: string;
}

export interface PlanToWrite {
  plan: ImportedPlan;
  /** Shown as the file that the plan came from. */
  importedFrom: string;
}

export interface EvidenceToWrite {
  actionId: string;
  title: string;
  /** A day, not after that of the deed. */
  datedOn: string;
  /** The account that verified it at the same time, which is another than that of the deed; null when nobody did. */
  verifiedBy: string | null;
}

export interface RecommendationToWrite extends TypedRecommendation {
  actionIds: readonly string[];
  state: { code: RecommendationState; reason: string } | null;
  response: { answer: ScrutinyAnswer; text: string; datedOn: string } | null;
}

/** A review from outside, not rated by a framework. */
export interface ExternalReviewToWrite extends Pick<NewReview, 'kind' | 'title' | 'publisher' | 'datedOn'> {
  recommendations: readonly RecommendationToWrite[];
}

/** One sweep of a service at most; a plan of the demonstration is far smaller. */
const SWEPT_AT_ONCE = 1_000;

/** Stands at the instant of the deed that is being done. */
class DeedClock extends Clock {
  at = new Date(0);

  override now(): Date {
    return this.at;
  }
}

/** One deed after the other: all share one clock, so that rules are compiled once and not for each deed. */
export class PlanProvisioning {
  private readonly clock = new DeedClock();
  private readonly ratings = new RatingsService(this.clock);
  private readonly observations = new ObservationsService(this.clock);

  private constructor(private readonly tenancy: Tenancy) {}

  static async open(appUrl: string): Promise<PlanProvisioning> {
    return new PlanProvisioning(await Tenancy.open({ url: appUrl, size: 2, entities: [EvidenceEntity] }));
  }

  async close(): Promise<void> {
    await this.tenancy.close();
  }

  /** How many plans a service has. */
  async countPlans(tenant: string): Promise<number> {
    const identity: TenantIdentity = { tenantId: tenant, accountId: null, roles: [] };
    const [row] = await this.tenancy.withTenant(identity, () => tenantQuery<{ count: number }>('select count(*) as count from plan where tenant_id = $1', [tenantId()]));
    return row?.count ?? 0;
  }

  /**
   * Writes a plan with its first revisions and decisions in one transaction, as confirming an import without
   * corrections does. Answers the ids of its actions by their path, 'sections/0/objectives/1/actions/2'.
   */
  async writePlan(deed: Deed, { plan, importedFrom }: PlanToWrite): Promise<ReadonlyMap<string, string>> {
    const { ratings } = this;
    return this.act(deed, async () => {
      const rules = await ratings.inForce();
      const interpretation = { plan, origins: {}, columns: {}, findings: [] };
      const draft = makeDraft(interpretation, { corrections: {}, answered: [] }, rules.ratingKey, rules.today);
      const written = toNewPlan(draft, {
        title: plan.title, importedFrom, at: deed.at, today: rules.today, accountId: deed.accountId, key: rules.ratingKey, newId,
        decide: (action) => ratings.decisionOf(rules, action, null, 'seed'),
      });
      await insertPlan(written);
      await insertDecisions(written.decisions);
      await recordAudit(deed.at, 'commitImport', 'plan', written.id, { actions: written.actions.length });
      return new Map(draft.actions.flatMap(({ path }, index) => (written.actions[index] ? [[path, written.actions[index].id] as const] : [])));
    });
  }

  /** Adds pieces of evidence, each with the action's next revision and decision, in one transaction. */
  async addEvidence(deed: Deed, pieces: readonly EvidenceToWrite[]): Promise<void> {
    const at = new Date(deed.at);
    await this.act(deed, async () => {
      for (const { actionId, title, datedOn, verifiedBy } of pieces) {
        const id = await insertEvidence({ actionId, title, url: null, datedOn, at });
        if (verifiedBy !== null) await tenantQuery('select judge_evidence($1, $2, $3, null)', [id, verifiedBy, at]);
        await this.ratings.redecide(actionId, 'evidence');
        await recordAudit(at, 'addEvidence', 'action', actionId, { evidence: id });
      }
    });
  }

  /** Says which indicators actions should move. */
  async linkIndicators(deed: Deed, links: readonly { actionId: string; indicator: string }[]): Promise<void> {
    const at = new Date(deed.at);
    await this.act(deed, async () => {
      for (const { actionId, indicator } of links) {
        if (await insertLink(actionId, indicator, at)) await recordAudit(at, 'linkIndicator', 'action', actionId, { indicator });
      }
    });
  }

  /** Imports a service's own figures and has another person confirm them. @throws Error when the file is refused */
  async importFigures(deed: Deed, csv: string, confirmedBy: string): Promise<void> {
    const kept = await this.act(deed, () => this.observations.importCsv({ csv }));
    if (!(kept instanceof Observations)) throw new Error(`The figures were not kept: ${JSON.stringify(kept)}`);
    const confirmed = await this.act({ ...deed, accountId: confirmedBy }, () => this.observations.confirm({ observationIds: kept.nodes.map(({ id }) => id) }));
    if (!(confirmed instanceof Observations)) throw new Error(`The figures were not confirmed: ${JSON.stringify(confirmed)}`);
  }

  /** Writes a review with what it recommends, what answers that and what was said of it, in one transaction. */
  async writeExternalReview(deed: Deed, { recommendations, ...review }: ExternalReviewToWrite): Promise<void> {
    const at = new Date(deed.at);
    await this.act(deed, async () => {
      const reviewId = await insertReview({ ...review, ratings: null, asPrinted: false }, at);
      const ids = await insertRecommendations(reviewId, recommendations.map(toNewRecommendation));
      for (const [place, { actionIds, state, response }] of recommendations.entries()) {
        const id = ids[place] ?? '';
        for (const actionId of actionIds) await linkRecommendation(id, 'action', actionId, at);
        if (state) await insertWord(id, { kind: 'state', code: state.code, text: state.reason, datedOn: null }, at);
        if (response) await insertWord(id, { kind: 'response', code: response.answer, text: response.text, datedOn: response.datedOn }, at);
      }
      await recordAudit(at, 'addExternalReview', 'externalReview', reviewId, { kind: review.kind, recommendations: recommendations.length });
    });
  }

  /** Says which person an owner's name in the plans of a service means. */
  async linkOwner(deed: Deed, name: string, personAccountId: string): Promise<void> {
    await this.act(deed, async () => {
      const [person] = await tenantQuery<{ id: string }>('select id from person where tenant_id = $1 and account_id = $2', [tenantId(), personAccountId]);
      if (person) await linkOwnerName(name, person.id);
    });
  }

  /** Records parts of a financial year, each as its first version. */
  async recordYear(deed: Deed, year: number, source: string, contents: Partial<RecordContents>): Promise<void> {
    await this.act(deed, async () => {
      for (const [kind, content] of Object.entries(contents) as [RecordKind, RecordContents[RecordKind]][]) {
        const id = await insertRecord(kind, year, 1, content, source, new Date(deed.at));
        if (id) await recordAudit(deed.at, recordOperations[kind], 'serviceRecord', id, { year, number: 1 });
      }
    });
  }

  /** The days up to `today` on which a rating of the service changes by itself, the first one; null when there is none. */
  async nextChangeOn(tenant: string, today: string): Promise<string | null> {
    const identity: TenantIdentity = { tenantId: tenant, accountId: null, roles: [] };
    const [row] = await this.tenancy.withTenant(identity, () =>
      tenantQuery<{ on: string | null }>('select min(computed_next_change_on) as "on" from action where tenant_id = $1 and computed_next_change_on <= $2', [tenantId(), today]),
    );
    return row?.on ?? null;
  }

  /** What the daily sweep does, at the given instant. */
  async sweep(tenant: string, at: string): Promise<void> {
    this.clock.at = new Date(at);
    await this.tenancy.withTenant({ tenantId: tenant, accountId: null, roles: [] }, () => this.ratings.sweep(SWEPT_AT_ONCE));
  }

  private act<T>({ tenantId: tenant, accountId, at }: Deed, work: () => Promise<T>): Promise<T> {
    this.clock.at = new Date(at);
    return this.tenancy.withTenant({ tenantId: tenant, accountId, roles: [] }, work);
  }
}
