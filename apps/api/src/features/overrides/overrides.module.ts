/** Overrides of ratings. */
import { Module } from '@nestjs/common';
import { AssuranceModule } from '../assurance/index.ts';
import { RatingsModule } from '../ratings/index.ts';
import { OverridesResolver } from './overrides.resolver.ts';
import { OverridesService } from './overrides.service.ts';

@Module({ imports: [AssuranceModule, RatingsModule], providers: [OverridesService, OverridesResolver] })
export class OverridesModule {}
