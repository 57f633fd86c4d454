/** Indicators: published figures of a service's area beside its statistical neighbours. */
import { Module } from '@nestjs/common';
import { TenantsModule } from '../tenants/index.ts';
import { IndicatorsResolver } from './indicators.resolver.ts';
import { IndicatorsService } from './indicators.service.ts';

@Module({ imports: [TenantsModule], providers: [IndicatorsService, IndicatorsResolver], exports: [IndicatorsService] })
export class IndicatorsModule {}
