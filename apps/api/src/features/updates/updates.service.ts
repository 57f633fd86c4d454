/** Use cases of updates: what people say of their actions, each a revision with a new decision. */
import { Injectable } from '@nestjs/common';
import { reportingPeriodOf } from '@waymark/domain';
import type { AuditDetail } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { fromNumericCursor, pageSize, toConnection, type Connection, type Loaders, type PageRequest } from '../../platform/graphql/index.ts';
import { tenantIdentity } from '../../platform/tenancy/index.ts';
import { ActionEdits, type EditAnswer, type EditedAction } from '../action-edits/index.ts';
import { ownedOf } from '../plans/index.ts';
import { reasonsAgainst, reasonsAgainstNoChange, type NewUpdate } from './update.ts';
import type { ConfirmNoChangeInput, ProgressUpdate, UpdateActionInput } from './updates.graphql.ts';
import { countUpdatesOf, insertUpdate, updatesOf, type UpdateRow } from './updates.store.ts';

const PAGE = 20;

@Injectable()
export class UpdatesService {
  constructor(
    private readonly edits: ActionEdits,
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

  update(input: UpdateActionInput, loaders: Loaders): Promise<EditAnswer> {
    const { actionId, version, status, noChildNamed } = input;
    const trimmed = (text: string | null | undefined): string | null => text?.trim() || null;
    const update: NewUpdate = { text: trimmed(input.text), status, forecast: input.forecast ?? null, forecastReason: trimmed(input.forecastReason) };
    const texts = { text: update.text, forecastReason: update.forecastReason };
    return this.edits.change('updateAction', { actionId, version, texts, noChildNamed, ownersOnly: true }, loaders, (action) => {
      const changed = [...(action.status === status ? [] : ['status']), ...(action.forecast === update.forecast ? [] : ['forecast'])];
      return { reasons: reasonsAgainst(action, update, this.clock.today()), keep: async (at) => ({ ...(await this.kept(action, update, false, at)), changed }) };
    });
  }

  confirmNoChange({ actionId, version }: ConfirmNoChangeInput, loaders: Loaders): Promise<EditAnswer> {
    return this.edits.change('confirmNoChange', { actionId, version, ownersOnly: true }, loaders, (action) => {
      const { status, forecast } = action;
      return { reasons: reasonsAgainstNoChange(action), keep: (at) => this.kept(action, { status, forecast, text: null, forecastReason: null }, true, at) };
    });
  }

  private async kept(action: EditedAction, update: NewUpdate, noChange: boolean, at: Date): Promise<AuditDetail> {
    const today = this.clock.today();
    const { id, version } = await insertUpdate(action, { update, noChange, period: reportingPeriodOf(today), today, at });
    return { update: id, version };
  }
}
