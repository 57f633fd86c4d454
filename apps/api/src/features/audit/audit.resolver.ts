/** Queries of the audit trail. */
import { Args, ArgsType, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow } from '../../platform/auth/index.ts';
import { isSelected, pageArguments, type Connection } from '../../platform/graphql/index.ts';
import { AuditCheckpoint, AuditEvent, AuditEventConnection, AuditFilter } from './audit.graphql.ts';
import { AuditService } from './audit.service.ts';

@ArgsType()
class PageOf50 extends pageArguments(50) {}

@Resolver(() => AuditEvent)
export class AuditResolver {
  constructor(private readonly service: AuditService) {}

  @Allow('auditEvents')
  @Query(() => AuditEventConnection, { description: 'The audit trail of the service, newest first.' })
  auditEvents(@Args() page: PageOf50, @Args('filter', { type: () => AuditFilter, nullable: true }) filter: AuditFilter | null, @Info() info: GraphQLResolveInfo): Promise<Connection<AuditEvent>> {
    return this.service.events(filter ?? {}, page, isSelected(info, 'totalCount'));
  }

  @Allow('auditCheckpoint')
  @Query(() => AuditCheckpoint, { nullable: true, description: 'The latest checkpoint; null before the first one.' })
  auditCheckpoint(): Promise<AuditCheckpoint | null> {
    return this.service.checkpoint();
  }
}
