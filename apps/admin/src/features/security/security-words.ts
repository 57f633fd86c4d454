/** Words of sign-in and security. Codes of refusals come from the API; those without words of their own are told in general. */
import type { RestRefusal } from '../../graphql/rest.ts';
import { words, type Translate } from '../../i18n/words.ts';
import cy from './security.cy.json';
import en from './security.en.json';

export const useSecurityWords = words('security', en, cy);

export function refusalWords(t: Translate<typeof en>, { code }: RestRefusal): string {
  return Object.hasOwn(en.problem, code) ? t(`problem.${code as keyof (typeof en)['problem']}`) : t('problem.failed');
}
