/** Append-only record of what people did. */
export { recordAudit, type AuditDetail } from './audit.store.ts';
