/** Services as such. */
import { Module } from '@nestjs/common';
import { TenantsService } from './tenants.service.ts';
import { TenantsStore } from './tenants.store.ts';

@Module({ providers: [TenantsStore, TenantsService], exports: [TenantsStore, TenantsService] })
export class TenantsModule {}
