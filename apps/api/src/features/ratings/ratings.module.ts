/** Ratings: the rules in force, decisions and their record. */
import { Module } from '@nestjs/common';
import { RatingsJobs } from './ratings.jobs.ts';
import { RatingsService } from './ratings.service.ts';

@Module({ providers: [RatingsService, RatingsJobs], exports: [RatingsService, RatingsJobs] })
export class RatingsModule {}
