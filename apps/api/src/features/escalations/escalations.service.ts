/** Use cases of escalations: the pass over what is due, and what people answer. */
import { Injectable } from '@nestjs/common';
import { englandAndWales } from '@waymark/domain';
import { messagesOf, next, type Effect, type EscalationEvent, type EscalationMessage, type EscalationState, type Policy, type Recipients, type Refusal } from '@waymark/rules';
import { v7 as newId } from 'uuid';
import { Clock } from '../../platform/clock/index.ts';
import { grouped } from '../../platform/graphql/index.ts';
import { actingAccountId } from '../../platform/tenancy/index.ts';
import { beganAt, EscalationPolicies, everybody, isCause, knownRecipients, namedPeople, reachOf, type PolicyInForce, type Reach } from '../escalation-policies/index.ts';
import { Messages, type NewMessage } from '../messages/index.ts';
import { RatingsService } from '../ratings/index.ts';
import { claimDue, claimLadder, decisionsSinceLook, recordEvents, saveLadders, saveLooks, type LadderRow, type StoredEvent } from './escalations.store.ts';
import { look, type Ladder, type LadderEvent, type Looked } from './standing.ts';

export interface PassResult {
  looked: number;
  /** Effects recorded: steps sent, acknowledgements expired, ladders ended. */
  effects: number;
}

/** What a person answers; the rest of the event is made here. */
export type Answer = { type: 'acknowledge' } | { type: 'snooze'; until: string; reason: string | null };

interface Outcome extends Looked {
  row: LadderRow;
}

@Injectable()
export class EscalationsService {
  constructor(
    private readonly clock: Clock,
    private readonly policies: EscalationPolicies,
    private readonly ratings: RatingsService,
    private readonly messages: Messages,
  ) {}

  /**
   * Looks at up to `limit` actions of the acting service that are due: where each stands, what followed and who is told are written in
   * this transaction, so each happens once or not yet. Inside a tenant transaction.
   */
  async pass(limit: number): Promise<PassResult> {
    const now = this.clock.now();
    const rows = await claimDue(now, limit);
    if (rows.length === 0) return { looked: 0, effects: 0 };
    const outcomes = await this.lookAt(rows, now);
    return { looked: rows.length, effects: await this.keep(outcomes, now) };
  }

  /** Null when there is no such action; a refusal when the policy does not allow it. Inside a tenant transaction. */
  async answer(actionId: string, answer: Answer): Promise<'answered' | Refusal | null> {
    const now = this.clock.now();
    const row = await claimLadder(actionId);
    if (!row) return null;
    const [outcome] = await this.lookAt([row], now);
    if (!outcome?.ladder) return { code: 'notOpen', parameters: {} };
    const { ladder, policy } = outcome;
    const by = actingAccountId();
    const event: EscalationEvent = { id: newId(), at: now.toISOString(), by, ...answer };
    const after = next(ladder.state, event, policy, englandAndWales);
    if (after.refused) return after.refused;
    await this.keep([{ ...outcome, ladder: { ...ladder, state: after.state }, effects: [...outcome.effects, ...after.effects] }], now);
    const kind = answer.type === 'snooze' ? 'snoozed' : 'acknowledged';
    await recordEvents([{ ...entryOf(actionId, ladder.policyId, after.state), kind, key: `${event.id}/${kind}`, due_at: event.at, at: event.at, actor_id: by, until: after.state.response?.until ?? null, reason: after.state.response?.reason ?? null }], now);
    return 'answered';
  }

  private async lookAt(rows: readonly LadderRow[], now: Date): Promise<Outcome[]> {
    const inForce = await this.policies.inForce();
    const key = (await this.ratings.inForce()).ratingKey;
    const ids = rows.map(({ actionId }) => actionId);
    const decisions = grouped(ids, await decisionsSinceLook(ids), ({ actionId }) => actionId);
    const outcomes: Outcome[] = [];
    for (const [place, row] of rows.entries()) {
      const began = await this.beganWith(row, inForce);
      const ladder: Ladder | null = row.state && { policyId: row.policyId!, state: row.state, caused: row.caused === true };
      const made = (decisions[place] ?? []).map((decision) => ({ id: decision.id, at: beganAt(decision.at.toISOString(), decision.since), cause: isCause(key, decision.outcome), quiet: decision.quiet, facts: decision.facts }));
      const looked = look({ actionId: row.actionId, planId: row.planId, archivedAt: row.archivedAt?.toISOString() ?? null, ladder, decisions: made }, { inForce, began, escalatesSince: inForce.escalatesSince }, now.toISOString(), englandAndWales);
      outcomes.push({ ...looked, row });
    }
    return outcomes;
  }

