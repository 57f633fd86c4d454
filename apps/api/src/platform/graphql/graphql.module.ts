/** Puts the GraphQL endpoint in front of whatever resolvers the application's modules hold. */
import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { Authentication } from '../auth/index.ts';
import { correlationIdOf } from '../http/correlation.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { Tenancy } from '../tenancy/index.ts';
import { transactionScope } from './context.ts';
import { WaymarkGraphqlDriver, type DriverOptions } from './driver.ts';
import { Loaders } from './loaders.ts';
import { scalars } from './scalars.ts';

@Module({
  imports: [
    GraphQLModule.forRootAsync<DriverOptions>({
      driver: WaymarkGraphqlDriver,
      inject: [Authentication, Tenancy],
      useFactory: (authentication: Authentication, tenancy: Tenancy): Omit<DriverOptions, 'driver'> => ({
        path: '/graphql',
        autoSchemaFile: true,
        introspection: false,
        scope: transactionScope((identity, work) => tenancy.withTenant(identity, work)),
        identify: async (request) => ({
          requester: await authentication.identify(request).catch(asGraphqlError), loaders: new Loaders(), correlationId: correlationIdOf(request),
        }),
      }),
    }),
  ],
  providers: scalars,
})
export class WaymarkGraphqlModule {}

/** Apollo would put words of its own before the message of an error that is not GraphQL's. */
function asGraphqlError(error: unknown): never {
  if (error instanceof RequestRefused) throw new GraphQLError(error.message, { extensions: { ...error.extensions } });
  throw error;
}
