/** Use cases of ratings: the rules in force for an operation, and the record of what they decided. */
import { Injectable } from '@nestjs/common';
import { codesBestFirst, englandAndWales, localDate, type IsoDate, type RatingKey } from '@waymark/domain';
import { actionCatalogue, compile, parse, type Decision as EngineDecision } from '@waymark/rules';
import { v7 as newId } from 'uuid';
import { Clock } from '../../platform/clock/index.ts';
import { BoundedCache } from '../../platform/graphql/index.ts';
import { tenantId } from '../../platform/tenancy/index.ts';
import { factsOf, type FactRow } from './facts.ts';
import { expiredSince, lookAgainOn } from './next-change.ts';
import {
  claimDue, decidableAction, decidableActions, insertDecisions, moveNextChange, pointToDecisions, ratingKeyOf, rulesPointer, ruleSetOf,
  type DecidableRow, type DecisionRecord, type DecisionTrigger, type RulesPointer,
} from './ratings.store.ts';
import { RulesInForce, type RuleSetInForce } from './rules-in-force.ts';

/** Moves when the engine would answer otherwise to the same facts and rules. */
const engineVersion = '1';
/** Versions never change, so what is cached never goes stale; the bound is for many services in one process. */
const KEPT_VERSIONS = 400;

export interface SweepResult {
  looked: number;
  changed: number;
}

@Injectable()
export class RatingsService {
  private readonly keys = new BoundedCache<Promise<RatingKey>>(KEPT_VERSIONS);
  private readonly ruleSets = new BoundedCache<Promise<Omit<RuleSetInForce, 'id' | 'number'>>>(KEPT_VERSIONS);

  constructor(private readonly clock: Clock) {}

  /** The rules of the acting service, as of the clock. Inside a tenant transaction. */
  async inForce(): Promise<RulesInForce> {
    const pointer = await rulesPointer();
    if (!pointer) throw new Error('The service has no rating key or rule set in force.');
    return this.rulesAt(pointer);
  }

  /**
   * As `inForce`, when the pointer was read along with something else.
   * @param day decides for a past day instead of today
   */
  async rulesAt(pointer: RulesPointer, day?: IsoDate): Promise<RulesInForce> {
    const tenant = tenantId();
    const { ratingKeyId, contentHash } = pointer;
    const key = keep(this.keys, `${tenant} ${ratingKeyId}`, () => ratingKeyOf(ratingKeyId));
    const rules = keep(this.ruleSets, `${tenant} ${contentHash} ${ratingKeyId}`, async () => this.compileRuleSet(pointer, await key));
    const now = this.clock.now().toISOString();
    return new RulesInForce(await key, { ...(await rules), id: pointer.ruleSetId, number: pointer.ruleSetNumber }, now, day ?? localDate(now));
  }

  private async compileRuleSet(pointer: RulesPointer, key: RatingKey): Promise<Omit<RuleSetInForce, 'id' | 'number'>> {
    const parsed = parse(await ruleSetOf(pointer.ruleSetId), actionCatalogue);
    if (!parsed.ok) throw new Error(`The rule set in force cannot be read: ${parsed.issues.map(({ path, code }) => `${path} ${code}`).join(', ')}`);
    const compiled = compile(parsed.ruleSet, actionCatalogue, { calendar: englandAndWales, bestFirst: codesBestFirst(key) });
    return { contentHash: pointer.contentHash, ruleSet: parsed.ruleSet, compiled };
  }

  /** Decides now and makes the record of it; the caller stores it with what it belongs to. */
  decisionOf(rules: RulesInForce, action: FactRow & { id: string }, previous: string | null, trigger: DecisionTrigger): DecisionRecord {
    return this.toRecord(rules, action, rules.decide(action), previous, trigger);
  }

  private toRecord(rules: RulesInForce, action: FactRow & { id: string }, decision: EngineDecision, previous: string | null, trigger: DecisionTrigger): DecisionRecord {
    const next = rules.nextChange(action, decision);
    return {
      id: newId(),
      actionId: action.id,
      ruleSetVersionId: rules.version.id,
      contentHash: rules.version.contentHash,
      engineVersion,
      calendarVersion: decision.calendarVersion,
      decidedAt: rules.now,
      decidedFor: decision.decidedFor,
      facts: factsOf(action, rules.today),
      outcome: decision.outcome,
      previous,
      ruleId: decision.rule?.id ?? null,
      trigger,
      nextChangeOn: next?.on ?? null,
      nextOutcome: next?.outcome ?? null,
      lookAgainOn: lookAgainOn(action, rules.today, next?.on ?? null),
    };
  }

  /** Decides an action anew after a change to it, and records that. Inside the transaction of the change. */
  async redecide(actionId: string, trigger: DecisionTrigger): Promise<void> {
    const action = await decidableAction(actionId);
    if (!action) throw new Error('The action to decide about is missing.');
    await this.decideEach([action], trigger);
  }

  /**
   * Decides many actions anew after something beside them changed their facts: in sets, whatever their number. Each leaves a
   * decision, also where its rating stays, so that the history has the facts of every day. Inside the transaction of the change.
   */
  async redecideAll(actionIds: readonly string[], trigger: DecisionTrigger): Promise<void> {
    if (actionIds.length > 0) await this.decideEach(await decidableActions(actionIds), trigger);
  }

  private async decideEach(actions: readonly DecidableRow[], trigger: DecisionTrigger): Promise<void> {
    const rules = await this.inForce();
    const records = actions.map((action) => this.decisionOf(rules, action, action.computedCode, trigger));
    await insertDecisions(records);
    await pointToDecisions(records);
  }

  /**
   * Re-decides up to `limit` actions of the acting service whose rating is due to change by itself. A decision
   * is written only when the outcome changes; the others get the date to look again.
   */
  async sweep(limit: number): Promise<SweepResult> {
    const rules = await this.inForce();
    return this.recordChanges(rules, await claimDue(rules.today, limit), 'time');
  }

  /**
   * Decides claimed actions now; writes a decision for those whose outcome changed or whose evidence expired (the
   * history must have its facts), and only the next date for the others.
   */
  async recordChanges(rules: RulesInForce, actions: readonly DecidableRow[], trigger: DecisionTrigger): Promise<SweepResult> {
    const changed: DecisionRecord[] = [];
    const recorded: DecisionRecord[] = [];
    const same: DecisionRecord[] = [];
    for (const action of actions) {
      const record = this.decisionOf(rules, action, action.computedCode, trigger);
      if (record.outcome !== action.computedCode) changed.push(record);
      else if (expiredSince(action, action.decidedFor, rules.today)) recorded.push(record);
      else same.push(record);
    }
    if (changed.length + recorded.length > 0) {
      await insertDecisions([...changed, ...recorded]);
      await pointToDecisions([...changed, ...recorded]);
    }
    if (same.length > 0) await moveNextChange(same.map(({ actionId, lookAgainOn: day }) => ({ actionId, lookAgainOn: day })));
    return { looked: actions.length, changed: changed.length };
  }
}

/** Caches a promise, but not its failure. */
function keep<Value>(cache: BoundedCache<Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  return cache.of(key, () => {
    const made = make();
    made.catch(() => cache.forget(key));
    return made;
  });
}

