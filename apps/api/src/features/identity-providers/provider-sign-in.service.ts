/** Going to a service's provider and coming back: to sign in, to link an account, or to accept an invitation. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../platform/audit/index.ts';
import { hashLinkToken, newLinkToken, newTenantSecret, Sealing, Sessions, SignIn, SignInThrottle, tenantOfSecret, type Client, type VouchedStep } from '../../platform/auth/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { RelyingParty, type ProvedIdentity, type Secrets } from '../../platform/oidc/index.ts';
import { Tenancy, type TenantIdentity } from '../../platform/tenancy/index.ts';
import { InvitationsService } from '../invitations/index.ts';
import { holderOf, insertIdentity, useIdentity } from './account-identities.store.ts';
import { findUsable, type UsableProvider } from './identity-providers.store.ts';
import { readProviderKey } from './provider-key.ts';
import { insertUnderWay, takeUnderWay, type Purpose } from './provider-sign-ins.store.ts';
import { Registrations, showsSecondFactor } from './registrations.ts';

/** A person signs in there in this time, perhaps with a second factor. */
export const minutesAway = 10;

/** Few, so that none says what an outsider could use: `unknown` is told only to who has signed in at the provider. */
export type ProviderProblem = 'refused' | 'down' | 'unknown' | 'passwordFirst' | 'taken' | 'throttled';

export type Started = { address: string; browser: string } | { problem: ProviderProblem };

export type Returned = { step: Extract<VouchedStep, { token: string }>; returnTo: string | null } | { linked: true } | { joined: string } | { problem: ProviderProblem; purpose: Purpose['purpose'] };

/** Undoes the joining: the person has another identity at this provider, or somebody else was linked to it a moment ago. */
class IdentityTaken extends Error {}

interface Arrival {
  tenantId: string;
  provider: UsableProvider;
  identity: ProvedIdentity;
  returnTo: string | null;
}

@Injectable()
export class ProviderSignIn {
  constructor(
    private readonly party: RelyingParty,
    private readonly registrations: Registrations,
    private readonly invitations: InvitationsService,
    private readonly signing: SignIn,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly sealing: Sealing,
    private readonly tenancy: Tenancy,
    private readonly clock: Clock,
  ) {}

  async start(key: string, purpose: Purpose, returnTo: string | null, address: string): Promise<Started> {
    if ((await this.throttle.countAddress(address)) !== null) return { problem: 'throttled' };
    const named = readProviderKey(key);
    const provider = named && (await this.tenancy.withTenant(service(named.tenantId), () => findUsable(named.id)));
    if (!named || !provider) return { problem: 'refused' };
    const { tenantId } = named;
    const state = newTenantSecret(tenantId);
    const begun = await this.party.begin(this.registrations.of(tenantId, provider), state, purpose.purpose !== 'signIn');
    if ('fault' in begun) return { problem: 'down' };
    const browser = newLinkToken();
    const at = this.clock.now();
    const secretsSealed = this.sealing.seal(JSON.stringify(begun.secrets), underWay(state));
    await this.tenancy.withTenant(service(tenantId), () =>
      insertUnderWay({ stateHash: hash(state), browserHash: hash(browser), providerId: provider.id, secretsSealed, purpose, returnTo }, at, new Date(at.getTime() + minutesAway * 60_000)),
    );
    return { address: begun.address, browser };
  }

  /** What the browser brings back is believed only when state, browser and provider are those of one beginning, which is then used up. */
  async finish(key: string, parameters: URLSearchParams, browser: string | undefined, client: Client): Promise<Returned> {
    const nothing: Returned = { problem: 'refused', purpose: 'signIn' };
    const named = readProviderKey(key);
    const [state, ...others] = parameters.getAll('state');
    const browserHash = hashLinkToken(browser);
    if (!named || state === undefined || others.length > 0 || tenantOfSecret(state) !== named.tenantId || !browserHash) return nothing;
    const { tenantId, id } = named;
    const begun = await this.tenancy.withTenant(service(tenantId), async () => {
      const taken = await takeUnderWay(hash(state), browserHash, id, this.clock.now());
      const provider = taken && (await findUsable(id));
      return taken && provider && { ...taken, provider };
    });
    if (!begun) return nothing;
    const { purpose, provider, returnTo } = begun;
    const secrets = JSON.parse(this.sealing.open(begun.secretsSealed, underWay(state))) as Secrets;
    const finished = await this.party.finish(this.registrations.of(tenantId, provider), parameters, state, secrets);
    const outcome = 'fault' in finished ? { problem: finished.fault } : await this.arrive({ tenantId, provider, identity: finished.identity, returnTo }, purpose, client);
    if (!('problem' in outcome)) {
      await this.throttle.forgiveAddress(client.address);
      return outcome;
    }
    await this.tenancy.withTenant(service(tenantId), () => recordAudit(this.clock.now(), 'signInRefused', 'identityProvider', id, { reason: outcome.problem, purpose: purpose.purpose }));
    return { ...outcome, purpose: purpose.purpose };
  }

