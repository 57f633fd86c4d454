/** Words of escalations. */
import { words, type Translate } from '../../i18n/words.ts';
import cy from './escalations.cy.json';
import en from './escalations.en.json';

export const useEscalationWords = words('escalations', en, cy);
export type EscalationWords = Translate<typeof en>;

/** "the owner and the plan manager"; a code without words of its own is shown as it is. */
export function targetsInWords(targets: readonly string[], t: EscalationWords): string {
  const names = targets.map((code) => (Object.hasOwn(en.target, code) ? t(`target.${code as keyof (typeof en)['target']}`) : code));
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${t('and')} ${names.at(-1)}`;
}
