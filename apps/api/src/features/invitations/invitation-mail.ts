/** The mail that invites, in both languages: which one the person reads is not known here. */
import type { Localised } from '@waymark/domain';
import type { Mail } from '../../platform/mail/index.ts';

export function invitationMail(to: string, service: Localised, link: string, days: number): Mail {
  return {
    to,
    subject: `Waymark: ${service.en} / ${service.cy}`,
    text: [
      `You are invited to ${service.en} in Waymark, where improvement plans are kept. Open this within ${days} days:`,
      link,
      'If you do not expect this, you need do nothing.',
      '',
      `Fe’ch gwahoddir i ${service.cy} yn Waymark, lle cedwir cynlluniau gwella. Agorwch y ddolen uchod o fewn ${days} diwrnod.`,
      'Os nad ydych yn disgwyl hyn, nid oes angen i chi wneud dim.',
      '',
    ].join('\n'),
  };
}
