import { Module } from '@nestjs/common';
import { IndicatorsModule } from '../indicators/index.ts';
import { TenantsModule } from '../tenants/index.ts';
import { FamiliesResolver } from './families.resolver.ts';
import { FamiliesService } from './families.service.ts';

@Module({ imports: [IndicatorsModule, TenantsModule], providers: [FamiliesService, FamiliesResolver] })
export class FamiliesModule {}
