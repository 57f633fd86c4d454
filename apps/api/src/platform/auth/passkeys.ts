/** Passkeys (WebAuthn): registering one, and signing in with it as the second factor. Each challenge lives in its session and is used once. */
import { Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse,
  type AuthenticationResponseJSON, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON, type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { v7 as newId } from 'uuid';
import { AccountAudit } from '../audit/index.ts';
import { Clock } from '../clock/index.ts';
import { Config } from '../config/index.ts';
import { SecondFactorsStore } from './second-factors.store.ts';
import { SessionStore, type SessionRow } from './session.store.ts';

type Holder = Pick<SessionRow, 'id' | 'account_id' | 'email'>;

export interface Passkey {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

@Injectable()
export class Passkeys {
  private readonly relyingParty: string;

  constructor(
    private readonly store: SecondFactorsStore,
    private readonly sessions: SessionStore,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly audit: AccountAudit,
  ) {
    this.relyingParty = new URL(config.origin).hostname;
  }

  async list(accountId: string): Promise<Passkey[]> {
    const rows = await this.store.passkeys(accountId);
    return rows.map(({ id, name, created_at, last_used_at }) => ({ id, name, createdAt: created_at.toISOString(), lastUsedAt: last_used_at?.toISOString() ?? null }));
  }

  async registrationOptions({ id, account_id, email }: Holder): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const known = await this.store.passkeys(account_id);
    const options = await generateRegistrationOptions({
      rpName: 'Waymark',
      rpID: this.relyingParty,
      userName: email,
      // The handle lies on the device: the account's id, which says nothing of the person.
      userID: new Uint8Array(Buffer.from(account_id.replaceAll('-', ''), 'hex')),
      excludeCredentials: known.map((key) => ({ id: key.credential_id, transports: key.transports })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    });
    await this.sessions.keepChallenge(id, options.challenge);
    return options;
  }

  /** False when the answer does not belong to the last challenge, to this site, or to a person who was verified. */
  async register({ id, account_id }: Holder, name: string, response: RegistrationResponseJSON): Promise<boolean> {
    const expectedChallenge = await this.sessions.takeChallenge(id);
    if (expectedChallenge === null) return false;
    const checked = await verifyRegistrationResponse({ response, expectedChallenge, expectedOrigin: this.config.origin, expectedRPID: this.relyingParty }).catch(() => null);
    if (!checked?.verified) return false;
    const { credential } = checked.registrationInfo;
    return this.audit.recording(account_id, 'addPasskey', () => this.store.addPasskey(account_id, {
      id: newId(), credential_id: credential.id, public_key: Buffer.from(credential.publicKey), counter: credential.counter,
      transports: credential.transports ?? [], name, created_at: this.clock.now(),
    }));
  }

  async signInOptions({ id, account_id }: Holder): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const known = await this.store.passkeys(account_id);
    const options = await generateAuthenticationOptions({
      rpID: this.relyingParty,
      allowCredentials: known.map((key) => ({ id: key.credential_id, transports: key.transports })),
      userVerification: 'required',
    });
    await this.sessions.keepChallenge(id, options.challenge);
    return options;
  }

  async check({ id, account_id }: Holder, response: AuthenticationResponseJSON): Promise<boolean> {
    const expectedChallenge = await this.sessions.takeChallenge(id);
    const key = (await this.store.passkeys(account_id)).find(({ credential_id }) => credential_id === response.id);
    if (expectedChallenge === null || !key) return false;
    const credential = { id: key.credential_id, publicKey: new Uint8Array(key.public_key), counter: key.counter, transports: key.transports };
    const checked = await verifyAuthenticationResponse({ response, expectedChallenge, expectedOrigin: this.config.origin, expectedRPID: this.relyingParty, credential }).catch(() => null);
    return checked?.verified === true && this.store.usePasskey(key.id, key.counter, checked.authenticationInfo.newCounter, this.clock.now());
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    return this.audit.recording(accountId, 'removePasskey', () => this.store.removePasskey(accountId, id));
  }
}
