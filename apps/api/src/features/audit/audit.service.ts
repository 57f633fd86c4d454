/** Use cases of the trail: searching it, and what its latest checkpoint says. */
import { Injectable } from '@nestjs/common';
import { fromNumericCursor, isUuid, pageSize, parametersOf, shownError, toConnection, type Connection, type PageRequest } from '../../platform/graphql/index.ts';
import type { AuditCheckpoint, AuditEvent, AuditFilter } from './audit.graphql.ts';
import { CheckpointsService } from './checkpoints.service.ts';
import { accountsNamed, countEvents, findEvents, type FoundEvent, type Search } from './search.store.ts';

const PAGE = 50;

@Injectable()
export class AuditService {
  constructor(private readonly checkpoints: CheckpointsService) {}

  async events(filter: AuditFilter, request: PageRequest, total: boolean): Promise<Connection<AuditEvent>> {
    const size = pageSize(request, PAGE);
    const before = fromNumericCursor(request.after) ?? Number.MAX_SAFE_INTEGER;
    const search = await this.searchOf(filter);
    if (!search || Number.isNaN(before)) return toConnection<AuditEvent>([], size, 0, ({ seq }) => seq);
    const [found, count] = [await findEvents(search, before, size + 1), total ? await countEvents(search) : 0];
    return toConnection(found.map(toEvent), size, count, ({ seq }) => seq);
  }

  async checkpoint(): Promise<AuditCheckpoint | null> {
    const { key } = this.checkpoints;
    const state = key && (await this.checkpoints.state());
    if (!state) return null;
    const { checkpoint, verified, eventsSince } = state;
    return { seq: checkpoint.seq, hash: checkpoint.hash, at: new Date(checkpoint.at), publicKey: key.publicKey, verified, eventsSince };
  }

  /** Null when nothing can match: a subject that is no id. */
  private async searchOf(filter: AuditFilter): Promise<Search | null> {
    const given = (text: string | null | undefined): string | null => text?.trim() || null;
    const [operation, actor, subject] = [given(filter.operation), given(filter.actor), given(filter.subject)];
    if ([operation, actor].some((text) => text !== null && text.length > 200)) throw shownError('BAD_USER_INPUT', 'Search for at most 200 letters.');
    if (subject !== null && !isUuid(subject)) return null;
    const actors = actor === null ? null : isUuid(actor) ? [actor] : await accountsNamed(actor);
    return { operation, actors, subject, from: filter.from ?? null, to: filter.to ?? null };
  }
}

function toEvent({ seq, at, actorId, actorName, operation, subjectKind, subject, detail, hash }: FoundEvent): AuditEvent {
  // An actor who is no person of the service is shown by id alone.
  const actor = actorId === null ? null : { id: actorId, name: actorName ?? actorId };
  return { id: String(seq), seq, at, actor, operation, subjectKind, subject, detail: parametersOf(detail), hash };
}
