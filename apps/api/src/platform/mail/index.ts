/** Mail: one port, whatever carries it. */
export { MailModule } from './mail.module.ts';
export { Mailer, MailRefused, type Mail } from './mailer.ts';
