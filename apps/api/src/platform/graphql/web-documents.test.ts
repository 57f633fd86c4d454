/** The web app's own operations fit the limits, with the largest pages they may ask for. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, Kind, parse, print, visit, type DefinitionNode, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';
import { LARGEST_PAGE } from './connections.ts';
import { expansionExcess } from './expansion.ts';
import { excesses, limits } from './limits.ts';

const apps = join(import.meta.dirname, '../../../..');
const schema = buildSchema(readFileSync(join(apps, 'api/schema.graphql'), 'utf8'));
const files = readdirSync(join(apps, 'admin/src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.graphql'));
const definitions = files.flatMap((file) => parse(readFileSync(join(apps, 'admin/src', file), 'utf8')).definitions);
const fragments = new Map(definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]));
const operations = definitions.filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);

/** The operation with every fragment that it spreads, as the page sends it. */
function withFragments(operation: OperationDefinitionNode): DefinitionNode[] {
  const used = new Map<string, FragmentDefinitionNode>();
  const collect = (node: DefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || used.has(name.value)) return;
        used.set(name.value, fragment);
        collect(fragment);
      },
    });
  };
  collect(operation);
  return [operation, ...used.values()];
}

describe('the web app', () => {
  test('has operations', () => expect(operations.length).toBeGreaterThan(5));
  test.each(operations.map((operation) => [operation.name?.value ?? '', operation] as const))('%s', (_name, operation) => {
    const source = withFragments(operation).map(print).join('\n');
    const document = parse(source, { maxTokens: limits.tokens });
    expect(expansionExcess(document, limits)).toBeNull();
    expect(excesses(schema, document, operation, { first: LARGEST_PAGE })).toEqual([]);
  });
});
