/** Compiled operations answer as plain ones do; a failed mutation is rolled back; the cache is bounded. */
import { describe, expect, test } from '@jest/globals';
import type { GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import { buildSchema, getOperationAST, GraphQLError, parse } from 'graphql';
import { BoundedCache } from './bounded-cache.ts';
import { transactionScope, type OperationScope } from './context.ts';
import { createExecutor } from './executor.ts';

const schema = buildSchema(`
  type Query { number(of: Int!): Int fails: Int breaks: Int }
  type Mutation { works: Int fails: Int }
`);
const query = schema.getQueryType()?.getFields() ?? {};
const mutation = schema.getMutationType()?.getFields() ?? {};
const fail = (): never => {
  throw new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } });
};
if (query['number']) query['number'].resolve = (_root, { of }: { of: number }) => of + 1;
if (query['fails']) query['fails'].resolve = fail;
if (query['breaks']) {
  query['breaks'].resolve = () => {
    throw new TypeError('a bug');
  };
}
if (mutation['works']) mutation['works'].resolve = () => Promise.resolve(1);
if (mutation['fails']) mutation['fails'].resolve = fail;

const straight: OperationScope = (_context, _operation, run) => run();
const request = (source: string, variables?: Record<string, unknown>, operationName: string | null = null): GatewayGraphQLRequestContext => {
  const document = parse(source);
  return {
    document, operationName, queryHash: source, context: { requester: { service: { tenantId: '00000000-0000-7000-8000-000000000001', slug: 'a' }, accountId: 'b', roles: [] } },
    operation: getOperationAST(document, operationName) ?? undefined, request: { variables },
  } as unknown as GatewayGraphQLRequestContext;
};

describe('an operation', () => {
  const execute = createExecutor(schema, straight);
  test('answers', async () => expect(await execute(request('{ number(of: 1) }'))).toMatchObject({ data: { number: 2 } }));
  test('takes variables', async () => expect(await execute(request('query ($n: Int!) { number(of: $n) }', { n: 4 }))).toMatchObject({ data: { number: 5 } }));
  test('keeps the code of an error', async () => expect((await execute(request('{ fails }'))).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' }));
  test('makes of a bug an error that Apollo can pass on to be masked and logged', async () => {
    const [error] = (await execute(request('{ breaks }'))).errors as GraphQLError[];
    expect(error).toBeInstanceOf(GraphQLError);
    expect([error?.extensions, error?.path, error?.originalError?.message]).toEqual([{}, ['breaks'], 'a bug']);
  });
  test.each([[{ n: 'x' }], [{}], [{ n: 2 ** 40 }], [{ n: null }]])('refuses the variables %j as bad input', async (variables) => {
    const { data, errors } = await execute(request('query ($n: Int!) { number(of: $n) }', variables));
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', http: { status: 400 } });
  });
  test('of two in a document is chosen by its name', async () => {
    const source = 'query A { number(of: 1) } query B { number(of: 2) }';
    expect(await execute(request(source, {}, 'B'))).toMatchObject({ data: { number: 3 } });
    expect(await execute(request(source, {}, 'A'))).toMatchObject({ data: { number: 2 } });
  });
});

describe('the transaction', () => {
  const log: string[] = [];
  const scope = transactionScope(async (identity, work) => {
    log.push(`begin ${identity.tenantId}`);
    try {
      const result = await work();
      log.push('commit');
      return result;
    } catch (error) {
      log.push('rollback');
      throw error;
    }
  }, () => new Date(0));
  const execute = createExecutor(schema, scope);
  test.each([
    ['{ number(of: 1) }', 'commit'],
    ['{ fails }', 'commit'],
    ['mutation { works }', 'commit'],
    ['mutation { fails }', 'rollback'],
  ])('%s ends with %s', async (source, end) => {
    log.length = 0;
    const result = await execute(request(source));
    expect(log).toEqual(['begin 00000000-0000-7000-8000-000000000001', end]);
    expect(result.errors?.length ?? 0).toBe(source.includes('fails') ? 1 : 0);
  });
});

test('the cache forgets what was used least recently', () => {
  const cache = new BoundedCache<number>(2);
  let made = 0;
  const make = (): number => (made += 1);
  cache.of('a', make);
  cache.of('b', make);
  cache.of('a', make);
  cache.of('c', make);
  expect([cache.size, made]).toEqual([2, 3]);
  cache.of('a', make);
  expect(made).toBe(3);
  cache.of('b', make);
  expect(made).toBe(4);
});
