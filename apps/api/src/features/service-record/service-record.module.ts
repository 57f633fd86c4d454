/** What a service records of a year beside its plan. */
import { Module } from '@nestjs/common';
import { ServiceRecordResolver } from './service-record.resolver.ts';
import { ServiceRecordService } from './service-record.service.ts';

@Module({ providers: [ServiceRecordService, ServiceRecordResolver] })
export class ServiceRecordModule {}
