/**
 * What the API is measured against: node http and pg, nothing else, in a process of its own. For each
 * request it runs the very statements that the API runs, in the same transaction and role, and answers
 * the rows as JSON. `node bare-server.js` with BARE (JSON of `BareSettings`) prints its port.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { LoggedStatement } from './statement-log.ts';

export interface BareSettings {
  /** Addresses by role. */
  urls: Record<string, string>;
  statements: LoggedStatement[];
  /** Rows and columns of the answer. */
  rows: number;
  columns: number;
  /** As the API does it: prepared statements, several under way at once on a connection. */
  pipelined: boolean;
  poolSize: number;
}

type Row = Record<string, unknown>;

const settings = JSON.parse(process.env['BARE'] ?? '{}') as BareSettings;
const pools = new Map(
  Object.entries(settings.urls).map(([role, connectionString]) => [role, new pg.Pool({ connectionString, max: settings.poolSize, pipeline: settings.pipelined })]),
);
const connections = groupByConnection(settings.statements);

createServer((request, response) => {
  request.resume();
  answer()
    .then((rows) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: rows }));
    })
    .catch((error: Error) => {
      response.statusCode = 500;
      response.end(error.message);
    });
}).listen(0, '127.0.0.1', function listening(this: { address(): AddressInfo }) {
  console.log(this.address().port);
});

async function answer(): Promise<Row[]> {
  let best: Row[] = [];
  for (const [group, { role, statements }] of connections.entries()) {
    const client = await pools.get(role)!.connect();
    try {
      for (const rows of await run(client, group, statements)) if (rows.length > best.length) best = rows;
    } finally {
      client.release();
    }
  }
  return best.slice(0, settings.rows).map((row) => Object.fromEntries(Object.entries(row).slice(0, settings.columns)));
}

async function run(client: pg.PoolClient, group: number, statements: readonly LoggedStatement[]): Promise<Row[][]> {
  if (settings.pipelined) {
    const results = await Promise.all(statements.map(({ text, values }, index) => client.query<Row>({ name: `${group}-${index}`, text, values })));
    return results.map(({ rows }) => rows);
  }
  const results: Row[][] = [];
  for (const { text, values } of statements) results.push((await client.query<Row>(text, values)).rows);
  return results;
}

/** Connections one after the other, as the API needs the first one's answer (who asks?) for the second. */
function groupByConnection(statements: readonly LoggedStatement[]): { role: string; statements: LoggedStatement[] }[] {
  const groups = new Map<string, { role: string; statements: LoggedStatement[] }>();
  for (const statement of statements) {
    const group = groups.get(statement.connection) ?? { role: statement.role, statements: [] };
    group.statements.push(statement);
    groups.set(statement.connection, group);
  }
  return [...groups.values()];
}
