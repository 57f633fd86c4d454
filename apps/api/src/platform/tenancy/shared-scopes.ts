/** What of a service a share opens beside its figures (ADR 0041); the database's policies for advisers know the same names. */
import { tenantQuery } from './tenant-transaction.ts';
import { isAdviser, tenantIdentity } from './identity.ts';
import { statement } from '../database/statement.ts';

export const shareScopes = ['actions', 'evidence', 'names', 'indicators', 'escalations', 'reviews'] as const;
export type ShareScope = (typeof shareScopes)[number];

const opened = statement(`select current_setting('app.scopes', true) as scopes`);

/** What the current transaction of an adviser opens; null for who is at home in the service. */
export async function openedScopes(): Promise<readonly ShareScope[] | null> {
  if (!isAdviser(tenantIdentity())) return null;
  const [row] = await tenantQuery<{ scopes: string | null }>(opened);
  const names = (row?.scopes ?? '').split(',');
  return shareScopes.filter((scope) => names.includes(scope));
}
