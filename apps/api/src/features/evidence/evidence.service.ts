/** Use cases of evidence: an action's list, and a new piece, which makes the rules look again. */
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { fromNumericCursor, isUuid, NotFound, pageSize, Refused, toConnection, type Connection, type Loaders, type PageRequest } from '../../platform/graphql/index.ts';
import { PlansService, type Action } from '../plans/index.ts';
import { RatingsService } from '../ratings/index.ts';
import type { AddEvidenceInput, Evidence } from './evidence.graphql.ts';
import { countEvidenceOf, evidenceOf, insertEvidence } from './evidence.store.ts';
import { reasonsAgainst } from './new-evidence.ts';

@Injectable()
export class EvidenceService {
  constructor(
    private readonly plans: PlansService,
    private readonly ratings: RatingsService,
    private readonly clock: Clock,
  ) {}

  async ofAction(actionId: string, request: PageRequest, total: boolean, loaders: Loaders): Promise<Connection<Evidence>> {
    const size = pageSize(request, 20);
    const after = fromNumericCursor(request.after) ?? -1;
    const start = Number.isNaN(after) ? 2_147_483_647 : after + 1;
    const [rows, count] = await Promise.all([
      loaders.of(`evidence ${size} ${start}`, (ids: readonly string[]) => evidenceOf(ids, start, size + 1)).load(actionId),
      total ? loaders.of('evidenceCount', countEvidenceOf).load(actionId) : 0,
    ]);
    const places = new Map<Evidence, number>(rows.map((row) => [row, row.place]));
    return toConnection<Evidence>(rows, size, count, (item) => places.get(item) ?? 0);
  }

  async add(input: AddEvidenceInput, loaders: Loaders): Promise<Action | NotFound | Refused> {
    const title = input.title.trim();
    const url = input.url?.trim() || null;
    const id = input.actionId.toLowerCase();
    const reasons = reasonsAgainst({ title, url, datedOn: input.datedOn }, this.clock.today());
    if (!isUuid(id) || (reasons.length > 0 && !(await this.plans.action(id, loaders)))) return new NotFound(input.actionId);
    if (reasons.length > 0) return new Refused(...reasons);
    const at = this.clock.now();
    const evidenceId = await insertEvidence({ actionId: id, title, url, datedOn: input.datedOn, at });
    if (evidenceId === null) return new NotFound(input.actionId);
    await this.ratings.redecide(id, 'evidence');
    await recordAudit(at.toISOString(), 'addEvidence', 'action', id, { evidence: evidenceId });
    return (await this.plans.action(id, loaders)) ?? new NotFound(input.actionId);
  }
}
