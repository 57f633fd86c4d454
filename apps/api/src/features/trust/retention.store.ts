/** A service's own word on how long it keeps things: one row, or none. */
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export interface RetentionMonths {
  closedPlanMonths: number | null;
  decisionMonths: number | null;
  auditMonths: number;
}

export interface RetentionRow extends RetentionMonths, Record<string, unknown> {
  version: number;
  changedAt: Date;
  changedBy: string;
}

const find = statement(
  `select r.version, r.closed_plan_months as "closedPlanMonths", r.decision_months as "decisionMonths", r.audit_months as "auditMonths", r.changed_at as "changedAt", p.name as "changedBy"
     from retention r join person p on p.tenant_id = r.tenant_id and p.account_id = r.changed_by where r.tenant_id = $1`,
);

export async function findRetention(): Promise<RetentionRow | null> {
  return (await tenantQuery<RetentionRow>(find, [tenantId()]))[0] ?? null;
}

/** False when somebody changed it first. */
export async function saveRetention(version: number, { closedPlanMonths, decisionMonths, auditMonths }: RetentionMonths, at: Date): Promise<boolean> {
  const values = [tenantId(), closedPlanMonths, decisionMonths, auditMonths, at, actingAccountId()];
  if (version === 0) {
    return (await tenantExecute(
      `insert into retention (tenant_id, closed_plan_months, decision_months, audit_months, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`, values,
    )) === 1;
  }
  return (await tenantExecute(
    `update retention set version = version + 1, closed_plan_months = $2, decision_months = $3, audit_months = $4, changed_at = $5, changed_by = $6 where tenant_id = $1 and version = $7`,
    [...values, version],
  )) === 1;
}
