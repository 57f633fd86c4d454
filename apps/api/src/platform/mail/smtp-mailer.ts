/** Mail over SMTP, by nodemailer: a few connections that are kept, each step with a time. */
import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Mailer, MailRefused, type Mail } from './mailer.ts';

const stepMilliseconds = 10_000;

export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter;

  constructor(url: string, private readonly from: string, milliseconds = stepMilliseconds) {
    super();
    const server = new URL(url);
    this.transport = createTransport({
      host: server.hostname,
      port: Number(server.port) || (server.protocol === 'smtps:' ? 465 : 587),
      secure: server.protocol === 'smtps:',
      ...(server.username === '' ? {} : { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }),
      pool: true, maxConnections: 3,
      // A password never leaves over a connection that anybody can read.
      requireTLS: server.protocol === 'smtp:' && server.username !== '',
      connectionTimeout: milliseconds, greetingTimeout: milliseconds, socketTimeout: milliseconds, dnsTimeout: milliseconds,
      disableFileAccess: true, disableUrlAccess: true,
    });
  }

  async send({ to, subject, text, messageId }: Mail): Promise<void> {
    try {
      await this.transport.sendMail({
        from: { name: 'Waymark', address: this.from }, to: { name: '', address: to }, subject, text,
        ...(messageId === undefined ? {} : { messageId: `<${messageId}>` }),
        // Absences are not answered (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number };
      // About this mail, and 5yz is for good where 4yz may pass (RFC 5321, 4.2.1). A password or an encryption that fails is
      // the installation's fault, and may be put right.
      const ofMail = code === 'EENVELOPE' || code === 'EMESSAGE';
      if (ofMail) throw new MailRefused('mailRefused', responseCode < 400 || responseCode >= 500);
      throw new MailRefused('mailUnreachable', false);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
