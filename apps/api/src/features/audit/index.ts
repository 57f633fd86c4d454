/** The audit trail of a service. */
export { AuditModule } from './audit.module.ts';
export { CheckpointsService } from './checkpoints.service.ts';
export { AuditExportService } from './export.service.ts';
