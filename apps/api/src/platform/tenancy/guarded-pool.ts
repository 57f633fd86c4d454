/**
 * The pool hook: a statement on the application's pool outside a tenant transaction throws before it
 * is sent. Without it, a forgotten context would quietly read nothing (row security hides all rows).
 * Within one it lets through one plain statement at a time: none that ends the transaction, changes
 * whose it is, or outlives it.
 */
import type { PoolClient, QueryConfig, QueryResult } from 'pg';

type Send = (...parameters: unknown[]) => unknown;

const insideTransaction = new WeakSet<object>();
const unguarded = new WeakMap<object, Send>();

export class OutsideTenantTransaction extends Error {
  constructor() {
    super('A statement was about to run outside a tenant transaction: wrap the use case in withTenant.');
    this.name = 'OutsideTenantTransaction';
  }
}

export class NotInTenantTransaction extends Error {
  constructor() {
    super('A tenant transaction takes plain statements, one at a time: no transaction control, COPY, PREPARE, SET or stream, and no change of whose it is.');
    this.name = 'NotInTenantTransaction';
  }
}

/** What a statement may begin with; not a comment, which could hide its beginning. */
const plain = /^\s*(?:select|with|insert|update|delete|declare|fetch|close|savepoint|release|rollback\s+to)\b/i;
/** A cursor that outlives its transaction, and the settings that say who acts. */
const outliving = /^\s*declare\b[^;]*?\bwith\s+hold\b/i;
const identity = /set_config\W*(?:\$|e?'\s*(?:app\.|role|session_auth))/i;

/** Lets statements through on this connection until `closeFor`. */
export function openFor(client: PoolClient): void {
  insideTransaction.add(client);
}

export function closeFor(client: PoolClient): void {
  insideTransaction.delete(client);
}

/** Sends what begins or ends a transaction, or says whose it is: for the transaction itself, which alone may. */
export function sendControl(client: PoolClient, query: string | QueryConfig): Promise<QueryResult> {
  const send = unguarded.get(client);
  if (!send) throw new Error('This connection is not guarded.');
  return send(query) as Promise<QueryResult>;
}

/** Wraps `query` of one connection of the pool, once. */
export function guardClient(client: PoolClient): void {
  if (unguarded.has(client)) return;
  // A connection can be cut in the same breath in which it is handed over, when neither the pool nor a
  // transaction listens; an error without a listener ends the process. Statements fail by themselves.
  client.on('error', () => undefined);
  const send = client.query.bind(client) as Send;
  unguarded.set(client, send);
  client.query = ((query: unknown, ...more: unknown[]): unknown => {
    if (!insideTransaction.has(client)) throw new OutsideTenantTransaction();
    return send(plainStatement(query), ...more);
  }) as typeof client.query;
}

/** The extended protocol takes a single statement, where the simple one would run all of a list. */
function plainStatement(query: unknown): QueryConfig & { queryMode: 'extended' } {
  const config = typeof query === 'string' ? { text: query } : (query as QueryConfig | null);
  // What submits itself (a cursor or COPY stream) is no statement that could be looked at.
  if (typeof config?.text !== 'string' || 'submit' in config) throw new NotInTenantTransaction();
  if (!plain.test(config.text) || outliving.test(config.text) || identity.test(config.text)) throw new NotInTenantTransaction();
  return { ...config, queryMode: 'extended' };
}
