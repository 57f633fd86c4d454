/** The schema as the code defines it, without a database or a server: for the committed contract. */
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { scalars } from './scalars.ts';

const resolverMark = 'graphql:resolver_type';

/** The classes among a module's providers, and those of the modules it imports, that are resolvers. */
export function resolversOf(modules: readonly Type[], seen = new Set<unknown>()): Type[] {
  return modules.flatMap((module) => {
    if (seen.has(module)) return [];
    seen.add(module);
    const providers = (Reflect.getMetadata('providers', module) ?? []) as unknown[];
    const imports = (Reflect.getMetadata('imports', module) ?? []) as unknown[];
    const own = providers.filter((provider): provider is Type => typeof provider === 'function' && Reflect.hasMetadata(resolverMark, provider));
    return [...own, ...resolversOf(imports.filter((imported): imported is Type => typeof imported === 'function'), seen)];
  });
}

export async function buildSchema(modules: readonly Type[]): Promise<GraphQLSchema> {
  const application = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: ['error'] });
  try {
    return await application.get(GraphQLSchemaFactory).create(resolversOf(modules), scalars);
  } finally {
    await application.close();
  }
}

/** Sorted, so that the order of imports in the code does not show in it. */
export function printContract(schema: GraphQLSchema): string {
  const rule = `# ${'-'.repeat(54)}`;
  return `${rule}\n# THIS FILE IS GENERATED FROM THE CODE. npm run contracts\n${rule}\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}
