/** Use cases of updates: what people say of their actions, each a revision with a new decision. */
import { Injectable } from '@nestjs/common';
import { reportingPeriodOf } from '@waymark/domain';
import { recordAudit, type AuditDetail } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { reasonsAgainstChildData, suspectedIn } from '../../platform/free-text/index.ts';
import { Conflict, fromNumericCursor, isUuid, NotFound, pageSize, reason, Refused, toConnection, type Connection, type Loaders, type PageRequest, type Reason } from '../../platform/graphql/index.ts';
import { tenantIdentity } from '../../platform/tenancy/index.ts';
import { lockAction, ownedOf, PlansService, type Action, type EditedAction } from '../plans/index.ts';
import { RatingsService } from '../ratings/index.ts';
import { reasonsAgainst, reasonsAgainstNoChange, type NewUpdate } from './update.ts';
import type { ConfirmNoChangeInput, ProgressUpdate, UpdateActionInput } from './updates.graphql.ts';
import { countUpdatesOf, insertUpdate, updatesOf, type UpdateRow } from './updates.store.ts';

export type UpdateAnswer = Action | NotFound | Refused | Conflict;

const PAGE = 20;

@Injectable()
export class UpdatesService {
  constructor(
    private readonly plans: PlansService,
    private readonly ratings: RatingsService,
    private readonly clock: Clock,
  ) {}

  async ofAction(actionId: string, request: PageRequest, total: boolean, loaders: Loaders): Promise<Connection<ProgressUpdate>> {
    const size = pageSize(request, PAGE);
    const after = fromNumericCursor(request.after) ?? -1;
    const start = Number.isNaN(after) ? 2_147_483_647 : after + 1;
    const [rows, count] = await Promise.all([
      loaders.of(`updates ${size} ${start}`, (ids: readonly string[]) => updatesOf(ids, start, size + 1)).load(actionId),
      total ? loaders.of('updateCount', countUpdatesOf).load(actionId) : 0,
    ]);
    return toConnection<UpdateRow>(rows, size, count, ({ place }) => place);
  }

  /** Whether the acting person may say how the action stands. */
  async mayUpdate(actionId: string, loaders: Loaders): Promise<boolean> {
    const { accountId, roles } = tenantIdentity();
    if (roles.includes('planManager')) return true;
    return roles.includes('actionOwner') && loaders.of('ownedActions', (ids: readonly string[]) => ownedOf(ids, accountId)).load(actionId);
  }

  update(input: UpdateActionInput, loaders: Loaders): Promise<UpdateAnswer> {
    const trimmed = (text: string | null | undefined): string | null => text?.trim() || null;
    const update: NewUpdate = { text: trimmed(input.text), status: input.status, forecast: input.forecast ?? null, forecastReason: trimmed(input.forecastReason) };
    const texts = { text: update.text, forecastReason: update.forecastReason };
    return this.change('updateAction', input, loaders, (action) => {
      const reasons = [...reasonsAgainst(action, update, this.clock.today()), ...reasonsAgainstChildData(texts, input.noChildNamed)];
      const suspected = input.noChildNamed === true ? [...new Set(suspectedIn(texts).map(({ kind }) => kind))] : [];
      const changed = [...(action.status === update.status ? [] : ['status']), ...(action.forecast === update.forecast ? [] : ['forecast'])];
      return { reasons, update, noChange: false, detail: { changed, ...(suspected.length > 0 ? { noChildNamed: true, suspected } : {}) } };
    });
  }

  confirmNoChange(input: ConfirmNoChangeInput, loaders: Loaders): Promise<UpdateAnswer> {
    return this.change('confirmNoChange', input, loaders, (action) => ({
      reasons: reasonsAgainstNoChange(action), update: { status: action.status, forecast: action.forecast, text: null, forecastReason: null }, noChange: true, detail: {},
    }));
  }

  /** One lock, one check against what others changed, one revision, one decision. */
  private async change(
    operation: string, { actionId, version }: ConfirmNoChangeInput, loaders: Loaders,
    propose: (action: EditedAction) => { reasons: Reason[]; update: NewUpdate; noChange: boolean; detail: AuditDetail },
  ): Promise<UpdateAnswer> {
    const id = actionId.toLowerCase();
    const action = isUuid(id) ? await lockAction(id) : null;
    if (!action) return new NotFound(actionId);
    if (!action.own && !tenantIdentity().roles.includes('planManager')) return new Refused(reason('notYourAction'));
    if (action.editedVersion > version) return new Conflict(action.version);
    const { reasons, update, noChange, detail } = propose(action);
    if (reasons.length > 0) return new Refused(...reasons);
    const [at, today] = [this.clock.now(), this.clock.today()];
    const kept = await insertUpdate(action, { update, noChange, period: reportingPeriodOf(today), today, at });
    await this.ratings.redecide(id, 'edit');
    await recordAudit(at, operation, 'action', id, { update: kept.id, version: kept.version, ...detail });
    return (await this.plans.action(id, loaders)) ?? new NotFound(actionId);
  }
}
