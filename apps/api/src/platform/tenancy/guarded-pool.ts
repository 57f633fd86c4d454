/**
 * The pool hook: a statement on the application's pool outside a tenant transaction throws before it
 * is sent. Without it, a forgotten context would quietly read nothing (row security hides all rows).
 */
import type { PoolClient } from 'pg';

const insideTransaction = new WeakSet<object>();
const guarded = new WeakSet<object>();

export class OutsideTenantTransaction extends Error {
  constructor() {
    super('A statement was about to run outside a tenant transaction: wrap the use case in withTenant.');
    this.name = 'OutsideTenantTransaction';
  }
}

/** Lets statements through on this connection until `closeFor`. */
export function openFor(client: PoolClient): void {
  insideTransaction.add(client);
}

export function closeFor(client: PoolClient): void {
  insideTransaction.delete(client);
}

/** Wraps `query` of one connection of the pool, once. */
export function guardClient(client: PoolClient): void {
  if (guarded.has(client)) return;
  guarded.add(client);
  const send = client.query.bind(client) as (...parameters: unknown[]) => unknown;
  client.query = ((...parameters: unknown[]): unknown => {
    if (!insideTransaction.has(client)) throw new OutsideTenantTransaction();
    return send(...parameters);
  }) as typeof client.query;
}
