/** Changing the rating key: a new version takes the place of the old one, unless rules need what it lacks. */
import { Injectable } from '@nestjs/common';
import { checkRatingKey, type RatingKey } from '@waymark/domain';
import { actionCatalogue, parse } from '@waymark/rules';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Conflict, reason, Refused } from '../../platform/graphql/index.ts';
import { tenantId } from '../../platform/tenancy/index.ts';
import { RatingKeyVersion, type ChangeRatingKeyInput } from './changes.graphql.ts';
import { missingFromKey } from './gates.ts';
import type { RuleSetStateName } from './lifecycle.ts';
import { activeRatingKey, replaceRatingKey } from './rating-keys.store.ts';
import { documentsOf, ruleSetsInStates } from './rule-sets.store.ts';

/** Rules in these states rely on the key: in force now, or on a day that nobody will look at again. */
const relying: readonly RuleSetStateName[] = ['active', 'scheduled'];

@Injectable()
export class RatingKeyService {
  constructor(private readonly clock: Clock) {}

  async change({ version, name, ratings }: ChangeRatingKeyInput): Promise<RatingKeyVersion | Refused | Conflict> {
    const current = await activeRatingKey();
    if (current.number !== version) return new Conflict(current.number);
    // Inputs of GraphQL have no prototype: what is stored and compared is plain.
    const key = JSON.parse(JSON.stringify({ name: name.trim(), ratings })) as RatingKey;
    const issues = checkRatingKey(key);
    if (issues.length > 0) return new Refused(...issues.map(({ path, code, parameters }) => reason(code, { ...parameters, path })));
    const missing = await this.missing(key);
    if (missing.length > 0) return new Refused(...missing);
    const at = this.clock.now();
    if (!(await replaceRatingKey(version, key, at))) return new Conflict((await activeRatingKey()).number);
    const { number, document } = await activeRatingKey();
    await recordAudit(at, 'changeRatingKey', 'service', tenantId(), { number, ratings: document.ratings.map(({ code }) => code) });
    return new RatingKeyVersion(number, document);
  }

  private async missing(key: RatingKey): Promise<ReturnType<typeof reason>[]> {
    const rows = await ruleSetsInStates('action', relying);
    const documents = await documentsOf(rows.map(({ id }) => id));
    return rows.flatMap(({ number }, index) => {
      const parsed = parse(documents[index], actionCatalogue);
      return parsed.ok ? missingFromKey(parsed.ruleSet, key).map((code) => reason('ratingUsedByRules', { code, number })) : [];
    });
  }
}
