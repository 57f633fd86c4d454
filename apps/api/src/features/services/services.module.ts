/** Services: the person who asks and where they may go. */
import { Module } from '@nestjs/common';
import { RatingsModule } from '../ratings/index.ts';
import { TenantsModule } from '../tenants/index.ts';
import { ServicesResolver } from './services.resolver.ts';
import { ServicesService } from './services.service.ts';

@Module({ imports: [RatingsModule, TenantsModule], providers: [ServicesService, ServicesResolver] })
export class ServicesModule {}
