/** A service's own figures of an indicator, and every change to them. */
import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { GraphqlContext, NotFound, Refused } from '../../platform/graphql/index.ts';
import { Indicator } from '../indicators/index.ts';
import {
  ConfirmObservationsInput, EnterObservationInput, ImportObservationsInput, Observation, ObservationImportResult, ObservationResult, ObservationsResult, RejectObservationInput,
  type ObservationFileRefused, type Observations,
} from './observations.graphql.ts';
import { ObservationsService } from './observations.service.ts';

@Resolver(() => Indicator)
export class ObservationsResolver {
  constructor(private readonly service: ObservationsService) {}

  @Allow('enterObservation')
  @Mutation(() => ObservationResult, { description: 'It waits until another person confirms it; what waited for the same period is superseded.' })
  enterObservation(@Args('input') input: EnterObservationInput): Promise<Observation | NotFound | Refused> {
    return this.service.enter(input);
  }

  @Allow('importObservations')
  @Mutation(() => ObservationImportResult, { description: 'All rows of the file, or none.' })
  importObservations(@Args('input') input: ImportObservationsInput): Promise<Observations | ObservationFileRefused | Refused> {
    return this.service.importCsv(input);
  }

  @Allow('confirmObservations')
  @Mutation(() => ObservationsResult, { description: 'Never by who entered one of them. The figure that counted for the same period is superseded.' })
  confirmObservations(@Args('input') input: ConfirmObservationsInput): Promise<Observations | NotFound | Refused> {
    return this.service.confirm(input);
  }

  @Allow('rejectObservation')
  @Mutation(() => ObservationResult, { description: 'Never by who entered it.' })
  rejectObservation(@Args('input') input: RejectObservationInput): Promise<Observation | NotFound | Refused> {
    return this.service.reject(input);
  }

  @ResolveField(() => [Observation], { description: 'Own figures of the service, the newest period first; at most 500.' })
  observations(@Parent() { code }: Indicator, @Context() { loaders }: GraphqlContext): Promise<Observation[]> {
    return this.service.ofIndicator(code, loaders);
  }

  @ResolveField(() => Observation, { nullable: true, description: 'The confirmed figure of the newest period.' })
  newestObservation(@Parent() { code }: Indicator, @Context() { loaders }: GraphqlContext): Promise<Observation | null> {
    return this.service.newest(code, loaders);
  }

  @ResolveField(() => Int, { description: 'Own figures that wait for another person to confirm them.' })
  observationsWaiting(@Parent() { code }: Indicator, @Context() { loaders }: GraphqlContext): Promise<number> {
    return this.service.waiting(code, loaders);
  }
}
