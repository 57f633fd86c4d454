/** The committed contract apps/api/schema.graphql, made from the code. */
import { features } from './features.ts';
import { buildSchema, printContract } from './platform/graphql/schema.ts';

/** SDL of the whole API; needs neither configuration nor a database. */
export async function printGraphqlSchema(): Promise<string> {
  return printContract(await buildSchema(features));
}
