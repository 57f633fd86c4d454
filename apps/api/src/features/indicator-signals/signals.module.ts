/** What the indicators of an action say, as a fact for its rating. Nothing imports it: without it the fact is unknown. */
import { Module } from '@nestjs/common';
import { IndicatorLinksModule } from '../indicator-links/index.ts';
import { IndicatorsModule } from '../indicators/index.ts';
import { ObservationsModule } from '../observations/index.ts';
import { RatingsModule } from '../ratings/index.ts';
import { SignalsJobs } from './signals.jobs.ts';
import { SignalsService } from './signals.service.ts';

@Module({ imports: [IndicatorLinksModule, IndicatorsModule, ObservationsModule, RatingsModule], providers: [SignalsService, SignalsJobs] })
export class IndicatorSignalsModule {}
