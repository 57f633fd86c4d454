/** Serves the operator's page at an address of its own, the machine itself unless told otherwise: reading only, and nothing that a browser could be made to run. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { Logger } from '@nestjs/common';
import { faultText } from '../../platform/log/index.ts';
import { queuePage, queuePagePolicy } from './queue-page.ts';
import type { QueueReports } from './queue-reports.ts';

const headers = {
  'cache-control': 'no-store',
  'content-security-policy': queuePagePolicy,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Listens until it is closed; holds no process back from ending. */
export async function serveOperations(reports: Pick<QueueReports, 'read'>, port: number, host: string): Promise<Server> {
  const log = new Logger('Operations');
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!isMeant(request, host)) return void response.writeHead(421).end();
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    answer(reports, request, response).catch((error: unknown) => {
      log.error(`The queue could not be shown: ${faultText(error)}`);
      if (!response.headersSent) response.writeHead(503);
      response.end();
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  server.unref();
  return server;
}

async function answer(reports: Pick<QueueReports, 'read'>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/') return void response.writeHead(302, { location: '/queue' }).end();
  if (request.url === '/queue') return void response.setHeader('content-type', 'text/html; charset=utf-8').end(queuePage(await reports.read()));
  if (request.url === '/queue.json') return void response.setHeader('content-type', 'application/json').end(JSON.stringify(await reports.read()));
  response.writeHead(404).end();
}

/** A page of somebody else whose name was made to lead here (DNS rebinding) still says its own name. */
function isMeant({ headers: { host } }: IncomingMessage, own: string): boolean {
  const address = `http://${host ?? ''}`;
  if (!URL.canParse(address)) return false;
  const name = new URL(address).hostname.replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === own || isIP(name) !== 0;
}
