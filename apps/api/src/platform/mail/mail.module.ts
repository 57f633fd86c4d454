/** Makes `Mailer` injectable everywhere. */
import { Global, Module } from '@nestjs/common';
import { Config, type MailRoute } from '../config/index.ts';
import { FolderMailer, Mailer, NoMailer } from './mailer.ts';

/** What carries mail is loaded when it is configured. */
async function mailerFor(route: MailRoute | null): Promise<Mailer> {
  if (route === null) return new NoMailer();
  if (route.by === 'folder') return new FolderMailer(route.folder);
  if (route.by === 'smtp') return new (await import('./smtp-mailer.ts')).SmtpMailer(route.url, route.from);
  return new (await import('./notify-mailer.ts')).NotifyMailer(route.url, route.apiKey, route.templateId);
}

@Global()
@Module({ providers: [{ provide: Mailer, inject: [Config], useFactory: ({ mail }: Config): Promise<Mailer> => mailerFor(mail) }], exports: [Mailer] })
export class MailModule {}
