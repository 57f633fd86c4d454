/** How busy a pool of connections is, for whoever watches. */
import type pg from 'pg';
import { observe, type Reading } from '../telemetry/index.ts';

const pools = new Map<string, pg.Pool>();

/** Waiting is what tells that a pool is too small. */
export function observePool(name: string, pool: pg.Pool): void {
  pools.set(name, pool);
  observe('waymark.pool.connections', '{connection}', read);
}

function read(): Reading {
  return [...pools].flatMap(([pool, { totalCount, idleCount, waitingCount }]) =>
    Object.entries({ used: totalCount - idleCount, idle: idleCount, waiting: waitingCount }).map(([state, value]) => ({ value, attributes: { pool, state } })),
  );
}
