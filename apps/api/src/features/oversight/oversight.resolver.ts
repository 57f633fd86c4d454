/** Oversight across services, and what a service sees of it. */
import { Args, ArgsType, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequester, type Requester } from '../../platform/auth/index.ts';
import { pageArguments, type Connection } from '../../platform/graphql/index.ts';
import { AdviserLookConnection, Portfolio, SharedFigures, type AdviserLook } from './oversight.graphql.ts';
import { OversightService } from './oversight.service.ts';

@ArgsType()
class PageOf20 extends pageArguments(20) {}

@Resolver()
export class OversightResolver {
  constructor(private readonly service: OversightService) {}

  @Allow('portfolio')
  @Query(() => Portfolio, { description: 'The services that share with a body of this adviser. Each is told of the first look of a day.' })
  portfolio(@CurrentRequester() requester: Requester, @Args('body', { type: () => String, nullable: true, description: 'Slug; the first of one’s own without it.' }) body: string | null): Promise<Portfolio> {
    return this.service.portfolio(requester, body ?? null);
  }

  @Allow('sharedFigures')
  @Query(() => SharedFigures, { nullable: true, description: 'Of this service: what its share shows. Null for its own people, but for an administrator who tries a share (header x-waymark-preview).' })
  sharedFigures(): Promise<SharedFigures | null> {
    return this.service.figures();
  }

  @Allow('adviserLooks')
  @Query(() => AdviserLookConnection, { description: 'Who looked at what of this service from an oversight body, by day, the latest first.' })
  adviserLooks(@Args() page: PageOf20): Promise<Connection<AdviserLook>> {
    return this.service.adviserLooks(page);
  }
}
