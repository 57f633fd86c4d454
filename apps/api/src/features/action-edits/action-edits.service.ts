/** The one way in which a person changes an action: lock, look whether somebody was first, keep, decide anew, record. */
import { Injectable } from '@nestjs/common';
import { recordAudit, type AuditDetail } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { childDataAnswered, reasonsAgainstChildData, type FreeText } from '../../platform/free-text/index.ts';
import { Conflict, isUuid, NotFound, reason, Refused, type Loaders, type Reason } from '../../platform/graphql/index.ts';
import { tenantIdentity } from '../../platform/tenancy/index.ts';
import { PlansService, type Action } from '../plans/index.ts';
import { RatingsService } from '../ratings/index.ts';
import { keepEdit, lockAction, type Edit, type EditedAction } from './action-edits.store.ts';

const LONGEST_REASON = 1_000;

export type EditAnswer = Action | NotFound | Refused | Conflict;

export interface ChangeRequest {
  actionId: string;
  /** The version that the person saw; null for what takes nothing from anybody who edits at the same time. */
  version: number | null;
  /** Words of the person, by the name of their field. */
  texts?: FreeText;
  noChildNamed?: boolean | null | undefined;
  /** For the people of the action and whoever manages the plan alone. */
  ownersOnly?: boolean;
}

/** What is to be changed, or why not. */
export interface Change {
  reasons: readonly Reason[];
  /** Writes it, once nothing stands against it; answers what the audit trail says of it. */
  keep: (at: Date) => Promise<AuditDetail>;
}

export interface EditRequest {
  actionId: string;
  version: number;
  /** Words of the person. */
  why?: string | null | undefined;
  noChildNamed?: boolean | null | undefined;
}

/** An edit that is a revision and nothing else, or why not. */
export type Proposal = { reasons: readonly Reason[] } | { edit: Omit<Edit, 'at'>; detail: AuditDetail };

@Injectable()
export class ActionEdits {
  constructor(
    private readonly plans: PlansService,
    private readonly ratings: RatingsService,
    private readonly clock: Clock,
  ) {}

  /** @param propose asked of the locked action, which `keep` changes by `keepEdit` */
  async change(operation: string, { actionId, version, texts = {}, noChildNamed, ownersOnly }: ChangeRequest, loaders: Loaders, propose: (action: EditedAction) => Change | Promise<Change>): Promise<EditAnswer> {
    const id = actionId.toLowerCase();
    const action = isUuid(id) ? await lockAction(id) : null;
    if (!action) return new NotFound(actionId);
    if (ownersOnly && !action.own && !tenantIdentity().roles.includes('planManager')) return new Refused(reason('notYourAction'));
    if (version !== null && action.editedVersion > version) return new Conflict(action.version);
    const { reasons, keep } = await propose(action);
    const against = [...reasons, ...reasonsAgainstChildData(texts, noChildNamed)];
    if (against.length > 0) return new Refused(...against);
    const at = this.clock.now();
    const detail = await keep(at);
    await this.ratings.redecide(id, 'edit');
    await recordAudit(at, operation, 'action', id, { ...detail, ...childDataAnswered(texts, noChildNamed) });
    return (await this.plans.action(id, loaders)) ?? new NotFound(actionId);
  }

  /** @param propose asked of the locked action; its `why` is trimmed, null when empty, and kept in the revision */
  async make(operation: string, request: EditRequest, loaders: Loaders, propose: (action: EditedAction, why: string | null) => Proposal | Promise<Proposal>): Promise<EditAnswer> {
    const { actionId, version, noChildNamed } = request;
    const why = request.why?.trim() || null;
    return this.change(operation, { actionId, version, texts: { reason: why }, noChildNamed }, loaders, async (action) => {
      const proposal = await propose(action, why);
      const tooLong = why !== null && why.length > LONGEST_REASON ? [reason('textTooLong', { field: 'reason', limit: LONGEST_REASON })] : [];
      if ('reasons' in proposal) return { reasons: [...proposal.reasons, ...tooLong], keep: keepsNothing };
      const { edit, detail } = proposal;
      return { reasons: tooLong, keep: async (at) => ({ version: await keepEdit(action, { ...edit, at, after: { ...edit.after, ...(why === null ? {} : { why }) } }), ...detail }) };
    });
  }
}

/** A proposal that is refused without a reason is a mistake of whoever made it. */
const keepsNothing = (): Promise<never> => Promise.reject(new Error('An edit was neither proposed nor refused.'));
