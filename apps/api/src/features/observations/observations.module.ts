/** A service's own figures of the indicators: entered by one person, confirmed by another. */
import { Module } from '@nestjs/common';
import { ObservationsResolver } from './observations.resolver.ts';
import { ObservationsService } from './observations.service.ts';

@Module({ providers: [ObservationsService, ObservationsResolver], exports: [ObservationsService] })
export class ObservationsModule {}
