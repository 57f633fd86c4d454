/** Everything of a service, to take away. */
import { Module } from '@nestjs/common';
import { ExportsController } from './exports.controller.ts';
import { ExportsService } from './exports.service.ts';
import { PlatformRowsStore } from './platform-rows.store.ts';

@Module({ controllers: [ExportsController], providers: [PlatformRowsStore, ExportsService] })
export class ExportsModule {}
