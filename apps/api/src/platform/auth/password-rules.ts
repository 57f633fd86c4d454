/**
 * What a password must be (NCSC, Cyber Essentials): 8 characters or more and not one that is guessed first.
 * No rules of composition and no expiry: both lead to worse passwords. The list of common passwords is
 * that of @zxcvbn-ts/language-common (MIT licence, 49,000 entries).
 */
import { dictionary } from '@zxcvbn-ts/language-common';

export const shortest = 8;
export const longest = 1024;

export type PasswordFault = 'passwordTooShort' | 'passwordTooLong' | 'passwordTooCommon' | 'passwordIsYours';

const common: ReadonlySet<string> = new Set((dictionary as Record<string, readonly string[]>)['passwords-common']);
/** Our own name and subject come to mind first here. */
const ours: ReadonlySet<string> = new Set(['waymark', 'youthjustice', 'improvementplan', 'inspection', 'council', 'cyngor']);
const digitsForLetters: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/** @param person words that others know: e-mail address, name */
export function passwordFault(password: string, person: readonly string[]): PasswordFault | null {
  if ([...password].length < shortest) return 'passwordTooShort';
  if (password.length > longest) return 'passwordTooLong';
  const plain = password.toLowerCase();
  const core = plain.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const spelled = [...plain.replace(/[\d\W_]+$/, '')].map((letter) => digitsForLetters[letter] ?? letter).join('');
  if (new Set(plain).size < 4) return 'passwordTooCommon';
  if ([plain, core, spelled].some((text) => common.has(text) || ours.has(text))) return 'passwordTooCommon';
  const known = person.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 3);
  // Their own name with a year is no secret; as one word among many it does no harm.
  return known.some((word) => core === word || plain === word || spelled === word) || person.some((text) => text.toLowerCase() === plain) ? 'passwordIsYours' : null;
}
