/**
 * The audit trail: who did what to which thing, written in the transaction of the deed itself. What a
 * transaction records is appended at its end in one statement, because appending locks the head of the
 * service's chain until the commit.
 */
import { statement, tenantExecute, tenantIdentity, transactionKept } from '../tenancy/index.ts';

/** Ids, field names, counts (whole numbers): never content, so that no child's data can stand here. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What `append_audit` takes. */
export interface NewAuditEvent {
  at: string;
  actor: string | null;
  operation: string;
  subjectKind: string | null;
  subject: string | null;
  detail: AuditDetail;
}

const append = statement('select append_audit($1::jsonb)');

/** The events of the current transaction, appended before it commits. */
function pending(): NewAuditEvent[] {
  return transactionKept(recordAudit, () => {
    const events: NewAuditEvent[] = [];
    return { kept: events, beforeCommit: () => (events.length === 0 ? Promise.resolve() : tenantExecute(append, [JSON.stringify(events)])) };
  });
}

/**
 * @param at the injected clock's now
 * @param operation as in the table of permissions, or the name of a job
 */
export async function recordAudit(at: Date | string, operation: string, subjectKind: string | null, subjectId: string | null, detail: AuditDetail = {}): Promise<void> {
  pending().push({ at: new Date(at).toISOString(), actor: tenantIdentity().accountId, operation, subjectKind, subject: subjectId, detail });
  // A promise, so that recording stays a step that a use case waits for, whenever it is written.
  return Promise.resolve();
}

/** True when the current transaction has recorded this operation. */
export function isRecorded(operation: string): boolean {
  return pending().some((event) => event.operation === operation);
}
