/** The limits of one operation, each with an attack that it stops and a use that it lets through. */
import { describe, expect, test } from '@jest/globals';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { excesses, limits } from './limits.ts';

const schema = buildSchema(`
  type LocalisedText { en: String! cy: String! }
  type Rating { code: String! label: LocalisedText! }
  type Rule { label: LocalisedText! rating: Rating! }
  type Decision { rule: Rule }
  type Action { id: ID! next: Action owners: [Owner!]! effectiveRating: Rating! decision: Decision! plan: Plan! }
  type Owner { name: String! }
  type ActionEdge { cursor: String! node: Action! }
  type ActionConnection { edges: [ActionEdge!]! nodes: [Action!]! totalCount: Int! }
  type Objective { actions(first: Int = 50): ActionConnection! }
  type Section { objectives: [Objective!]! }
  type Plan { id: ID! sections: [Section!]! actions(first: Int = 50): ActionConnection! }
  type Query { plan(id: ID!): Plan action(id: ID!): Action }
  type Mutation { signIn(name: String): Boolean save(name: String): Action }
`);

function found(source: string, variables: Record<string, unknown> = {}): string[] {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The test has no operation.');
  return excesses(schema, document, operation, variables).map(({ limit }) => limit);
}

const nested = (depth: number): string => `{ action(id: 1) { ${'next { '.repeat(depth - 2)} id ${'} '.repeat(depth - 2)} } }`;

describe('depth', () => {
  test('10 levels run', () => expect(found(nested(10))).toEqual([]));
  test('11 do not', () => expect(found(nested(11))).toEqual(['depth']));
  test('500 do not', () => expect(found(nested(500))).toContain('depth'));
  test('a fragment counts where it is spread', () => {
    const levels = Array.from({ length: 12 }, (_, n) => `fragment f${n} on Action { next { ${n < 11 ? `...f${n + 1}` : 'id'} } }`).join('\n');
    expect(found(`query { action(id: 1) { ...f0 } } ${levels}`)).toEqual(['depth']);
  });
  test('an inline fragment adds none', () => expect(found('{ action(id: 1) { ... on Action { ... on Action { id } } } }')).toEqual([]));
});

describe('aliases', () => {
  const aliases = (count: number): string => `{ action(id: 1) { ${Array.from({ length: count }, (_, n) => `a${n}: id`).join(' ')} } }`;
  test('15 run', () => expect(found(aliases(15))).toEqual([]));
  test('16 do not', () => expect(found(aliases(16))).toEqual(['aliases']));
  test('2,000 do not', () => expect(found(aliases(2_000))).toEqual(['aliases']));
  test('an alias that repeats the name is none', () => expect(found(`{ action(id: 1) { ${'id: id '.repeat(50)} } }`)).toEqual([]));
  test('aliases in a fragment count at each spread', () => {
    expect(found(`{ a: action(id: 1) { ...f next { ...f } } } fragment f on Action { ${Array.from({ length: 8 }, (_, n) => `a${n}: id`).join(' ')} }`)).toEqual(['aliases']);
  });
});

describe('root fields of a mutation', () => {
  test('one runs', () => expect(found('mutation { signIn(name: "a") }')).toEqual([]));
  test('two do not', () => expect(found('mutation { signIn(name: "a") save(name: "b") { id } }')).toEqual(['mutationRootFields']));
  test('2,000 guesses under aliases do not', () => {
    expect(found(`mutation { ${Array.from({ length: 2_000 }, (_, n) => `a${n}: signIn(name: "${n}")`).join(' ')} }`)).toEqual(['aliases', 'mutationRootFields']);
  });
  test('those in fragments count', () => expect(found('mutation { ...f ... on Mutation { b: signIn } } fragment f on Mutation { signIn }')).toEqual(['mutationRootFields']));
  test('a query may have several', () => expect(found('{ plan(id: 1) { id } action(id: 2) { id } }')).toEqual([]));
});

describe('cost', () => {
  const page = 'id owners { name } effectiveRating { code label { en cy } } decision { rule { label { en cy } rating { code } } }';
  test('a page of 100 actions with decisions runs', () => expect(found(`{ plan(id: 1) { actions(first: 100) { nodes { ${page} } } } }`)).toEqual([]));
  test('the whole tree of a plan runs, 50 actions for each objective', () => {
    expect(found(`{ plan(id: 1) { sections { objectives { actions { nodes { id owners { name } effectiveRating { code } decision { rule { label { en } } } } } } } } }`)).toEqual([]);
  });
  test('pages within pages do not', () => {
    expect(found('{ plan(id: 1) { actions(first: 100) { nodes { plan { actions(first: 100) { nodes { id } } } } } } }')).toEqual(['cost']);
  });
  test('a page size in a variable counts', () => {
    const source = 'query ($n: Int = 2) { plan(id: 1) { actions(first: $n) { nodes { plan { actions(first: $n) { nodes { id } } } } } } }';
    expect(found(source)).toEqual([]);
    expect(found(source, { n: 100 })).toEqual(['cost']);
  });
  test('nothing costs less than nothing', () => expect(found('{ plan(id: 1) { actions(first: -100) { nodes { plan { actions(first: 100) { nodes { id } } } } } } }')).toEqual([]));
});

test('a bomb of 27 doubling fragments is measured at once', () => {
  const levels = Array.from({ length: 27 }, (_, n) => `fragment f${n} on Action { ${n < 26 ? `...f${n + 1} ...f${n + 1}` : 'a: id'} }`).join('\n');
  const started = process.hrtime.bigint();
  expect(found(`{ action(id: 1) { ...f0 } } ${levels}`)).toEqual(['aliases']);
  expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(2_000);
});

test('the published limits', () => {
  expect(limits).toEqual({ depth: 10, aliases: 15, mutationRootFields: 1, cost: 5_000, tokens: 1_000, selections: 1_000, repeats: 20, variablesDepth: 80, bodyBytes: 100_000 });
});
