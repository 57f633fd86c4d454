/** What a refused step of signing in is told as. */
import type { RestRefusal } from '../../graphql/rest.ts';
import type { Translate } from '../../i18n/words.ts';
import words from './session.en.json';

type Words = typeof words;

export function throttledWords(t: Translate<Words>, { wait }: RestRefusal): string {
  return wait === null ? t('problem.throttled') : t('problem.throttledMinutes', { count: Math.ceil(wait / 60) });
}

/** The code in the address, when it is one of ours. */
export function providerProblem(code: string | null): keyof Words['providerProblem'] | null {
  return code !== null && Object.hasOwn(words.providerProblem, code) ? (code as keyof Words['providerProblem']) : null;
}
