/** Secrets that must be read again, encrypted at rest: AES-256-GCM, each bound to what it belongs to (ADR 0021). */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.ts';

const nonceBytes = 12;
const tagBytes = 16;

@Injectable()
export class Sealing {
  private readonly key: Buffer;

  constructor(config: Config) {
    this.key = Buffer.from(hkdfSync('sha256', config.encryptionSecret, '', 'waymark sealing', 32));
  }

  /** @param subject what the secret belongs to; the sealed text opens with nothing else */
  seal(secret: string, subject: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(subject));
    return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error when it was sealed with another key or for another subject, or was changed */
  open(sealed: Buffer, subject: string): string {
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, nonceBytes)).setAAD(Buffer.from(subject));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return decipher.update(sealed.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
  }
}
