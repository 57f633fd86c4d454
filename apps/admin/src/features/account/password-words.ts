/** Words about passwords, shared by one's account, the link by mail, and invitations. */
import type { RestRefusal } from '../../graphql/rest.ts';
import { words, type Translate } from '../../i18n/words.ts';
import cy from './passwords.cy.json';
import en from './passwords.en.json';

export const usePasswordWords = words('passwords', en, cy);

const known = ['passwordTooShort', 'passwordTooLong', 'passwordTooCommon', 'passwordIsYours', 'wrongPassword', 'linkOver', 'invitationOver', 'signInFirst', 'TOO_MANY_REQUESTS'] as const;

export function passwordProblem(t: Translate<typeof en>, { code }: RestRefusal): string {
  const name = known.find((one) => one === code);
  return name ? t(`problem.${name}`) : t('problem.failed');
}
