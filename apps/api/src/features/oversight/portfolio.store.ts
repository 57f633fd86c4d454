/** Which services share with a body, asked by the database itself in the transaction that then counts over them. */
import { actingAccountId, statement, tenantQuery, type ShareScope } from '../../platform/tenancy/index.ts';

export interface SharedServiceRow extends Record<string, unknown> {
  tenantId: string;
  scopes: ShareScope[];
  since: Date;
}

const enter = statement('select tenant_id as "tenantId", scopes, granted_at as since from enter_portfolio($1, $2)');

/** Enters all services that share with the body; none where the acting account does not advise for it. */
export async function enterPortfolio(bodyId: string): Promise<SharedServiceRow[]> {
  return tenantQuery<SharedServiceRow>(enter, [actingAccountId(), bodyId]);
}
