/** Plan documents: a plan as Word, Excel or CSV. */
import { Module } from '@nestjs/common';
import { RatingsModule } from '../ratings/index.ts';
import { PlanDocumentsController } from './plan-documents.controller.ts';
import { PlanDocumentsService } from './plan-documents.service.ts';

@Module({
  imports: [RatingsModule],
  controllers: [PlanDocumentsController],
  providers: [PlanDocumentsService],
  exports: [PlanDocumentsService],
})
export class PlanDocumentsModule {}
