/** The mail with a link to set a new password, in both languages: which one the person reads is not known here. */
import type { Mail } from '../mail/index.ts';

export function resetMail(to: string, link: string, minutes: number): Mail {
  return {
    to,
    subject: 'Waymark: set a new password / gosod cyfrinair newydd',
    text: [
      `Somebody asked to set a new password for this address in Waymark. If it was you, open this within ${minutes} minutes:`,
      link,
      'If it was not you, you need do nothing: your password stays as it is.',
      '',
      `Gofynnodd rhywun am gael gosod cyfrinair newydd ar gyfer y cyfeiriad hwn yn Waymark. Os mai chi oedd hwnnw, agorwch y ddolen uchod o fewn ${minutes} munud.`,
      'Os nad chi ydoedd, nid oes angen i chi wneud dim: mae eich cyfrinair yn aros fel y mae.',
      '',
    ].join('\n'),
  };
}
