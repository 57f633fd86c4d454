/** Success measures: whether an action has worked, in counts. */
import { Module } from '@nestjs/common';
import { ActionEditsModule } from '../action-edits/index.ts';
import { MeasuresResolver } from './measures.resolver.ts';
import { MeasuresService } from './measures.service.ts';

@Module({ imports: [ActionEditsModule], providers: [MeasuresService, MeasuresResolver] })
export class MeasuresModule {}
