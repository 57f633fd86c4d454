/** A service's first rating key and rule set, written inside its own tenant transaction. */
import type { RatingKey } from '@waymark/domain';
import type { RuleSet } from '@waymark/rules';
import { v7 as newId } from 'uuid';
import { tenantExecute, tenantId } from '../../platform/tenancy/index.ts';

export async function insertRatingKey(key: RatingKey, at: Date): Promise<void> {
  await tenantExecute('insert into rating_key_version (tenant_id, id, number, document, active, created_at) values ($1, $2, 1, $3, true, $4)', [
    tenantId(), newId(), JSON.stringify(key), at,
  ]);
}

export async function insertRuleSet(ruleSet: RuleSet, contentHash: string, at: Date): Promise<void> {
  await tenantExecute(
    `insert into rule_set_version (tenant_id, id, number, document, content_hash, catalogue_version, subject, state, created_at, activated_at)
     values ($1, $2, 1, $3, $4, $5, 'action', 'active', $6, $6)`,
    [tenantId(), newId(), JSON.stringify(ruleSet), contentHash, ruleSet.catalogueVersion, at],
  );
}
