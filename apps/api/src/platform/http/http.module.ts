/** What REST needs everywhere: health, and errors as data. */
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { HealthController } from './health.controller.ts';
import { RefusalFilter } from './refusal.filter.ts';

@Module({ controllers: [HealthController], providers: [{ provide: APP_FILTER, useClass: RefusalFilter }] })
export class HttpModule {}
