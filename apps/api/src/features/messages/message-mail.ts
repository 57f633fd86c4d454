/** The mail of a message: a title and a link, in both languages, as which one the person reads is not known here. */
import type { Localised } from '@waymark/domain';
import type { Mail } from '../../platform/mail/index.ts';

export interface MailedMessage {
  to: string;
  service: Localised;
  title: Localised;
  link: string;
  preferencesLink: string;
  messageId: string;
}

export function messageMail({ to, service, title, link, preferencesLink, messageId }: MailedMessage): Mail {
  return {
    to, messageId,
    subject: `${oneLine(title.en)} / ${oneLine(title.cy)}`,
    text: [
      oneLine(title.en),
      oneLine(title.cy),
      '',
      link,
      '',
      `You get this because you belong to ${service.en} in Waymark. Choose what you are told by e-mail:`,
      `Rydych yn cael hyn am eich bod yn perthyn i ${service.cy} yn Waymark. Dewiswch beth a anfonir atoch drwy e-bost:`,
      preferencesLink,
      '',
    ].join('\n'),
  };
}

/** A title comes from a document: nothing in it begins a line of its own. */
function oneLine(title: string): string {
  // eslint-disable-next-line no-control-regex
  return title.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
}
