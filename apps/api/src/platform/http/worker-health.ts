/** The same two questions as the API answers, for the worker, which serves nothing else. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { statusOf } from './health.controller.ts';
import type { Readiness } from './readiness.ts';

/** Listens until it is closed; holds no process back from ending. */
export async function serveWorkerHealth(readiness: Readiness, port: number, host: string | null): Promise<Server> {
  const server = createServer((request, response) => {
    response.setHeader('cache-control', 'no-store');
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
    if (request.url === '/health/live') return void response.writeHead(204).end();
    if (request.url !== '/health/ready') return void response.writeHead(404).end();
    readiness.state().then(
      (state) => response.writeHead(statusOf(state), { 'content-type': 'application/json' }).end(JSON.stringify(state)),
      () => response.writeHead(503).end(),
    );
  });
  server.listen(port, ...(host === null ? [] : [host]));
  await once(server, 'listening');
  server.unref();
  return server;
}
