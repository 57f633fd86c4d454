/** The service's Ed25519 key for checkpoints, and the public half by which anybody checks them. */
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS #8 and in SubjectPublicKeyInfo. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** 64 hexadecimal digits: a seed (AUDIT_SIGNING_KEY) or a public key. */
export const keyPattern = /^[0-9a-f]{64}$/;

/** First half of the SHA-256 of a public key: says which key signed. */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex').slice(0, 32);
}

export class SigningKey {
  /** In hexadecimal. */
  readonly publicKey: string;
  readonly id: string;
  private readonly key: KeyObject;

  /** @param seed 32 random bytes in hexadecimal (RFC 8032) */
  constructor(seed: string) {
    if (!keyPattern.test(seed)) throw new Error('A signing key is 64 hexadecimal digits.');
    this.key = createPrivateKey({ key: Buffer.concat([privatePrefix, Buffer.from(seed, 'hex')]), format: 'der', type: 'pkcs8' });
    this.publicKey = createPublicKey(this.key).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length).toString('hex');
    this.id = keyIdOf(this.publicKey);
  }

  /** The signature of a text in hexadecimal. */
  sign(text: string): string {
    return sign(null, Buffer.from(text, 'utf8'), this.key).toString('hex');
  }
}

/** True when the holder of the key signed this very text; both in hexadecimal. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.concat([publicPrefix, Buffer.from(publicKey, 'hex')]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'hex'));
}
