/** The name that people gave a file. Pure. */
import { isUnstorable } from '../graphql/index.ts';

const LONGEST_NAME = 200;

/** The last part of a name as the browser sent it, without what cannot be shown or stored, its ending kept. */
export function fileNameOf(name: string, fallback: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const shown = [...last].filter((character) => !isUnstorable(character) && !/\p{Cc}|\p{Bidi_Control}/u.test(character)).join('').trim();
  if (shown === '') return fallback;
  if (shown.length <= LONGEST_NAME) return shown;
  const ending = /\.[a-z0-9]{1,5}$/i.exec(shown)?.[0] ?? '';
  return shown.slice(0, LONGEST_NAME - ending.length) + ending;
}