  private arrive(arrival: Arrival, purpose: Purpose, client: Client): Promise<Exclude<Returned, { problem: unknown }> | { problem: ProviderProblem }> {
    if (purpose.purpose === 'link') return this.link(arrival, purpose.sessionId, client);
    if (purpose.purpose === 'invitation') return this.accept(arrival, purpose.invitationHash, client);
    return this.signIn(arrival, client);
  }

  private async signIn({ tenantId, provider, identity, returnTo }: Arrival, client: Client): Promise<Extract<Returned, { step: unknown }> | { problem: ProviderProblem }> {
    const accountId = await this.tenancy.withTenant(service(tenantId), () => useIdentity(identity.issuer, identity.subject, this.clock.now()));
    if (accountId === null) return { problem: 'unknown' };
    return this.vouch({ tenantId, provider, identity, returnTo }, accountId, client);
  }

  /** The session begins; it opens the service of the provider alone. */
  private async vouch({ tenantId, provider, identity, returnTo }: Arrival, accountId: string, client: Client): Promise<Extract<Returned, { step: unknown }> | { problem: ProviderProblem }> {
    const step = await this.signing.vouched(accountId, { tenantId, providerId: provider.id }, showsSecondFactor(provider, identity), client);
    if ('token' in step) return { step, returnTo };
    return { problem: step.refused === 'passwordFirst' ? 'passwordFirst' : 'unknown' };
  }

  /** To the account of the very session that asked, which is a person of the service; what the provider says of e-mail addresses does not matter. */
  private async link({ tenantId, provider, identity }: Arrival, sessionId: string, client: Client): Promise<{ linked: true } | { problem: ProviderProblem }> {
    const session = await this.sessions.look(client.earlier);
    if (!session || session.id !== sessionId || session.stage !== 'signedIn' || session.only_service !== null) return { problem: 'refused' };
    const account = session.account_id;
    return this.tenancy.withTenant({ ...service(tenantId), accountId: account }, async () => {
      const holder = await holderOf(identity.issuer, identity.subject);
      if (holder === account) return { linked: true };
      if (holder !== null || !(await insertIdentity(identity.issuer, identity.subject, account, this.clock.now()))) return { problem: 'taken' };
      await recordAudit(this.clock.now(), 'linkIdentity', 'account', account, { provider: provider.id });
      return { linked: true };
    });
  }

  /** The link in the mailbox shows who is meant, the provider how they sign in from now on. */
  private async accept(arrival: Arrival, invitationHash: Buffer, client: Client): Promise<{ joined: string } | Extract<Returned, { step: unknown }> | { problem: ProviderProblem }> {
    const { tenantId, provider, identity } = arrival;
    if ((await this.tenancy.withTenant(service(tenantId), () => holderOf(identity.issuer, identity.subject))) !== null) return { problem: 'taken' };
    const session = await this.sessions.look(client.earlier);
    const signedInAs = session?.stage === 'signedIn' && session.only_service === null ? session.email : null;
    const at = this.clock.now();
    const answer = await this.invitations
      .acceptBy(tenantId, invitationHash, signedInAs, async (account) => {
        if (!(await insertIdentity(identity.issuer, identity.subject, account, at))) throw new IdentityTaken();
        await recordAudit(at, 'linkIdentity', 'account', account, { provider: provider.id });
      })
      .catch((error: unknown) => {
        if (error instanceof IdentityTaken) return { refused: 'taken' as const };
        throw error;
      });
    if ('refused' in answer) return { problem: answer.refused === 'taken' ? 'taken' : answer.refused === 'signInFirst' ? 'passwordFirst' : 'refused' };
    return answer.created ? this.vouch(arrival, answer.account.id, client) : { joined: answer.slug };
  }
}

const service = (tenantId: string): TenantIdentity => ({ tenantId, accountId: null, roles: [] });
const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
const underWay = (state: string): string => `sign-in under way ${hash(state).toString('base64url')}`;
