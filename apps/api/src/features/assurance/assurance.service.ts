/** Use cases of assurance: where an action stands, and each step of the table. */
import { Injectable } from '@nestjs/common';
import { assuranceTransitions, refusalsOf, stepsFor, type AssuredAction, type Localised } from '@waymark/domain';
import { Clock } from '../../platform/clock/index.ts';
import { reason, type Loaders } from '../../platform/graphql/index.ts';
import { tenantIdentity } from '../../platform/tenancy/index.ts';
import { ActionEdits, revisionsOf, type EditAnswer } from '../action-edits/index.ts';
import { ownedOf, type Action } from '../plans/index.ts';
import { decidableAction, factsOf } from '../ratings/index.ts';
import type { ActionAssurance, MoveAssuranceInput } from './assurance.graphql.ts';
import { signOffOf } from './sign-off.ts';

@Injectable()
export class AssuranceService {
  constructor(
    private readonly edits: ActionEdits,
    private readonly clock: Clock,
  ) {}

  async ofAction({ id, row }: Action, loaders: Loaders): Promise<ActionAssurance> {
    const { accountId, roles } = tenantIdentity();
    const today = this.clock.today();
    const [own, revisions] = await Promise.all([
      loaders.of('ownedActions', (ids: readonly string[]) => ownedOf(ids, accountId)).load(id),
      loaders.of('revisions', revisionsOf).load(id),
    ]);
    const assured: AssuredAction = { assurance: row.assurance, status: row.status, verifiedEvidence: Number(factsOf(row, today)['verifiedEvidenceCount']) };
    return { state: row.assurance, steps: stepsFor(assured, { roles, own }), own, ...signOffOf(revisions, today) };
  }

  /**
   * The table says who may and what must hold; it is asked under the action's lock.
   * @param outside the oversight body in whose name an adviser takes the step; whoever calls has asked whether the service lets it
   */
  move(input: MoveAssuranceInput, loaders: Loaders, outside?: { id: string; name: Localised }): Promise<EditAnswer> {
    const { step } = input;
    return this.edits.make('moveAssurance', { ...input, why: input.reason }, loaders, async (action, why) => {
      const { assurance, status, own } = action;
      const row = await decidableAction(action.id);
      const verifiedEvidence = row ? Number(factsOf(row, this.clock.today())['verifiedEvidenceCount']) : 0;
      const refusals = refusalsOf(step, { assurance, status, verifiedEvidence }, { roles: outside ? ['oversightAdviser'] : tenantIdentity().roles, own }, why);
      if (refusals.length > 0) return { reasons: refusals.map((code) => reason(code, code === 'reasonMissing' ? { field: 'reason' } : {})) };
      const { to, reopens } = assuranceTransitions[step];
      const after = { assurance: to, status: reopens ? ('inProgress' as const) : status };
      return { edit: { kind: step, conflicts: true, set: after, before: { assurance, status }, after: { ...after, ...(outside ? { body: outside.name } : {}) } }, detail: { step, from: assurance, to, ...(outside ? { body: outside.id } : {}) } };
    });
  }
}
