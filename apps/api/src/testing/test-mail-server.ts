/** A real mail server in this process: what it is given, and what it may be told to do instead. */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

export interface TestMailServer {
  /** Without encryption. */
  url: string;
  /** Those it was told. */
  passwords: string[];
  /** What it took, headers and all. */
  mails: { to: string[]; raw: string }[];
  /** Decides about each mail at its end; an error refuses it. A promise that never settles leaves the client waiting. */
  decide: (session: SMTPServerSession) => Error | null | Promise<Error | null>;
  /** Settles when the next mail has been read to its end, before it is decided about. */
  nextMail(): Promise<void>;
  close(): Promise<void>;
}

/** As a mail server says no. */
export const saysNo = (responseCode: number): Error => Object.assign(new Error('No'), { responseCode });

export async function startMailServer(): Promise<TestMailServer> {
  const waiting: (() => void)[] = [];
  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | null> => {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    waiting.splice(0).forEach((tell) => tell());
    const refused = await server.decide(session);
    if (!refused) server.mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString() });
    return refused;
  };
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'], authOptional: true, allowInsecureAuth: true, closeTimeout: 100, logger: false,
    onAuth: ({ password }, _session, done) => {
      server.passwords.push(password ?? '');
      done(null, { user: 'user' });
    },
    onData: (stream, session, done) => void take(stream, session).then((refused) => done(refused)),
  });
  smtp.on('error', () => undefined);
  const listening = smtp.listen(0, '127.0.0.1');
  await new Promise<void>((ready) => listening.once('listening', () => ready()));
  const server: TestMailServer = {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`, passwords: [], mails: [], decide: () => null,
    nextMail: () => new Promise((tell) => waiting.push(tell)),
    close: () => new Promise((closed) => smtp.close(() => closed())),
  };
  return server;
}
