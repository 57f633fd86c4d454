/** Getters keep a resolver, plain properties lose theirs; an error of a getter stays an error of its field. */
import { expect, test } from '@jest/globals';
import type { GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import { buildSchema, getOperationAST, GraphQLObjectType, parse, type GraphQLSchema } from 'graphql';
import { withoutPlainResolvers } from './computed.ts';
import { createExecutor } from './executor.ts';

class Item {
  plain = 'plain';
  get works(): string {
    return `${this.plain} and worked out`;
  }
  get fails(): string {
    throw new Error('a fault inside');
  }
}

/** As Nest makes it: every field has a resolver that reads the property. */
function nestLike(): GraphQLSchema {
  const schema = buildSchema('type Item { plain: String! works: String! fails: String } type Query { item: Item! items: [Item!]! }');
  const fields = (schema.getType('Item') as GraphQLObjectType).getFields();
  for (const [name, field] of Object.entries(fields)) {
    field.resolve = function rootFieldResolver(root: Record<string, unknown>) {
      return root[name];
    };
    if (name !== 'plain') field.extensions = { computed: true };
  }
  const query = schema.getQueryType()?.getFields();
  if (query?.['item']) query['item'].resolve = () => Promise.resolve(new Item());
  if (query?.['items']) query['items'].resolve = () => Promise.resolve([new Item(), new Item()]);
  return schema;
}

const schema = withoutPlainResolvers(nestLike());
const execute = createExecutor(schema, (_context, _operation, run) => run());
const ask = (source: string) => {
  const document = parse(source);
  return execute({ document, operationName: null, queryHash: source, context: {}, operation: getOperationAST(document), request: {} } as unknown as GatewayGraphQLRequestContext);
};

test('plain properties have no resolver, getters and root fields have one', () => {
  const fields = (schema.getType('Item') as GraphQLObjectType).getFields();
  expect([fields['plain']?.resolve, typeof fields['works']?.resolve, typeof schema.getQueryType()?.getFields()['item']?.resolve]).toEqual([undefined, 'function', 'function']);
});

test('both are answered', async () => expect(await ask('{ item { plain works } }')).toMatchObject({ data: { item: { plain: 'plain', works: 'plain and worked out' } } }));

test('a getter that throws below a promise is an error of its field, and the process lives', async () => {
  const { data, errors } = await ask('{ items { plain fails } }');
  expect(data).toMatchObject({ items: [{ plain: 'plain', fails: null }, { plain: 'plain', fails: null }] });
  expect(errors?.map(({ message, path }) => [message, path])).toEqual([['a fault inside', ['items', 0, 'fails']], ['a fault inside', ['items', 1, 'fails']]]);
});
