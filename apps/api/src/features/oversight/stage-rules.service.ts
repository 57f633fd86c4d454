/** Use cases of the rules of stages: read by the body and by services, tried on history, submitted, approved or returned (ADR 0055). */
import { Injectable } from '@nestjs/common';
import { formatInstant, localDate, londonInstant, parseEpochDay } from '@waymark/domain';
import { v7 as newId } from 'uuid';
import { Clock } from '../../platform/clock/index.ts';
import type { Requester } from '../../platform/auth/index.ts';
import { reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { Conflict, isUuid, NotFound, reason, Refused, shownError } from '../../platform/graphql/index.ts';
import { acrossServices, Tenancy } from '../../platform/tenancy/index.ts';
import { SharingService, type OversightBody } from '../sharing/index.ts';
import { TenantsService } from '../tenants/index.ts';
import { countShared } from './figures.store.ts';
import { enterPortfolio } from './portfolio.store.ts';
import { StageRules, StageRulesTrial, type ApproveStageRulesInput, type BodyStageRules, type ReturnStageRulesInput, type StageRulesInput, type StageTrialService, type SubmitStageRulesInput } from './stage-rules.graphql.ts';
import { hashOfStageRules, readStageRules, type StageRules as CheckedRules } from './stage-rules.ts';
import { bodiesSharedWith, StageRulesStore, type Acting } from './stage-rules.store.ts';
import { changes, momentsOf, readOf, TRIAL_ENDS, type TrialMoment } from './stage-trial.ts';
import { byService, stageOf } from './stages.service.ts';
import { compileStageRules, quarterEnds } from './stages.ts';
import { countQuarters, stageHistory, StagesStore, type StageRulesRow } from './stages.store.ts';

const LONGEST_REASON = 2_000;

type Answer = StageRules | Refused | NotFound | Conflict;
/** Rules that may go on, the body that they are of, and what they would replace. */
interface Admitted {
  body: OversightBody;
  current: StageRulesRow;
  rules: CheckedRules;
}

@Injectable()
export class StageRulesService {
  constructor(
    private readonly clock: Clock,
    private readonly tenancy: Tenancy,
    private readonly tenants: TenantsService,
    private readonly sharing: SharingService,
    private readonly stages: StagesStore,
    private readonly store: StageRulesStore,
  ) {}

  /** @param slug without it the first body that the person advises for; @param number without it the version in force */
  async open(requester: Requester, slug: string | null, number: number | null): Promise<StageRules | NotFound> {
    outside(requester);
    const bodies = await this.sharing.bodiesOf(requester.accountId);
    const body = slug === null ? bodies[0] : bodies.find((one) => one.slug === slug);
    if (!body) return new NotFound(slug ?? '');
    const inForce = await this.stages.rules(body.id, this.clock.now());
    const shown = number === null || number === inForce.number ? inForce : (await this.stages.versions([{ bodyId: body.id, rulesNumber: number }]))[0];
    if (!shown) return new NotFound(String(number));
    const [versions, answered, advisers] = [await this.store.history(body.id), await this.store.changes(body.id, requester.accountId), await this.store.advisers(body.id)];
    return Object.assign(new StageRules(), {
      body, bodies, asAt: this.clock.today(), number: shown.number, inForce: inForce.number, since: shown.since, stages: shown.stages, document: shown.document, versions,
      twoPeople: advisers > 1,
      waiting: answered.find(({ waits }) => waits) ?? null,
      returned: answered.find(({ waits, against }) => !waits && against === inForce.number) ?? null,
    });
  }

  /** For a service: by which rules the bodies that it shares with propose. */
  async ofBodies(): Promise<BodyStageRules[]> {
    const [ids, bodies] = [await bodiesSharedWith(), await this.sharing.oversightBodies()];
    const found: BodyStageRules[] = [];
    for (const body of bodies.filter(({ id }) => ids.includes(id))) {
      const { number, since, stages, document } = await this.stages.rules(body.id, this.clock.now());
      found.push({ body, number, since, stages, document });
    }
    return found;
  }

  /** What they would change. Nothing is published that the person was not shown before. */
  async try(requester: Requester, input: StageRulesInput): Promise<StageRulesTrial | Refused | NotFound | Conflict> {
    const admitted = await this.admit(requester, input);
    if (!('rules' in admitted)) return admitted;
    const { body, current, rules } = admitted;
    const services = await this.moments(requester, body, current, rules);
    const at = this.clock.now();
    const changed = services.filter(({ moments }) => moments.some((moment) => moment.now && changes(moment))).length;
    const { contentHash } = rules;
    const noted = await this.store.noteTrial(this.acting(requester, body), startOf(at), { contentHash, against: current.number, services: services.length, changed });
    if (!noted) return new NotFound(input.body);
    return Object.assign(new StageRulesTrial(), { contentHash, against: current.number, asAt: this.clock.today(), changed, services: await this.shown(services, current, rules) });
  }

  async submit(requester: Requester, input: SubmitStageRulesInput): Promise<Answer> {
    const admitted = await this.admit(requester, input);
    if (!('rules' in admitted)) return admitted;
    const { body, rules } = admitted;
    const why = input.reason.trim();
    const against = againstText(why, true);
    if (against) return against;
    const outcome = await this.store.submit(this.acting(requester, body), { ...rules, id: newId(), against: input.against, reason: why });
    return this.answer(requester, body, outcome);
  }

  async approve(requester: Requester, { body: slug, change, contentHash }: ApproveStageRulesInput): Promise<Answer> {
    const body = await this.bodyOf(requester, slug);
    if (!body || !isUuid(change)) return new NotFound(change);
    return this.answer(requester, body, await this.store.approve(this.acting(requester, body), change, contentHash), change);
  }

  /** Another adviser says why; the author may take it back without a word. */
  async giveBack(requester: Requester, { body: slug, change, reason: typed }: ReturnStageRulesInput): Promise<Answer> {
    const body = await this.bodyOf(requester, slug);
    const waiting = body && (await this.store.changes(body.id, requester.accountId)).find(({ id, waits }) => waits && id === change.toLowerCase());
    if (!body || !waiting) return new NotFound(change);
    const why = (typed ?? '').trim();
    const against = againstText(why, !waiting.own);
    if (against) return against;
    const outcome = await this.store.giveBack(this.acting(requester, body), waiting.id, why === '' ? null : why);
    return this.answer(requester, body, outcome, change);
  }

  private acting(requester: Requester, body: OversightBody): Acting {
    return { adviserId: requester.accountId, bodyId: body.id, at: this.clock.now() };
  }

  /** Another body is as good as none. */
  private async bodyOf(requester: Requester, slug: string): Promise<OversightBody | undefined> {
    outside(requester);
    return (await this.sharing.bodiesOf(requester.accountId)).find((one) => one.slug === slug);
  }

  private async admit(requester: Requester, input: StageRulesInput): Promise<Admitted | Refused | NotFound | Conflict> {
    const body = await this.bodyOf(requester, input.body);
    if (!body) return new NotFound(input.body);
    const current = await this.stages.rules(body.id, this.clock.now());
    if (input.against !== current.number) return new Conflict(current.number);
    const stages = input.stages.map(({ number, en, cy }) => ({ number, name: { en, cy } }));
    const rules = readStageRules({ stages, document: input.document }, current.stages.map(({ number }) => number));
    if (Array.isArray(rules)) return new Refused(...rules);
    const same = readStageRules(current, current.stages.map(({ number }) => number));
    if (!Array.isArray(same) && hashOfStageRules(same.stages, same.document) === rules.contentHash) return new Refused(reason('nothingChanged'));
    return { body, current, rules };
  }

  private moments(requester: Requester, body: OversightBody, current: StageRulesRow, rules: CheckedRules): Promise<{ tenantId: string; moments: TrialMoment[] }[]> {
    const today = this.clock.today();
    const sides = { before: compileStageRules(current.document), after: compileStageRules(rules.document) };
    return this.tenancy.withTenant(acrossServices(requester.accountId), async () => {
      await enterPortfolio(body.id);
      const counts = await countShared(today);
      const [quarters, decisions] = [byService(await countQuarters(quarterEnds(today, TRIAL_ENDS))), byService(await stageHistory(body.id))];
      return counts.map((now) => ({
        tenantId: now.tenantId,
        moments: momentsOf({ now, quarters: quarters.get(now.tenantId) ?? [], decisions: decisions.get(now.tenantId) ?? [] }, sides, today),
      }));
    });
  }

  /** By name; why is told where something changes. */
  private async shown(services: readonly { tenantId: string; moments: TrialMoment[] }[], current: StageRulesRow, rules: CheckedRules): Promise<StageTrialService[]> {
    const tenants = await this.tenants.findAll(services.map(({ tenantId }) => tenantId));
    const moments = new Map(services.map((service) => [service.tenantId, service.moments]));
    return tenants.map(({ id, slug, name }) => ({
      slug, name,
      moments: (moments.get(id) ?? []).map((moment) => ({
        day: moment.day, now: moment.now, before: stageOf(current.stages, moment.before.stage), after: stageOf(rules.stages, moment.after.stage),
        ...(changes(moment) ? { becauseBefore: moment.before.because, becauseAfter: moment.after.because, facts: [...readOf(moment)] } : { becauseBefore: null, becauseAfter: null, facts: [] }),
      })),
    }));
  }

  private async answer(requester: Requester, body: OversightBody, outcome: string, change = body.slug): Promise<Answer> {
    if (outcome === 'missing') return new NotFound(change);
    if (outcome === 'conflict') return new Conflict((await this.stages.rules(body.id, this.clock.now())).number);
    const refusals: Readonly<Record<string, string>> = { waiting: 'anotherWaits', untried: 'notTried', own: 'approverIsAuthor', other: 'otherRulesThanApproved' };
    const code = refusals[outcome];
    return code === undefined ? this.open(requester, body.slug, null) : new Refused(reason(code));
  }
}

function outside(requester: Requester): void {
  if (requester.service) throw shownError('BAD_USER_INPUT', 'Ask for rules of stages without naming a service in the header.');
}

function againstText(text: string, needed: boolean): Refused | null {
  if (needed && text === '') return new Refused(reason('textMissing', { field: 'reason' }));
  if (text.length > LONGEST_REASON) return new Refused(reason('textTooLong', { field: 'reason', limit: LONGEST_REASON }));
  const [suspected] = reasonsAgainstChildData({ reason: text });
  return suspected ? new Refused(suspected) : null;
}

/** The first instant of the day in Europe/London: a look is told once a day. */
const startOf = (at: Date): Date => new Date(formatInstant(londonInstant({ day: parseEpochDay(localDate(at)), time: 0 })));
