/** Mail through GOV.UK Notify's client, against a server that answers as Notify does. */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { MailRefused } from './mailer.ts';
import { NotifyMailer } from './notify-mailer.ts';

const serviceId = '11111111-2222-4333-8444-555555555555';
const secret = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const templateId = '99999999-8888-4777-8666-555555555555';
let server: Server;
let mailer: NotifyMailer;
let status = 201;
let requests: { path: string; issuer: unknown; signed: boolean; body: unknown }[] = [];

/** A JSON Web Token by HS256 (RFC 7519): who it is from, and whether the key made it. */
function readToken(header = ''): { issuer: unknown; signed: boolean } {
  const [head = '', claims = '', signature = ''] = header.replace(/^Bearer /, '').split('.');
  const { iss } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss: unknown };
  return { issuer: iss, signed: createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url') === signature };
}

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString())).on('end', () => {
      requests.push({ path: request.url ?? '', ...readToken(request.headers.authorization), body: JSON.parse(body) });
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(status === 201 ? { id: templateId } : { errors: [{ error: 'BadRequestError' }] }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  mailer = new NotifyMailer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, `waymark-${serviceId}-${secret}`, templateId);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  requests = [];
  status = 201;
});

const mail = { to: 'owner@service.example', subject: 'Action 1', text: 'A link', messageId: 'd1@waymark.example' };

test('a mail goes to Notify, signed with the service’s key, as the subject and text of the template and with its own id', async () => {
  await mailer.send(mail);
  expect(requests).toEqual([{
    path: '/v2/notifications/email', issuer: serviceId, signed: true,
    body: { template_id: templateId, email_address: mail.to, reference: mail.messageId, personalisation: { subject: 'Action 1', body: 'A link' } },
  }]);
});

test.each([[400, 'mailRefused', true], [403, 'mailRefused', false], [429, 'mailRefused', false], [500, 'mailUnreachable', false]])('an answer of %i is %s, for good: %s', async (code, fault, forGood) => {
  status = code;
  const error: unknown = await mailer.send(mail).catch((refused: unknown) => refused);
  expect(error).toBeInstanceOf(MailRefused);
  expect(error).toMatchObject({ fault, forGood });
});
