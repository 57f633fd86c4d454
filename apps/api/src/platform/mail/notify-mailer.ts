/** Mail through GOV.UK Notify, by its own client: one template, whose subject is ((subject)) and whose text is ((body)). */
import { NotifyClient } from 'notifications-node-client';
import { Mailer, MailRefused, type Mail } from './mailer.ts';

const longestMilliseconds = 15_000;

export class NotifyMailer extends Mailer {
  private readonly client: NotifyClient;

  constructor(url: string, apiKey: string, private readonly templateId: string) {
    super();
    this.client = new NotifyClient(url, apiKey);
  }

  async send({ to, subject, text, messageId }: Mail): Promise<void> {
    try {
      const sending = this.client.sendEmail(this.templateId, to, { personalisation: { subject, body: text }, ...(messageId === undefined ? {} : { reference: messageId }) });
      await inTime(sending);
    } catch (error) {
      const status = (error as { response?: { status?: number } }).response?.status;
      // 400: the mail is not acceptable. 403: the key, and 429: the limit of the day, are put right by people or by time.
      if (status === 400) throw new MailRefused('mailRefused', true);
      throw new MailRefused(status === undefined || status >= 500 ? 'mailUnreachable' : 'mailRefused', false);
    }
  }
}

/** The client itself waits for ever. */
async function inTime(sending: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => (timer = setTimeout(() => reject(new Error('Notify does not answer.')), longestMilliseconds)));
  try {
    await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
}
