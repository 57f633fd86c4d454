/** Use cases of stages: what the rules of a body propose for a service, what its people decide, and what the service sees of it. */
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import type { Localised } from '@waymark/domain';
import type { StageName } from '@waymark/rules';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import type { Requester } from '../../platform/auth/index.ts';
import { reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { NotFound, reason, Refused, shownError } from '../../platform/graphql/index.ts';
import { acrossServices, Tenancy } from '../../platform/tenancy/index.ts';
import { SharingService, type OversightBody } from '../sharing/index.ts';
import { TenantsService } from '../tenants/index.ts';
import { countShared, type FigureRow } from './figures.store.ts';
import { enterPortfolio } from './portfolio.store.ts';
import { ServiceStage, type DecideStageInput, type OversightStage, type PortfolioStage, type StageDecision } from './stages.graphql.ts';
import { compileStageRules, propose, quarterEnds, sentenceThen, serviceFacts, type Proposal, type QuarterRow } from './stages.ts';
import { countQuarters, ownStageDecisions, stageHistory, StagesStore, type StageDecisionRow, type StageRulesRow } from './stages.store.ts';

const LONGEST_REASON = 2_000;

/** Stages of every service that the transaction has entered, by its id. */
export interface StagesOfBody {
  stages: readonly StageName[];
  rulesNumber: number;
  of(row: FigureRow): { current: StageName | null; proposal: Proposal; quarters: readonly QuarterRow[]; history: readonly StageDecisionRow[] };
}

@Injectable()
export class StagesService {
  constructor(
    private readonly clock: Clock,
    private readonly tenancy: Tenancy,
    private readonly tenants: TenantsService,
    private readonly sharing: SharingService,
    private readonly store: StagesStore,
  ) {}

  /** Inside the transaction that has entered the portfolio of the body. */
  async ofBody(body: OversightBody): Promise<StagesOfBody> {
    const today = this.clock.today();
    const ends = quarterEnds(today);
    const rules = await this.store.rules(body.id, this.clock.now());
    const { stages } = rules;
    const compiled = compileStageRules(rules.document);
    const quarters = byService(await countQuarters(ends));
    const decisions = byService(await stageHistory(body.id));
    return {
      stages, rulesNumber: rules.number,
      of: (row) => {
        const [counted, history] = [quarters.get(row.tenantId) ?? [], decisions.get(row.tenantId) ?? []];
        const current = history[0]?.stage ?? null;
        const proposal = propose(compiled, serviceFacts(row, counted, ends, current), today);
        return { current: stages.find(({ number }) => number === current) ?? null, proposal, quarters: counted, history };
      },
    };
  }

  portfolioStage(all: StagesOfBody, row: FigureRow): PortfolioStage {
    const { current, proposal, quarters } = all.of(row);
    const last = [...quarters].sort((a, b) => (a.day < b.day ? 1 : -1))[0];
    return { current, proposed: stageOf(all.stages, proposal.stage), offTrackShare: last && last.actions > 0 ? last.offTrack / last.actions : null };
  }

  /** Where a service stands; a service that does not share with the body is as good as none. */
  async stage(requester: Requester, slug: string, bodySlug: string): Promise<ServiceStage | NotFound> {
    if (requester.service) throw shownError('BAD_USER_INPUT', 'Ask for stages without naming a service in the header.');
    const [body, membership] = [(await this.sharing.bodiesOf(requester.accountId)).find((one) => one.slug === bodySlug), requester.memberships.find((one) => one.slug === slug)];
    const tenant = membership && (await this.tenants.find(membership.tenantId));
    if (!body || !tenant) return new NotFound(slug);
    const found = await this.read(requester, body, tenant);
    if (found) await this.noteLook(requester.accountId, tenant.id);
    return found ?? new NotFound(slug);
  }

  /** As every look of an adviser, before it is shown. */
  private async noteLook(accountId: string, tenantId: string): Promise<void> {
    await this.tenancy.withTenant({ tenantId, accountId, roles: [] }, () => recordAudit(this.clock.now(), 'adviserRead', 'service', tenantId, { operation: 'stageOfService' }));
  }

  private read(requester: Requester, body: OversightBody, tenant: { id: string; name: Localised }): Promise<ServiceStage | null> {
    return this.tenancy.withTenant(acrossServices(requester.accountId), async () => {
      await enterPortfolio(body.id);
      const row = (await countShared(this.clock.today())).find(({ tenantId }) => tenantId === tenant.id);
      if (!row) return null;
      const all = await this.ofBody(body);
      const { current, proposal, quarters, history } = all.of(row);
      return Object.assign(new ServiceStage(), {
        body, service: tenant.name, stages: [...all.stages], current,
        proposal: { stage: stageOf(all.stages, proposal.stage), because: proposal.because, facts: [...proposal.read], rulesNumber: all.rulesNumber },
        quarters: [...quarters].sort((a, b) => (a.day < b.day ? 1 : -1)),
        history: shownAll(history, [{ bodyId: body.id, body: body.name }], await this.store.versions(history)),
      });
    });
  }

  /** Whatever the rules propose, a person decides, and says why. */
  async decide(requester: Requester, { service, body: bodySlug, stage, decidedOn, letterOn, reason: typed }: DecideStageInput): Promise<ServiceStage | Refused | NotFound> {
    const found = await this.stage(requester, service, bodySlug);
    if (found instanceof NotFound) return found;
    const why = typed.trim();
    if (!found.stages.some(({ number }) => number === stage)) return new Refused(reason('unknownStage'));
    if (why === '') return new Refused(reason('textMissing', { field: 'reason' }));
    if (why.length > LONGEST_REASON) return new Refused(reason('textTooLong', { field: 'reason', limit: LONGEST_REASON }));
    const [suspected] = reasonsAgainstChildData({ reason: why });
    if (suspected) return new Refused(suspected);
    if (decidedOn > this.clock.today()) return new Refused(reason('dateInFuture', { field: 'decidedOn' }));
    const { tenantId } = requester.memberships.find(({ slug }) => slug === service)!;
    const body = (await this.sharing.bodiesOf(requester.accountId)).find(({ slug }) => slug === bodySlug)!;
    const facts = Object.fromEntries(found.proposal.facts.map(({ fact, value }) => [fact, value]));
    const done = await this.store.decide(
      { adviserId: requester.accountId, bodyId: body.id, tenantId, at: this.clock.now() },
      { id: newId(), stage, decidedOn, letterOn: letterOn ?? null, reason: why, proposed: found.proposal.stage.number, rulesNumber: found.proposal.rulesNumber, facts },
    );
    return done ? this.stage(requester, service, bodySlug) : new NotFound(service);
  }

  /** For the service: what bodies decided about it. */
  async own(): Promise<StageDecision[]> {
    const rows = await ownStageDecisions();
    const names = rows.length === 0 ? [] : await this.store.names([...new Set(rows.map(({ bodyId }) => bodyId))]);
    return shownAll(rows, names, await this.store.versions(rows));
  }
}

export function byService<Row extends { tenantId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.tenantId, [...(groups.get(row.tenantId) ?? []), row]);
  return groups;
}

/** A stage that the rules name and the body does not have is called by its number. */
export const stageOf = (stages: readonly StageName[], number: number): OversightStage => stages.find((stage) => stage.number === number) ?? { number, name: { en: String(number), cy: String(number) } };

/** Each in the words of the version under which it was decided, whatever the body calls its stages now. */
const shownAll = (rows: readonly StageDecisionRow[], names: readonly { bodyId: string; body: Localised }[], versions: readonly StageRulesRow[]): StageDecision[] =>
  rows.map(({ stage, facts, ...row }) => {
    const version = versions.find(({ bodyId, number }) => bodyId === row.bodyId && number === row.rulesNumber);
    return { ...row, body: names.find(({ bodyId }) => bodyId === row.bodyId)!.body, stage: stageOf(version?.stages ?? [], stage), because: version ? sentenceThen(version.document, facts, row.decidedOn) : null };
  });
