/** Success measures: whether an action has worked, in counts. */
import { Module } from '@nestjs/common';
import { AssuranceModule } from '../assurance/index.ts';
import { PlansModule } from '../plans/index.ts';
import { RatingsModule } from '../ratings/index.ts';
import { MeasuresResolver } from './measures.resolver.ts';
import { MeasuresService } from './measures.service.ts';

@Module({ imports: [AssuranceModule, PlansModule, RatingsModule], providers: [MeasuresService, MeasuresResolver] })
export class MeasuresModule {}
