/** Imports: from a council's document to a confirmed plan. */
import { Module } from '@nestjs/common';
import { PlanDocumentsModule } from '../plan-documents/index.ts';
import { PlansModule } from '../plans/index.ts';
import { RatingsModule } from '../ratings/index.ts';
import { CommitService } from './commit.service.ts';
import { ImportsController } from './imports.controller.ts';
import { ImportsJobs } from './imports.jobs.ts';
import { DraftPlansResolver, ImportsResolver, SourceBlocksResolver } from './imports.resolver.ts';
import { ImportsService } from './imports.service.ts';
import { ReadingService } from './reading.service.ts';
import { DocumentChangesResolver } from './reimport/document-changes.resolver.ts';
import { ReimportResolver } from './reimport/reimport.resolver.ts';
import { ReimportService } from './reimport/reimport.service.ts';

@Module({
  imports: [PlansModule, RatingsModule, PlanDocumentsModule],
  controllers: [ImportsController],
  providers: [ImportsService, CommitService, ReadingService, ImportsJobs, ImportsResolver, SourceBlocksResolver, DraftPlansResolver, ReimportService, ReimportResolver, DocumentChangesResolver],
})
export class ImportsModule {}
