/**
 * What a client learns of an error: the codes below with their message, and of anything else only that it
 * happened, with a correlation id that the log repeats. No stack, SQL or path leaves the server.
 */
import { randomUUID } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { GraphqlContext } from './context.ts';

/** Codes whose message is written for the reader. */
const shown: ReadonlySet<string> = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'LIMIT_EXCEEDED',
  'NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'UNAUTHENTICATED',
]);

export interface ErrorLog {
  error(message: string, stack?: string): void;
}

/** An expected error of the transport: shown with its code, answered with the given HTTP status. */
export function shownError(code: string, message: string, status?: number, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code, ...(status ? { http: { status } } : {}) } });
}

const correlations = new WeakMap<object, string>();

/** Remembers of which request an error is, as `formatError` is not told. */
export const correlationPlugin: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors({ errors, contextValue }): Promise<void> {
        for (const error of errors) correlations.set(error, contextValue.correlationId);
        return Promise.resolve();
      },
    }),
};

/** Apollo's `formatError`: passes on the allowed codes, masks and logs the rest. */
export function maskErrors(log: ErrorLog, correlation: (error: unknown) => string = correlationOf): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const code = formatted.extensions?.['code'];
    if (typeof code === 'string' && shown.has(code)) {
      const { stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {};
      return { ...formatted, extensions };
    }
    const correlationId = correlation(error);
    const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    const path = formatted.path?.join('.') ?? '-';
    log.error(`${correlationId} at ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, cause instanceof Error ? cause.stack : undefined);
    return {
      message: 'Something went wrong on our side. Try again, and quote the correlation id if it happens again.',
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { code: 'INTERNAL', correlationId },
    };
  };
}

function correlationOf(error: unknown): string {
  return (typeof error === 'object' && error !== null ? correlations.get(error) : undefined) ?? randomUUID();
}
