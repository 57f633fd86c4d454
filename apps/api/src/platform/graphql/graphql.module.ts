/** Puts the GraphQL endpoint in front of whatever resolvers the application's modules hold. */
import { Logger, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { Authentication, OperationLimits, type Operation } from '../auth/index.ts';
import { Clock } from '../clock/index.ts';
import { Config } from '../config/index.ts';
import { correlationIdOf } from '../http/correlation.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { currentScope } from '../log/index.ts';
import { traced } from '../telemetry/index.ts';
import { Tenancy } from '../tenancy/index.ts';
import { transactionScope, type OperationScope } from './context.ts';
import { WaymarkGraphqlDriver, type DriverOptions } from './driver.ts';
import { rememberCorrelation } from './errors.ts';
import { Loaders } from './loaders.ts';
import { scalars } from './scalars.ts';
import { TrustedDocuments } from './trusted-documents.ts';

@Module({
  imports: [
    GraphQLModule.forRootAsync<DriverOptions>({
      driver: WaymarkGraphqlDriver,
      inject: [Authentication, Tenancy, Clock, Config, OperationLimits],
      useFactory: (authentication: Authentication, tenancy: Tenancy, clock: Clock, config: Config, operationLimits: OperationLimits): Omit<DriverOptions, 'driver'> => ({
        path: '/graphql',
        autoSchemaFile: true,
        introspection: false,
        documents: trustedDocuments(config),
        adHoc: config.adHocQueries,
        count: ({ requester }, operation, writes, calls) => operationLimits.countFor(requester, operation as Operation, writes, calls),
        scope: measured(transactionScope((identity, work) => tenancy.withTenant(identity, work), () => clock.now())),
        identify: async (request) => ({
          requester: await authentication.identify(request).catch((error: unknown) => asGraphqlError(error, correlationIdOf(request))), loaders: new Loaders(), correlationId: correlationIdOf(request),
        }),
      }),
    }),
  ],
  providers: scalars,
})
export class WaymarkGraphqlModule {}

/** Its name is that of the permission, never what a program called it. */
function measured(scope: OperationScope): OperationScope {
  return (context, operation, run) => traced('operation', currentScope()?.operation ?? 'none', () => scope(context, operation, run));
}

function trustedDocuments({ trustedDocuments: folder, webRoot, adHocQueries }: Config): TrustedDocuments {
  const documents = new TrustedDocuments(folder);
  if (documents.isEmpty && webRoot !== null && adHocQueries === 'tokens') new Logger('GraphQL').warn(`There are no trusted documents in ${folder}: its pages will show nothing. Build the web app again.`);
  return documents;
}

/** Apollo would put words of its own before the message of an error that is not GraphQL's. */
function asGraphqlError(error: unknown, correlationId: string): never {
  if (error instanceof RequestRefused) throw new GraphQLError(error.message, { extensions: { ...error.extensions } });
  rememberCorrelation(error, correlationId);
  throw error;
}
