/** SQL of rating keys: each change is a new version; the old ones stay as they were. */
import type { RatingKey } from '@waymark/domain';
import { v7 as newId } from 'uuid';
import { tenantExecute, tenantId, tenantIdentity, tenantQuery } from '../../platform/tenancy/index.ts';

export interface RatingKeyRow {
  number: number;
  document: RatingKey;
}

/** The one in force. */
export async function activeRatingKey(): Promise<RatingKeyRow> {
  const [row] = await tenantQuery<RatingKeyRow>('select number, document from rating_key_version where tenant_id = $1 and active', [tenantId()]);
  if (!row) throw new Error('The service has no rating key in force.');
  return row;
}

/** Puts a new key in the place of the one with this number; false when another took its place first. */
export async function replaceRatingKey(number: number, key: RatingKey, at: Date): Promise<boolean> {
  if ((await tenantExecute('update rating_key_version set active = false where tenant_id = $1 and number = $2 and active', [tenantId(), number])) !== 1) return false;
  await tenantExecute(
    `insert into rating_key_version (tenant_id, id, number, document, active, created_at, created_by) values ($1, $2, $3, $4, true, $5, $6)`,
    [tenantId(), newId(), number + 1, JSON.stringify(key), at, tenantIdentity().accountId],
  );
  return true;
}
