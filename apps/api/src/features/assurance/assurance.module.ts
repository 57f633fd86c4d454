/** Assurance: claimed, evidenced, accepted or returned. */
import { Module } from '@nestjs/common';
import { ActionEditsModule } from '../action-edits/index.ts';
import { AssuranceResolver } from './assurance.resolver.ts';
import { AssuranceService } from './assurance.service.ts';

@Module({ imports: [ActionEditsModule], providers: [AssuranceService, AssuranceResolver], exports: [AssuranceService] })
export class AssuranceModule {}
