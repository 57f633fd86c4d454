/** The audit trail: who did what to which thing, written in the transaction of the deed itself. */
import { v7 as newId } from 'uuid';
import { statement, tenantExecute, tenantIdentity } from '../tenancy/index.ts';

/** Ids, field names, counts: never content, so that no child's data can stand here. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

const insert = statement(
  'insert into audit_event (tenant_id, id, at, actor_id, operation, subject_kind, subject_id, detail) values ($1, $2, $3, $4, $5, $6, $7, $8)',
);

/**
 * @param at the injected clock's now
 * @param operation as in the table of permissions, or the name of a job
 */
export async function recordAudit(at: Date | string, operation: string, subjectKind: string, subjectId: string, detail: AuditDetail = {}): Promise<void> {
  const { tenantId, accountId } = tenantIdentity();
  await tenantExecute(insert, [tenantId, newId(), at, accountId, operation, subjectKind, subjectId, JSON.stringify(detail)]);
}
