/** The record of a year, and the three parts that are written. */
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { Conflict, Refused } from '../../platform/graphql/index.ts';
import { RecordBudgetInput, RecordFeedbackInput, RecordPrioritiesInput, ServiceRecord, ServiceRecordResult } from './service-record.graphql.ts';
import { ServiceRecordService } from './service-record.service.ts';

@Resolver()
export class ServiceRecordResolver {
  constructor(private readonly service: ServiceRecordService) {}

  @Allow('serviceRecord')
  @Query(() => ServiceRecord)
  serviceRecord(@Args('year', { type: () => Int, nullable: true, description: 'In which it begins; the latest recorded when left out.' }) year: number | null): Promise<ServiceRecord> {
    return this.service.ofYear(year);
  }

  @Allow('recordBudget')
  @Mutation(() => ServiceRecordResult, { description: 'The budget of a year, by agency. Sums are checked, and faults are said.' })
  recordBudget(@Args('input') input: RecordBudgetInput): Promise<ServiceRecord | Refused | Conflict> {
    return this.service.recordBudget(input);
  }

  @Allow('recordPriorities')
  @Mutation(() => ServiceRecordResult, { description: 'The priorities of a year, the first one first.' })
  recordPriorities(@Args('input') input: RecordPrioritiesInput): Promise<ServiceRecord | Refused | Conflict> {
    return this.service.recordPriorities(input);
  }

  @Allow('recordFeedback')
  @Mutation(() => ServiceRecordResult, { description: 'What people answered in a year: counts alone.' })
  recordFeedback(@Args('input') input: RecordFeedbackInput): Promise<ServiceRecord | Refused | Conflict> {
    return this.service.recordFeedback(input);
  }
}
