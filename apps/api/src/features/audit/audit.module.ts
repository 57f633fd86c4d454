/** The audit trail: searched, signed, exported. */
import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.ts';
import { AuditJobs } from './audit.jobs.ts';
import { AuditResolver } from './audit.resolver.ts';
import { AuditService } from './audit.service.ts';
import { CheckpointsService } from './checkpoints.service.ts';
import { AuditExportService } from './export.service.ts';

@Module({ controllers: [AuditController], providers: [CheckpointsService, AuditExportService, AuditService, AuditResolver, AuditJobs] })
export class AuditModule {}
