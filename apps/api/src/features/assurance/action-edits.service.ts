/** What every edit of an action by a person has in common: lock, look whether somebody was first, keep, decide anew, record. */
import { Injectable } from '@nestjs/common';
import { recordAudit, type AuditDetail } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { reasonsAgainstChildData, suspectedIn } from '../../platform/free-text/index.ts';
import { Conflict, isUuid, NotFound, reason, Refused, type Loaders, type Reason } from '../../platform/graphql/index.ts';
import { keepEdit, lockAction, PlansService, type Action, type Edit, type EditedAction } from '../plans/index.ts';
import { RatingsService } from '../ratings/index.ts';

const LONGEST_REASON = 1_000;

export type EditAnswer = Action | NotFound | Refused | Conflict;

export interface EditRequest {
  actionId: string;
  version: number;
  /** Words of the person. */
  why?: string | null | undefined;
  noChildNamed?: boolean | null | undefined;
}

/** What is to be changed, or why not. */
export type Proposal = { reasons: Reason[] } | { edit: Omit<Edit, 'at'>; detail: AuditDetail };

@Injectable()
export class ActionEdits {
  constructor(
    private readonly plans: PlansService,
    private readonly ratings: RatingsService,
    private readonly clock: Clock,
  ) {}

  /** @param propose asked of the locked action; its `why` is trimmed, null when empty */
  async make(operation: string, request: EditRequest, loaders: Loaders, propose: (action: EditedAction, why: string | null) => Proposal | Promise<Proposal>): Promise<EditAnswer> {
    const id = request.actionId.toLowerCase();
    const action = isUuid(id) ? await lockAction(id) : null;
    if (!action) return new NotFound(request.actionId);
    if (action.editedVersion > request.version) return new Conflict(action.version);
    const why = request.why?.trim() || null;
    const texts = { reason: why };
    const proposal = await propose(action, why);
    const reasons = [
      ...('reasons' in proposal ? proposal.reasons : []),
      ...(why !== null && why.length > LONGEST_REASON ? [reason('textTooLong', { field: 'reason', limit: LONGEST_REASON })] : []),
      ...reasonsAgainstChildData(texts, request.noChildNamed),
    ];
    if (reasons.length > 0 || 'reasons' in proposal) return new Refused(...reasons);
    const at = this.clock.now();
    const version = await keepEdit(action, { ...proposal.edit, at, after: { ...proposal.edit.after, ...(why === null ? {} : { why }) } });
    await this.ratings.redecide(id, 'edit');
    const suspected = request.noChildNamed === true ? [...new Set(suspectedIn(texts).map(({ kind }) => kind))] : [];
    await recordAudit(at, operation, 'action', id, { version, ...proposal.detail, ...(suspected.length > 0 ? { noChildNamed: true, suspected } : {}) });
    return (await this.plans.action(id, loaders)) ?? new NotFound(request.actionId);
  }
}
