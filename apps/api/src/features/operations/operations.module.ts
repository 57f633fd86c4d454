/** What the worker shows its operator. */
import { Module } from '@nestjs/common';
import { QueueReports } from './queue-reports.ts';

@Module({ providers: [QueueReports] })
export class OperationsModule {}
