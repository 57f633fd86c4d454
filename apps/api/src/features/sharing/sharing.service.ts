/** Use cases of sharing: a service lets an oversight body read its working plans, and ends that. */
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { isUuid, NotFound, pageOfList, reason, Refused, type Connection, type PageRequest, type Reason } from '../../platform/graphql/index.ts';
import { OversightBodiesStore } from './oversight-bodies.store.ts';
import { shareScopes, type ShareScope } from '../../platform/tenancy/index.ts';
import type { ChangeShareInput, GrantShareInput, OversightBody, RevokeShareInput } from './sharing.graphql.ts';
import { Share } from './sharing.graphql.ts';
import { bodyReadingActions, changeScopes, insertShare, listShares, revokeShare } from './shares.store.ts';

const longestReason = 500;

@Injectable()
export class SharingService {
  constructor(
    private readonly bodies: OversightBodiesStore,
    private readonly clock: Clock,
  ) {}

  async oversightBodies(): Promise<OversightBody[]> {
    return this.bodies.list();
  }

  /** Those that hold first, then the latest that ended. */
  async shares(request: PageRequest): Promise<Connection<Share>> {
    return pageOfList(await this.all(), request, 20, ({ id }) => id);
  }

  /** Those that an account advises for, by name. */
  bodiesOf(accountId: string): Promise<OversightBody[]> {
    return this.bodies.ofAdviser(accountId);
  }

  /** Of the bodies the one that may speak about actions of this service, held until the end of the transaction; null where none is. */
  async readingActions(bodies: readonly OversightBody[]): Promise<OversightBody | null> {
    const id = await bodyReadingActions(bodies.map((body) => body.id));
    return bodies.find((body) => body.id === id) ?? null;
  }

  async grant({ body: slug, scopes: wanted }: GrantShareInput): Promise<Share | Refused | NotFound> {
    const body = (await this.bodies.list()).find((known) => known.slug === slug);
    if (!body) return new NotFound(slug);
    const scopes = inOrder(wanted ?? []);
    const lacking = lacks(scopes);
    if (lacking) return new Refused(lacking);
    const [id, at] = [newId(), this.clock.now()];
    if (!(await insertShare(id, body.id, scopes, at))) return new Refused(reason('sharedAlready'));
    await recordAudit(at, 'grantShare', 'share', id, { body: body.id, scopes });
    return this.one(id);
  }

  /** Opens and closes scopes from the next request of an adviser on. */
  async change({ shareId, scopes: wanted }: ChangeShareInput): Promise<Share | Refused | NotFound> {
    const [scopes, at] = [inOrder(wanted), this.clock.now()];
    const before = (await this.all()).find(({ id, revokedAt }) => id === shareId.toLowerCase() && revokedAt === null);
    if (!before) return new NotFound(shareId);
    const lacking = lacks(scopes);
    if (lacking) return new Refused(lacking);
    if (!(await changeScopes(before.id, scopes, at))) return new NotFound(shareId);
    await recordAudit(at, 'changeShare', 'share', before.id, { before: [...before.scopes], scopes });
    return this.one(before.id);
  }

  /** From the next request of an adviser on nothing is seen. */
  async revoke({ shareId, reason: typed }: RevokeShareInput): Promise<Share | Refused | NotFound> {
    const text = typed.trim();
    if (text === '') return new Refused(reason('textMissing', { field: 'reason' }));
    if (text.length > longestReason) return new Refused(reason('textTooLong', { field: 'reason', limit: longestReason }));
    const [suspected] = reasonsAgainstChildData({ reason: text });
    if (suspected) return new Refused(suspected);
    const at = this.clock.now();
    if (!isUuid(shareId) || !(await revokeShare(shareId, text, at))) return new NotFound(shareId);
    await recordAudit(at, 'revokeShare', 'share', shareId);
    return this.one(shareId);
  }

  private async one(id: string): Promise<Share> {
    const found = (await this.all()).find((share) => share.id === id);
    if (!found) throw new Error('A share that was just written is missing.');
    return found;
  }

  private async all(): Promise<Share[]> {
    const [rows, bodies] = [await listShares(), await this.bodies.list()];
    return rows.map(({ bodyId, ...row }) => Object.assign(new Share(), row, { body: bodies.find(({ id }) => id === bodyId) }));
  }
}

/** Each once, in the order in which they are listed. */
const inOrder = (scopes: readonly ShareScope[]): ShareScope[] => shareScopes.filter((scope) => scopes.includes(scope));

/** Titles and names belong to actions: without those they say nothing. A board's paper holds all the others. */
function lacks(scopes: readonly ShareScope[]): Reason | null {
  if (!scopes.includes('actions') && (scopes.includes('evidence') || scopes.includes('names'))) return reason('scopeNeedsActions');
  return scopes.includes('reviews') && scopes.length < shareScopes.length ? reason('reviewsNeedAll') : null;
}
