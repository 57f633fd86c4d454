/** The port that mail leaves by, and the plain ways there: a folder, or nothing. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';

export interface Mail {
  to: string;
  subject: string;
  /** Plain text, both languages. */
  text: string;
  /** The same for every attempt at one mail, so that a receiver shows it once: `local@domain`, without brackets. */
  messageId?: string;
}

export type MailFault = 'mailNotConfigured' | 'mailRefused' | 'mailUnreachable';

/** Why a mail was not handed over; the code says nothing of whom it was for. */
export class MailRefused extends Error {
  constructor(
    readonly fault: MailFault,
    /** True when another attempt would end the same way. */
    readonly forGood: boolean,
  ) {
    super(`A mail was not handed over: ${fault}.`);
    this.name = 'MailRefused';
  }
}

export abstract class Mailer {
  /** @throws MailRefused when it could not be handed over */
  abstract send(mail: Mail): Promise<void>;
}

/** One file each, for development and the demonstration: only the program's own user reads them, as they hold links that open accounts. */
export class FolderMailer extends Mailer {
  constructor(private readonly folder: string) {
    super();
  }

  /** A second attempt at the same mail replaces its file. */
  async send({ to, subject, text, messageId }: Mail): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const name = messageId === undefined ? randomUUID() : createHash('sha256').update(messageId).digest('hex').slice(0, 32);
    await writeFile(join(this.folder, `${name}.txt`), `To: ${to}\nSubject: ${subject}\n\n${text}`, { mode: 0o600 });
  }
}

/** Says that mail was due; neither to whom nor what, because logs are read by many. */
export class NoMailer extends Mailer {
  private readonly log = new Logger('Mail');

  send({ messageId }: Mail): Promise<void> {
    // What has an id stands in the log of deliveries, which says so, and must not count as sent.
    if (messageId !== undefined) return Promise.reject(new MailRefused('mailNotConfigured', true));
    this.log.warn('A mail could not be sent because no way to send mail is configured; set SMTP_URL, NOTIFY_API_KEY or MAIL_FOLDER.');
    return Promise.resolve();
  }
}
