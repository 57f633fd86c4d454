/**
 * Nest's GraphQL driver over Apollo Server: without its field-by-field instrumentation (the cache-control
 * plugin instruments every field and costs up to half of the throughput), with compiled operations, and closed by default.
 */
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import { Injectable, Logger } from '@nestjs/common';
import { AbstractGraphQLDriver, type GqlModuleOptions } from '@nestjs/graphql';
import express, { type Express, type Request } from 'express';
import type { GraphQLSchema } from 'graphql';
import { admitDocument } from './admission.ts';
import { withoutPlainResolvers } from './computed.ts';
import type { GraphqlContext, OperationScope } from './context.ts';
import { correlationPlugin, maskErrors } from './errors.ts';
import { asGateway, createExecutor } from './executor.ts';
import { limits } from './limits.ts';
import { limitsPlugin, type CountCalls } from './limits.plugin.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

export interface DriverOptions extends GqlModuleOptions {
  introspection?: boolean;
  scope: OperationScope;
  /** Who asks; throws UNAUTHENTICATED before the operation is even parsed. */
  identify: (request: Request) => Promise<GraphqlContext>;
  /** What browsers may run, and whether a session may run more than that (development and tests). */
  documents: TrustedDocuments;
  adHoc: 'tokens' | 'sessions';
  count: CountCalls;
}

/** An Apollo Server as we run it, around any schema. */
export async function startServer(schema: GraphQLSchema, options: Pick<DriverOptions, 'introspection' | 'scope' | 'count'>): Promise<ApolloServer<GraphqlContext>> {
  const server = new ApolloServer<GraphqlContext>({
    gateway: asGateway(schema, createExecutor(schema, options.scope)),
    plugins: [
      ApolloServerPluginCacheControlDisabled(), ApolloServerPluginUsageReportingDisabled(), ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(), correlationPlugin, limitsPlugin(options.count),
    ],
    introspection: options.introspection ?? false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    maxRecursiveSelections: limits.selections,
    parseOptions: { maxTokens: limits.tokens },
    // Each costs time to make, and nobody reads a hundred.
    validationOptions: { maxErrors: 5 },
    formatError: maskErrors(new Logger('GraphQL')),
    logger: new Logger('Apollo') as never,
    nodeEnv: 'production',
    stopOnTerminationSignals: false,
  });
  await server.start();
  return server;
}

@Injectable()
export class WaymarkGraphqlDriver extends AbstractGraphQLDriver<DriverOptions> {
  private server: ApolloServer<GraphqlContext> | undefined;

  async start(options: DriverOptions): Promise<void> {
    if (!options.schema) throw new Error('The GraphQL schema was not generated.');
    const server = await startServer(withoutPlainResolvers(options.schema), options);
    this.server = server;
    const application = this.httpAdapterHost.httpAdapter.getInstance<Express>();
    application.post(
      options.path ?? '/graphql',
      express.json({ limit: limits.bodyBytes }),
      expressMiddleware(server, {
        context: async ({ req }) => {
          const context = await options.identify(req);
          admitDocument(req.body, options.adHoc === 'sessions' || context.requester.scope !== null, options.documents);
          return context;
        },
      }),
    );
  }

  async stop(): Promise<void> {
    await this.server?.stop();
  }
}
