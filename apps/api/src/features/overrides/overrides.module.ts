/** Overrides of ratings. */
import { Module } from '@nestjs/common';
import { ActionEditsModule } from '../action-edits/index.ts';
import { RatingsModule } from '../ratings/index.ts';
import { OverridesResolver } from './overrides.resolver.ts';
import { OverridesService } from './overrides.service.ts';

@Module({ imports: [ActionEditsModule, RatingsModule], providers: [OverridesService, OverridesResolver] })
export class OverridesModule {}
