/**
 * What a client learns of an error: the codes below with their message, and of anything else only that it
 * happened, with a correlation id that the log repeats. No stack, SQL or path leaves the server.
 */
import { randomUUID } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { GraphqlContext } from './context.ts';
import { currentScope, faultStack, faultText } from '../log/index.ts';
import { rootFields } from './root-fields.ts';

/** Codes whose message is written for the reader. */
const shown: ReadonlySet<string> = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'DOCUMENT_NOT_TRUSTED',
  'DOCUMENT_UNKNOWN',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'LIMIT_EXCEEDED',
  'NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'TOO_MANY_REQUESTS',
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

/** Remembers of which request an error is that no plugin sees: of one while it is found out who asks. */
export function rememberCorrelation(error: unknown, correlationId: string): void {
  if (typeof error === 'object' && error !== null) correlations.set(error, correlationId);
}

/** Remembers of which request an error is, as `formatError` is not told. */
export const correlationPlugin: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ document, operation }): Promise<void> {
        const scope = currentScope();
        if (scope && operation) scope.operation = [...rootFields(document, operation).keys()].join(' ') || null;
        return Promise.resolve();
      },
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
    // Compiled operations give the path of some errors as a list of another kind, which is told to nobody.
    const path = Array.isArray(formatted.path) ? (formatted.path as readonly (string | number)[]) : null;
    log.error(`${correlationId} at ${path?.join('.') ?? '-'}: ${faultText(cause)}`, faultStack(cause));
    return {
      message: 'Something went wrong on our side. Try again, and quote the correlation id if it happens again.',
      ...(path ? { path } : {}),
      extensions: { code: 'INTERNAL', correlationId },
    };
  };
}

function correlationOf(error: unknown): string {
  for (let next = error; typeof next === 'object' && next !== null; next = next instanceof GraphQLError ? next.originalError : null) {
    const known = correlations.get(next);
    if (known !== undefined) return known;
  }
  return randomUUID();
}
