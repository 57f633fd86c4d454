/** Published figures of the service's area. */
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequester, type Requester } from '../../platform/auth/index.ts';
import { NotFound } from '../../platform/graphql/index.ts';
import { Indicator, IndicatorResult } from './indicators.graphql.ts';
import { IndicatorsService } from './indicators.service.ts';

@Resolver(() => Indicator)
export class IndicatorsResolver {
  constructor(private readonly service: IndicatorsService) {}

  @Allow('indicators')
  @Query(() => [Indicator], { description: 'The catalogue, each with what is published of the area of this service.' })
  indicators(@CurrentRequester() requester: Requester): Promise<Indicator[]> {
    return this.service.indicators(requester);
  }

  @Allow('indicator')
  @Query(() => IndicatorResult)
  async indicator(
    @CurrentRequester() requester: Requester,
    @Args('code', { type: () => String }) code: string,
    @Args('family', { type: () => String, nullable: true, description: 'Code of the list of neighbours; the newest of the DfE without one.' }) family: string | null,
  ): Promise<Indicator | NotFound> {
    return (await this.service.indicator(requester, code, family ?? null)) ?? new NotFound(code);
  }
}
