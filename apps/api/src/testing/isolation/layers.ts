/**
 * Each layer that keeps services apart taken away, so that the other is proved alone (docs/adr/0004).
 * The predicates leave the statements of the application's role on their way to the driver; row security is switched
 * off in the test's own database. Nothing of this can be reached from the product.
 */
// eslint-disable-next-line no-restricted-imports -- it rewrites what the driver is given and sends nothing itself
import pg from 'pg';
import { appRole } from '../../platform/database/roles.ts';
import type { TestDatabase } from '../test-database.ts';

export type Layers = 'both' | 'row security alone' | 'predicates alone' | 'neither';

/** `x.tenant_id = $1` and its like. The parameter stays, with its type, so that the numbering holds. */
const byParameter = /(?:\b\w+\.)?"?\btenant_id"? = (\$\d+)(?:::uuid)?/g;
/** `a.tenant_id = b.tenant_id`, which joins rows of one service. */
const byColumn = /\b\w+\."?tenant_id"? = \w+\."?tenant_id"?/g;

export function stripPredicates(sql: string): string {
  return sql.replace(byParameter, (_, parameter: string) => `(${parameter}::uuid is not null)`).replace(byColumn, 'true');
}

interface Query {
  text?: string;
}

/** From now on the application's role asks without naming its tenant. Before any pool opens, as pools keep the method that they find. */
export function withoutPredicates(): { stripped: () => number; stop: () => void } {
  const prototype = pg.Client.prototype as unknown as { query: (...parameters: unknown[]) => unknown };
  const original = prototype.query;
  let stripped = 0;
  const strip = (sql: string): string => {
    const without = stripPredicates(sql);
    if (without !== sql) stripped += 1;
    return without;
  };
  prototype.query = function unguarded(this: { user?: string }, first: unknown, ...rest: unknown[]): unknown {
    if (this.user !== appRole) return original.call(this, first, ...rest);
    if (typeof first === 'string') return original.call(this, strip(first), ...rest);
    const { text } = first as Query;
    return original.call(this, text === undefined ? first : { ...(first as object), text: strip(text) }, ...rest);
  };
  return { stripped: () => stripped, stop: () => void (prototype.query = original) };
}

export async function switchOffRowSecurity(database: TestDatabase, tables: readonly string[]): Promise<void> {
  for (const table of tables) await database.administer(`alter table ${table} disable row level security`);
}
