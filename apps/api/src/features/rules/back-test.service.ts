/** "Test on our history": what a version would do to the service's own actions now, and would have said at past ends of quarters. */
import { Injectable } from '@nestjs/common';
import { englandAndWales, type IsoDate } from '@waymark/domain';
import { actionCatalogue, compile, parse } from '@waymark/rules';
import { v7 as newId } from 'uuid';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Conflict, NotFound, reason, Refused } from '../../platform/graphql/index.ts';
import { factsOf, RatingsService, toCondition } from '../ratings/index.ts';
import type { BackTestDay, BackTestNow, TransitionSample } from './back-test.graphql.ts';
import { answeringByRule, changing, countOf, quarterEndsBefore, statedAgainst, transitionOf, transitionsOf, type Sides } from './back-test.ts';
import { escalationChanges, factsOfActions, insertBackTest, pairsNow, pairsOn, type Compared, type LivePair } from './back-tests.store.ts';
import type { RuleSetStepInput } from './changes.graphql.ts';
import type { Answer } from './drafts.service.ts';
import { statesInFlow } from './lifecycle.ts';
import { RuleSetsService } from './rule-sets.service.ts';
import { documentsOf } from './rule-sets.store.ts';

const QUARTERS = 4;
/** Samples of all pairs of rules: enough to see what happens, few enough to read. */
const MOST_SAMPLES = 100;

@Injectable()
export class BackTestService {
  constructor(
    private readonly ruleSets: RuleSetsService,
    private readonly ratings: RatingsService,
    private readonly clock: Clock,
  ) {}

  async test({ id, version }: RuleSetStepInput): Promise<Answer> {
    const row = await this.ruleSets.row(id);
    if (!row) return new NotFound(id);
    if (version != null && version !== row.version) return new Conflict(row.version);
    if (!statesInFlow.includes(row.state)) return new Refused(reason('ruleSetNotInState', { state: row.state }));
    const [[document], rules] = await Promise.all([documentsOf([row.id]), this.ratings.inForce()]);
    const parsed = parse(document, actionCatalogue);
    if (!parsed.ok) return new Refused(...parsed.issues.map(({ path, code, parameters }) => reason(code, { ...parameters, path })));
    const sides: Sides = { before: rules.version.ruleSet, after: parsed.ruleSet };
    const compared: Compared = { before: answeringByRule(sides.before), after: answeringByRule(sides.after) };
    const now = await this.testNow(sides, compared, rules.today);
    const history: BackTestDay[] = [];
    for (const day of quarterEndsBefore(rules.today, QUARTERS)) history.push(await this.testOn(sides, compared, day, now.total));
    const at = this.clock.now();
    await insertBackTest(newId(), row.id, row.contentHash, at, { against: rules.version.number, now, history });
    await recordAudit(at, 'testRuleSetOnHistory', 'ruleSetVersion', row.id, { number: row.number, contentHash: row.contentHash, total: now.total, changed: now.changed });
    return (await this.ruleSets.version(row.id)) ?? new NotFound(id);
  }

  private async testNow(sides: Sides, compared: Compared, today: IsoDate): Promise<BackTestNow> {
    const pairs = await pairsNow(compared, today);
    const all = pairs.map((pair) => transitionOf(sides, pair));
    const changes = changing(all);
    return {
      asAt: today, total: countOf(pairs), changed: countOf(changes), unknown: pairs.reduce((sum, { unknown }) => sum + unknown, 0),
      transitions: transitionsOf(all), rules: changes, samples: await this.samples(sides, pairs, today),
      escalations: await escalationChanges(sides, today),
    };
  }

  /** Two of each pair of rules that makes actions change, explained by the new ones. */
  private async samples(sides: Sides, pairs: readonly LivePair[], today: IsoDate): Promise<TransitionSample[]> {
    const chosen = pairs.flatMap((pair) => {
      const { count: _all, ...transition } = transitionOf(sides, pair);
      return transition.from === transition.to ? [] : [...new Set([pair.first, pair.last])].map((actionId) => ({ actionId, ...transition }));
    }).slice(0, MOST_SAMPLES);
    if (chosen.length === 0) return [];
    const compiled = compile(sides.after, actionCatalogue, { calendar: englandAndWales });
    const facts = new Map((await factsOfActions(chosen.map(({ actionId }) => actionId))).map((row) => [row.id, factsOf(row, today)]));
    return chosen.map((sample) => {
      const decision = compiled.decide(facts.get(sample.actionId) ?? {}, { now: today });
      const traces = decision.rule ? decision.conditions : decision.passedOver.flatMap(({ conditions }) => conditions);
      const decisive = traces.filter((trace) => trace.decisive && trace.kind === 'leaf').map(toCondition);
      return { ...sample, decisive, unknownFacts: [...decision.unknownFacts] };
    });
  }

  private async testOn(sides: Sides, compared: Compared, day: IsoDate, live: number): Promise<BackTestDay> {
    const pairs = await pairsOn(compared, day);
    const known = countOf(pairs);
    return { asAt: day, known, missing: Math.max(0, live - known), before: statedAgainst(sides, 'before', pairs), after: statedAgainst(sides, 'after', pairs) };
  }
}
