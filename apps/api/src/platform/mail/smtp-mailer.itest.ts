/** Mail over SMTP, against a real server: what arrives, and what a refusal or a silence becomes. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { saysNo, startMailServer, type TestMailServer } from '../../testing/test-mail-server.ts';
import { MailRefused } from './mailer.ts';
import { SmtpMailer } from './smtp-mailer.ts';

let server: TestMailServer;
let mailer: SmtpMailer;

beforeAll(async () => {
  server = await startMailServer();
  mailer = new SmtpMailer(server.url, 'plans@waymark.example', 1_000);
});
afterAll(async () => {
  mailer.onApplicationShutdown();
  await server.close();
});
beforeEach(() => {
  server.mails.length = 0;
  server.decide = () => null;
});

const mail = { to: 'owner@service.example', subject: 'Action 1 / Cam gweithredu 1', text: 'Ŵyl\n', messageId: 'd1@waymark.example' };
const outcome = (to = mail.to, by = mailer): Promise<unknown> => by.send({ ...mail, to }).then(() => 'sent', (error: unknown) => (error instanceof MailRefused ? [error.fault, error.forGood] : error));

describe('a mail', () => {
  test('arrives with its own Message-ID, its text in UTF-8, and a mark that no person wrote it', async () => {
    expect(await outcome()).toBe('sent');
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]?.to).toEqual([mail.to]);
    expect(server.mails[0]?.raw).toMatch(/^Message-ID: <d1@waymark\.example>$/m);
    expect(server.mails[0]?.raw).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(server.mails[0]?.raw).toMatch(/^From: Waymark <plans@waymark\.example>$/m);
    expect(server.mails[0]?.raw).toContain('=C5=B4yl');
  });

  test('puts nothing of a subject or an address into other headers, and reads no address list', async () => {
    await mailer.send({ ...mail, subject: 'One\r\nBcc: other@service.example' });
    expect(server.mails[0]?.to).toEqual([mail.to]);
    expect(server.mails[0]?.raw).not.toMatch(/^Bcc:/im);
    await outcome('owner@service.example, other@service.example');
    await outcome('owner@service.example\r\nRCPT TO:<other@service.example>');
    expect(server.mails.flatMap(({ to }) => to)).not.toContain('other@service.example');
  });

  test.each([[550, true], [554, true], [421, false], [452, false]])('that is answered with %i is refused, for good: %s', async (code, forGood) => {
    server.decide = () => saysNo(code);
    expect(await outcome()).toEqual(['mailRefused', forGood]);
  });

  test('is given up for now when the server says nothing, or is not there', async () => {
    server.decide = () => new Promise(() => undefined);
    expect(await outcome()).toEqual(['mailUnreachable', false]);
    const nowhere = new SmtpMailer('smtp://127.0.0.1:1', 'plans@waymark.example', 1_000);
    expect(await outcome(mail.to, nowhere)).toEqual(['mailUnreachable', false]);
    nowhere.onApplicationShutdown();
  });

  test('is not sent with a password over a connection that anybody can read', async () => {
    const plain = new SmtpMailer(server.url.replace('//', '//user:secret@'), 'plans@waymark.example', 1_000);
    expect(await outcome(mail.to, plain)).toEqual(['mailUnreachable', false]);
    expect([server.mails, server.passwords]).toEqual([[], []]);
    plain.onApplicationShutdown();
  });
});
