import { Module } from '@nestjs/common';
import { SelfAssessmentsResolver } from './self-assessments.resolver.ts';
import { SelfAssessmentsService } from './self-assessments.service.ts';

@Module({ providers: [SelfAssessmentsService, SelfAssessmentsResolver] })
export class SelfAssessmentsModule {}
