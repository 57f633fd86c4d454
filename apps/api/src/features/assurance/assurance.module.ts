/** Assurance: claimed, evidenced, accepted or returned. */
import { Module } from '@nestjs/common';
import { PlansModule } from '../plans/index.ts';
import { RatingsModule } from '../ratings/index.ts';
import { ActionEdits } from './action-edits.service.ts';
import { AssuranceResolver } from './assurance.resolver.ts';
import { AssuranceService } from './assurance.service.ts';

@Module({ imports: [PlansModule, RatingsModule], providers: [ActionEdits, AssuranceService, AssuranceResolver], exports: [ActionEdits, AssuranceService] })
export class AssuranceModule {}
