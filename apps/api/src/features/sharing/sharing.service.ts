/** Use cases of sharing: a service lets an oversight body read its working plans, and ends that. */
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { isUuid, NotFound, pageOfList, reason, Refused, type Connection, type PageRequest } from '../../platform/graphql/index.ts';
import { OversightBodiesStore } from './oversight-bodies.store.ts';
import type { GrantShareInput, OversightBody, RevokeShareInput } from './sharing.graphql.ts';
import { Share } from './sharing.graphql.ts';
import { insertShare, listShares, revokeShare } from './shares.store.ts';

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

  async grant({ body: slug }: GrantShareInput): Promise<Share | Refused | NotFound> {
    const body = (await this.bodies.list()).find((known) => known.slug === slug);
    if (!body) return new NotFound(slug);
    const [id, at] = [newId(), this.clock.now()];
    if (!(await insertShare(id, body.id, at))) return new Refused(reason('sharedAlready'));
    await recordAudit(at, 'grantShare', 'share', id, { body: body.id });
    return this.one(id);
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
