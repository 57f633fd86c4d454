/** The way out, against real sockets: what it does not reach, and what it gives up. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { guardedFetch, longestAnswer, OutsideRefused } from './guarded-fetch.ts';

let server: Server;
let port: number;
let requests = 0;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  server = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const faultOf = async (address: string, anyAddress: boolean, timeoutMs?: number): Promise<string> =>
  guardedFetch(address, {}, { anyAddress, ...(timeoutMs === undefined ? {} : { timeoutMs }) }).then(() => 'answered', (error: unknown) => (error instanceof OutsideRefused ? error.fault : String(error)));

describe('the guard', () => {
  test.each([
    ['127.0.0.1', 'notPublic'], ['localhost', 'notPublic'], ['[::1]', 'notPublic'], ['[::ffff:127.0.0.1]', 'notPublic'], ['2130706433', 'notPublic'], ['0x7f000001', 'notPublic'],
    ['0177.0.0.1', 'notPublic'], ['127.1', 'notPublic'], ['0', 'notPublic'], ['169.254.169.254', 'notPublic'], ['10.0.0.1', 'notPublic'], ['[fe80::1]', 'notPublic'], ['[fd00::1]', 'notPublic'],
  ])('never connects to %s', async (host, fault) => {
    const before = requests;
    answer = (_request, response) => void response.end('{}');
    expect(await faultOf(`https://${host}:${port}/`, false)).toBe(fault);
    expect(requests).toBe(before);
  });

  test.each(['http://login.example/', 'file:///etc/passwd', 'ftp://login.example/', 'data:,x', 'javascript:alert(1)', 'https://user:secret@login.example/', 'nonsense', ''])('asks nothing at %s', async (address) => {
    expect(await faultOf(address, false)).toBe('notHttps');
  });

  test('takes an ordinary answer, and sends what it is told to', async () => {
    answer = (request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString())).on('end', () => response.end(`${request.method} ${String(request.headers['x-a'])} ${body}`));
    };
    const reply = await guardedFetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers: { 'x-a': 'b' }, body: 'ŵ' }, { anyAddress: true });
    expect([reply.status, await reply.text()]).toEqual([200, 'POST b ŵ']);
  });

  test.each([301, 302, 303, 307, 308])('follows no redirect (%i)', async (status) => {
    const before = requests;
    answer = (_request, response) => void response.writeHead(status, { location: `http://127.0.0.1:${port}/` }).end();
    expect(await faultOf(`http://127.0.0.1:${port}/`, true)).toBe('redirect');
    expect(requests).toBe(before + 1);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['a declared length', (response) => void response.end(Buffer.alloc(longestAnswer + 1))],
    ['no declared length, without end', (response) => {
      const more = (): void => {
        while (response.write(Buffer.alloc(64 * 1024)));
      };
      response.on('drain', more);
      more();
    }],
  ])('stops reading a giant answer with %s', async (_name, send) => {
    answer = (_request, response) => send(response);
    expect(await faultOf(`http://127.0.0.1:${port}/`, true)).toBe('tooLarge');
  });

  test('takes an answer of just the longest size', async () => {
    answer = (_request, response) => void response.end(Buffer.alloc(longestAnswer));
    expect(await faultOf(`http://127.0.0.1:${port}/`, true)).toBe('answered');
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['says nothing', () => undefined],
    ['says one letter at a time', (response) => {
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
    }],
    ['hangs up', (response) => void response.destroy()],
  ])('gives up on a machine that %s', async (_name, send) => {
    answer = (_request, response) => send(response);
    expect(await faultOf(`http://127.0.0.1:${port}/`, true, 300)).toBe('unreachable');
  });
});
