/** Ratings: the rules in force, decisions and their record. */
import { Module } from '@nestjs/common';
import { BaselineService } from './baseline.service.ts';
import { RatingsJobs } from './ratings.jobs.ts';
import { RatingsService } from './ratings.service.ts';
import { ReplayResolver } from './replay.resolver.ts';
import { ReplayService } from './replay.service.ts';

@Module({ providers: [RatingsService, BaselineService, ReplayService, ReplayResolver, RatingsJobs], exports: [RatingsService, RatingsJobs, BaselineService] })
export class RatingsModule {}
