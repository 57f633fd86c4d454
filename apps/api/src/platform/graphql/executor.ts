/**
 * Runs a validated operation: compiled by graphql-jit once per document and operation name, in a bounded
 * cache; by graphql-js where it cannot be compiled. It stands where Apollo would call a gateway, so the
 * rest of Apollo's pipeline stays.
 */
import type { GatewayExecutionResult, GatewayGraphQLRequestContext, GatewayInterface } from '@apollo/server-gateway-interface';
import { execute, GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { BoundedCache } from './bounded-cache.ts';
import type { OperationScope } from './context.ts';

type Run = (context: object, variables: Record<string, unknown>) => Promise<ExecutionResult> | ExecutionResult;

/** A compiled document holds some tens of kilobytes: 300 are more than the web app has. */
const COMPILED_DOCUMENTS = 300;

/**
 * Makes the executor for one schema.
 * @param scope opens what an operation runs in (its transaction), see context.ts
 */
export function createExecutor(schema: GraphQLSchema, scope: OperationScope): (request: GatewayGraphQLRequestContext) => Promise<GatewayExecutionResult> {
  const compiled = new BoundedCache<Run>(COMPILED_DOCUMENTS);
  return async (request) => {
    const key = `${request.queryHash} ${request.operationName ?? ''}`;
    const run = compiled.of(key, () => compile(schema, request));
    const variables = request.request.variables ?? {};
    const result = await scope(request.context, request.operation, async () => run(request.context, variables));
    if (!result.errors) return result as GatewayExecutionResult;
    return (result.data === undefined ? { errors: result.errors.map(asBadInput) } : { ...result, errors: result.errors.map(complete) }) as GatewayExecutionResult;
  };
}

function compile(schema: GraphQLSchema, { document, operationName }: GatewayGraphQLRequestContext): Run {
  const query = compileQuery(schema, document, operationName ?? undefined);
  if (isCompiledQuery(query)) return (context, variables) => query.query(undefined, context, variables);
  return (contextValue, variableValues) => execute({ schema, document, contextValue, variableValues, operationName });
}

/** Without data, the variables were refused: the compiled reader of variables gives its errors no code. */
function asBadInput(error: GraphQLError): GraphQLError {
  if (error.extensions?.['code']) return error;
  return new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}

/** The compiled code's errors lack `extensions` where a bug was thrown; Apollo fails on that, and answers past the masking and the log. */
function complete(error: GraphQLError): GraphQLError {
  if (error.extensions as unknown) return error;
  return new GraphQLError(error.message, { originalError: error.originalError ?? error, ...(error.path ? { path: error.path } : {}) });
}

/** Plugs the executor into Apollo Server, which asks a gateway for its schema and executor. */
export function asGateway(schema: GraphQLSchema, executor: ReturnType<typeof createExecutor>): GatewayInterface {
  let publish: Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0] | undefined;
  return {
    onSchemaLoadOrUpdate(callback) {
      publish = callback;
      return () => {
        publish = undefined;
      };
    },
    load() {
      publish?.({ apiSchema: schema, coreSupergraphSdl: '' });
      return Promise.resolve({ executor });
    },
    stop: () => Promise.resolve(),
  };
}
