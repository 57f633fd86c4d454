/** Use cases of overrides: asked for with a reason and a last day, approved by another person, ended early or by itself. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { reason, type Loaders } from '../../platform/graphql/index.ts';
import { actingAccountId, tenantIdentity } from '../../platform/tenancy/index.ts';
import { ActionEdits, type EditAnswer } from '../action-edits/index.ts';
import type { Action } from '../plans/index.ts';
import { RatingsService } from '../ratings/index.ts';
import type { ApproveOverrideInput, EndOverrideInput, ProposeOverrideInput, RatingOverride } from './overrides.graphql.ts';
import { overridesOf } from './overrides.store.ts';
import { isPending, reasonsAgainstApproval, reasonsAgainstProposal } from './overrides.ts';

const gone = { override_code: null, override_until: null, override_reason: null, override_by: null, override_at: null, override_approved_by: null, override_approved_at: null };

@Injectable()
export class OverridesService {
  constructor(
    private readonly edits: ActionEdits,
    private readonly ratings: RatingsService,
    private readonly clock: Clock,
  ) {}

  /** Null also when it ended by itself. */
  async ofAction({ id, rules }: Action, loaders: Loaders): Promise<RatingOverride | null> {
    const row = await loaders.of('overrides', overridesOf).load(id);
    if (!row || row.until < rules.today) return null;
    const { code, until, reason: why, by, byId, at, approvedBy } = row;
    return { rating: rules.rating(code), until, reason: why, by, at, approvedBy, holds: approvedBy !== null, ownProposal: byId === tenantIdentity().accountId };
  }

  async propose(input: ProposeOverrideInput, loaders: Loaders): Promise<EditAnswer> {
    const { rating, until } = input;
    const known = (await this.ratings.inForce()).ratingKey.ratings.map(({ code }) => code);
    return this.edits.make('proposeOverride', { ...input, why: input.reason }, loaders, (action, why) => {
      const reasons = reasonsAgainstProposal(action, input, known, this.clock.today());
      if (why === null) reasons.push(reason('textMissing', { field: 'reason' }));
      if (reasons.length > 0) return { reasons };
      const set = { ...gone, override_code: rating, override_until: until, override_reason: why, override_by: actingAccountId(), override_at: this.clock.now() };
      return { edit: { kind: 'overrideProposed', conflicts: true, set, before: { override: null, until: null }, after: { override: rating, until } }, detail: { rating, until } };
    });
  }

  approve(input: ApproveOverrideInput, loaders: Loaders): Promise<EditAnswer> {
    return this.edits.make('approveOverride', input, loaders, (action) => {
      const reasons = reasonsAgainstApproval(action, actingAccountId(), this.clock.today());
      if (reasons.length > 0) return { reasons };
      const set = { override_approved_by: actingAccountId(), override_approved_at: this.clock.now() };
      const same = { override: action.overrideCode, until: action.overrideUntil };
      return { edit: { kind: 'overrideApproved', conflicts: true, set, before: { ...same, approved: false }, after: { ...same, approved: true } }, detail: { rating: action.overrideCode, until: action.overrideUntil } };
    });
  }

  /** Declines one that waits, or ends one that holds. */
  end(input: EndOverrideInput, loaders: Loaders): Promise<EditAnswer> {
    return this.edits.make('endOverride', { ...input, why: input.reason }, loaders, (action, why) => {
      if (!isPending(action, this.clock.today())) return { reasons: [reason('noOverride')] };
      if (why === null) return { reasons: [reason('textMissing', { field: 'reason' })] };
      return { edit: { kind: 'overrideEnded', conflicts: true, set: gone, before: { override: action.overrideCode, until: action.overrideUntil }, after: { override: null, until: null } }, detail: { rating: action.overrideCode } };
    });
  }
}
