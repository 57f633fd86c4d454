/** Words of messages. Codes of faults come from the API; those without words of their own are told in general. */
import type { RestRefusal } from '../../graphql/rest.ts';
import { words, type Translate } from '../../i18n/words.ts';
import cy from './messages.cy.json';
import en from './messages.en.json';

export const useMessageWords = words('messages', en, cy);
export type MessageWords = Translate<typeof en>;

export function refusalWords(t: MessageWords, { code }: RestRefusal): string {
  return Object.hasOwn(en.problem, code) ? t(`problem.${code as keyof (typeof en)['problem']}`) : t('problem.failed');
}

/** Why a delivery or a test failed. */
export function faultWords(t: MessageWords, code: string): string {
  const [, status] = /^http(\d{3})$/.exec(code) ?? [];
  if (status) return t('fault.http', { status });
  return Object.hasOwn(en.fault, code) ? t(`fault.${code as keyof (typeof en)['fault']}`) : t('fault.other');
}
