/** Use cases of ladders: reading them, and answering. */
import { Injectable } from '@nestjs/common';
import { recordAudit, type AuditDetail } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { childDataAnswered, reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { fromCursor, isUuid, NotFound, pageSize, reason, Refused, toConnection, type Connection, type Loaders, type PageRequest } from '../../platform/graphql/index.ts';
import { EscalationPolicies } from '../escalation-policies/index.ts';
import { EscalationEntry, EscalationResponse, type AcknowledgeEscalationInput, type Escalation, type EscalationStep, type SnoozeEscalationInput } from './escalations.graphql.ts';
import { EscalationsService, type Answer } from './escalations.service.ts';
import { startOfDay, stepsOf, toEscalation, viewOf } from './ladder-view.ts';
import { countOpen, entriesOf, namesOf, openEscalations, standingOf, type StandingRow } from './ladders.store.ts';

const PAGE = 20;
const LONGEST_REASON = 500;

@Injectable()
export class LaddersService {
  constructor(
    private readonly clock: Clock,
    private readonly policies: EscalationPolicies,
    private readonly escalations: EscalationsService,
  ) {}

  /** Null: it was never off track. */
  async ofAction(actionId: string, loaders: Loaders): Promise<Escalation | null> {
    const row = await loaders.of('escalation', standingOf).load(actionId);
    return row && this.read(row);
  }

  async open(request: PageRequest, total: boolean): Promise<Connection<Escalation>> {
    const [size, after] = [pageSize(request, PAGE), fromCursor(request.after)];
    const rows = after !== null && !isUuid(after) ? [] : await openEscalations(after, size + 1);
    const read: Escalation[] = [];
    for (const row of rows) read.push(await this.read(row));
    return toConnection(read, size, total ? await countOpen() : 0, ({ id }) => id);
  }

  async steps({ view }: Escalation, loaders: Loaders): Promise<EscalationStep[]> {
    return stepsOf(view, await loaders.of('escalationEntries', entriesOf).load(view.actionId));
  }

  async history({ view }: Escalation, loaders: Loaders): Promise<EscalationEntry[]> {
    const { steps } = view.policy.policy;
    const rows = await loaders.of('escalationEntries', entriesOf).load(view.actionId);
    return rows.map(({ id, kind, at, step, recipients, instead, actor, until, reason: why }) => {
      const place = kind === 'notify' ? steps.findIndex((other) => other.id === step) : -1;
      return Object.assign(new EscalationEntry(), { id, kind, at, step: place < 0 ? null : place + 1, recipients, instead, actor, until, reason: why });
    });
  }

  async response({ view }: Escalation, loaders: Loaders): Promise<EscalationResponse | null> {
    const answered = view.state.response;
    if (!answered) return null;
    const by = (await loaders.of('names', namesOf).load(answered.by)) ?? '';
    return Object.assign(new EscalationResponse(), { kind: answered.kind, by, at: new Date(answered.at), until: answered.until === null ? null : new Date(answered.until), reason: answered.reason });
  }

  acknowledge({ actionId }: AcknowledgeEscalationInput, loaders: Loaders): Promise<Escalation | Refused | NotFound> {
    return this.answer('acknowledgeEscalation', actionId, { type: 'acknowledge' }, {}, loaders);
  }

  async snooze({ actionId, until, reason: given, noChildNamed }: SnoozeEscalationInput, loaders: Loaders): Promise<Escalation | Refused | NotFound> {
    const why = given?.trim() || null;
    const texts = { reason: why };
    const reasons = reasonsAgainstChildData(texts, noChildNamed);
    if (why !== null && why.length > LONGEST_REASON) reasons.push(reason('reasonTooLong', { maximum: LONGEST_REASON }));
    // Whether there is such an action is told first: a refusal must not tell of one that is not theirs.
    if (reasons.length > 0) return (await this.find(actionId, loaders)) ? new Refused(...reasons) : new NotFound(actionId);
    return this.answer('snoozeEscalation', actionId, { type: 'snooze', until: startOfDay(until), reason: why }, { until, ...childDataAnswered(texts, noChildNamed) }, loaders);
  }

  private async find(actionId: string, loaders: Loaders): Promise<Escalation | null> {
    return isUuid(actionId) ? this.ofAction(actionId.toLowerCase(), loaders) : null;
  }

  private async answer(operation: string, actionId: string, answer: Answer, detail: AuditDetail, loaders: Loaders): Promise<Escalation | Refused | NotFound> {
    const id = actionId.toLowerCase();
    const answered = isUuid(id) ? await this.escalations.answer(id, answer) : null;
    if (answered === null) return new NotFound(actionId);
    if (answered !== 'answered') return new Refused(reason(answered.code, answered.parameters));
    await recordAudit(this.clock.now().toISOString(), operation, 'action', id, detail);
    const after = await this.ofAction(id, loaders);
    if (!after) throw new Error('The escalation that was answered is missing.');
    return after;
  }

  private async read({ actionId, policyId, state }: StandingRow): Promise<Escalation> {
    const now = this.clock.now().toISOString();
    return toEscalation(viewOf(actionId, state, await this.policies.byId(policyId), now), now);
  }
}
