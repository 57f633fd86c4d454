/** Reading rule set versions, and what their gates say of them now. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { fromNumericCursor, isUuid, pageSize, toConnection, type Connection, type Loaders, type PageRequest } from '../../platform/graphql/index.ts';
import { newestBackTest } from './back-tests.store.ts';
import { checkGates } from './gates.ts';
import { statesInFlow } from './lifecycle.ts';
import { sampleOfFacts } from './live-actions.store.ts';
import { activeRatingKey } from './rating-keys.store.ts';
import { RuleSetVersion, type RuleSetGate, type RuleSubjectName } from './rules.graphql.ts';
import { countRuleSets, documentsOf, eventsOf, pageOfRuleSets, ruleSetById, ruleSetsByIds, ruleSetsInStates, type RuleSetRow } from './rule-sets.store.ts';

/** Actions that stock json-rules-engine decides, too: some hundredths of a second. */
const SAMPLE = 200;
/** More than any number that a version can have. */
const NEWEST = 2_147_483_647;

@Injectable()
export class RuleSetsService {
  constructor(private readonly clock: Clock) {}

  /** Newest first. */
  async versions(subject: RuleSubjectName, request: PageRequest, total: boolean): Promise<Connection<RuleSetVersion>> {
    const size = pageSize(request, 20);
    const before = fromNumericCursor(request.after) ?? NEWEST;
    const [rows, count] = await Promise.all([pageOfRuleSets(subject, Number.isNaN(before) ? 0 : before, size + 1), total ? countRuleSets(subject) : 0]);
    return toConnection(rows.map((row) => new RuleSetVersion(row)), size, count, ({ number }) => number);
  }

  /** Null for an unknown id, for another service's and for one that is no id at all. */
  async row(id: string): Promise<RuleSetRow | null> {
    return isUuid(id) ? ruleSetById(id.toLowerCase()) : null;
  }

  async version(id: string): Promise<RuleSetVersion | null> {
    const row = await this.row(id);
    return row && new RuleSetVersion(row);
  }

  /** The version that another was begun from. */
  async basis({ row: { basedOnId } }: RuleSetVersion, loaders: Loaders): Promise<RuleSetVersion | null> {
    const row = basedOnId === null ? null : await loaders.of('ruleSets', ruleSetsByIds).load(basedOnId);
    return row && new RuleSetVersion(row);
  }

  async active(subject: RuleSubjectName): Promise<RuleSetVersion | null> {
    const [row] = await ruleSetsInStates(subject, ['active']);
    return row ? new RuleSetVersion(row) : null;
  }

  /** Those on their way, newest first. */
  async inFlow(subject: RuleSubjectName): Promise<RuleSetVersion[]> {
    return (await ruleSetsInStates(subject, statesInFlow)).map((row) => new RuleSetVersion(row));
  }

  document(id: string, loaders: Loaders): Promise<unknown> {
    return loaders.of('ruleSetDocuments', documentsOf).load(id);
  }

  /** Checked now while the version is on its way; afterwards as they were at its last step that checked them. */
  async gates({ id, state, contentHash }: Pick<RuleSetRow, 'id' | 'state' | 'contentHash'>): Promise<RuleSetGate[]> {
    if (!statesInFlow.includes(state)) return (await eventsOf(id)).findLast(({ gates }) => gates.length > 0)?.gates ?? [];
    const [[document], backTest, key] = await Promise.all([documentsOf([id]), newestBackTest(id), activeRatingKey()]);
    return checkGates({ document, contentHash, ratingKey: key.document, backTest, now: this.clock.now(), sample: () => sampleOfFacts(SAMPLE, this.clock.today()) });
  }
}
