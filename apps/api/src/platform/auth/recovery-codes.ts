/** Recovery codes: 80 random bits each, written in an alphabet without look-alikes; only their hashes are kept. */
import { createHash, randomBytes } from 'node:crypto';

export const recoveryCodeCount = 10;
/** Crockford's: no I, L, O, U. 32 letters, so that five bits are one. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const letters = 16;

/** "7k2m-9x4p-h3qd-w5zr" */
export function newRecoveryCode(): string {
  const code = [...randomBytes(letters)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return code.match(/.{4}/g)!.join('-');
}

/** Null for a text that cannot be a code. Case, spaces and hyphens do not matter, nor o for 0 and i or l for 1. */
export function hashRecoveryCode(text: string): Buffer | null {
  const plain = text.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return plain.length === letters && [...plain].every((letter) => alphabet.includes(letter)) ? createHash('sha256').update(plain).digest() : null;
}