  private async beganWith({ policyId }: LadderRow, inForce: PolicyInForce): Promise<PolicyInForce | null> {
    if (policyId === null) return null;
    return policyId === inForce.id ? inForce : this.policies.byId(policyId);
  }

  /** Writes outcomes: ladders, looks, events, messages. @returns how many effects there were */
  private async keep(outcomes: readonly Outcome[], now: Date): Promise<number> {
    const effects = outcomes.flatMap((outcome) => outcome.effects);
    const reach = await this.reach(effects);
    const standing = outcomes.filter((outcome): outcome is Outcome & { ladder: Ladder } => outcome.ladder !== null);
    if (standing.length > 0) await saveLadders(standing.map(({ row, ladder }) => storedLadder(row.actionId, ladder)));
    await saveLooks(outcomes.map(({ row, ladder }) => ({ action_id: row.actionId, looked_id: row.decisionId, look_at: ladder?.state.wakeAt ?? null })));
    await recordEvents(standing.flatMap((outcome) => eventsOf(outcome, reach)), now);
    await this.tell(standing, reach.recipients);
    return effects.length;
  }

  private async reach(effects: readonly Effect[]): Promise<Reach> {
    if (effects.length === 0) return { recipients: () => [], instead: () => false };
    const subjects = [...new Set(effects.map(({ subject }) => subject))];
    return reachOf(await knownRecipients(subjects, namedPeople(effects)));
  }

  private async tell(outcomes: readonly (Outcome & { ladder: Ladder })[], recipients: Recipients): Promise<void> {
    const rows = new Map(outcomes.map(({ row }) => [row.actionId, row]));
    const messages = [...new Set(outcomes.map(({ policy }) => policy))].flatMap((policy) => {
      const effects = outcomes.filter((outcome) => outcome.policy === policy).flatMap((outcome) => outcome.effects);
      return messagesOf(effects, policy, recipients).map((message) => toMessage(message, policy, rows));
    });
    await this.messages.post(messages);
  }
}

function storedLadder(actionId: string, { policyId, caused, state }: Ladder) {
  return { action_id: actionId, policy_id: policyId, status: state.status, cycle: state.cycle, raised_at: state.raisedAt, caused, state };
}

function entryOf(actionId: string, policyId: string, { calendarVersion, cycle }: Pick<EscalationState, 'calendarVersion' | 'cycle'>): Omit<StoredEvent, 'kind' | 'key' | 'due_at' | 'at'> {
  return { id: newId(), action_id: actionId, policy_id: policyId, calendar_version: calendarVersion, cycle, step: null, targets: null, recipients: null, instead: false, actor_id: null, until: null, reason: null };
}

function eventsOf({ row, ladder, events, effects }: Outcome & { ladder: Ladder }, { recipients, instead }: Reach): StoredEvent[] {
  const happened = events.map(({ kind, key, at, cycle }: LadderEvent) => ({ ...entryOf(row.actionId, ladder.policyId, { ...ladder.state, cycle }), kind, key, due_at: at, at }));
  const followed = effects.map((effect) => {
    const { kind, key, step, targets, dueAt, at } = effect;
    return { ...entryOf(row.actionId, ladder.policyId, effect), kind, key, step, targets, recipients: everybody(effect, recipients), instead: instead(effect), due_at: dueAt, at };
  });
  return [...happened, ...followed];
}

/** A title and a link: of one action its own page, of several of a plan the plan. */
function toMessage({ recipient, at, effects }: EscalationMessage, policy: Policy, rows: ReadonlyMap<string, LadderRow>): NewMessage {
  const [first] = effects as readonly [Effect, ...Effect[]];
  const { plan, planId, ref } = rows.get(first.subject)!;
  const subjects = new Set(effects.map(({ subject }) => subject)).size;
  const event = new Set(effects.map(({ kind }) => kind)).size === 1 ? first.kind : 'several';
  const about = { recipientId: recipient, kind: 'escalation' as const, dedupeKey: `escalation ${first.key} ${recipient}`, notBefore: at };
  if (subjects > 1) return { ...about, subjectKind: 'plan', subjectId: planId, parameters: { plan, event, actions: subjects } };
  const step = effects.findLast((effect) => effect.kind === 'notify')?.step ?? null;
  return { ...about, subjectKind: 'action', subjectId: first.subject, parameters: { plan, ref, event, step: step === null ? null : policy.steps.findIndex(({ id }) => id === step) + 1 } };
}
