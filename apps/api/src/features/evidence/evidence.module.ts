/** Evidence: what shows that an action was done. */
import { Module } from '@nestjs/common';
import { PlansModule } from '../plans/index.ts';
import { RatingsModule } from '../ratings/index.ts';
import { EvidenceResolver } from './evidence.resolver.ts';
import { EvidenceService } from './evidence.service.ts';

@Module({ imports: [PlansModule, RatingsModule], providers: [EvidenceService, EvidenceResolver] })
export class EvidenceModule {}
