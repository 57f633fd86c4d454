/** Where an action stands on its ladder after what was decided about it, and after time. Pure. */
import type { Calendar } from '@waymark/domain';
import { next, startEscalation, withPolicy, type Effect, type EscalationEvent, type EscalationState, type Facts, type Policy } from '@waymark/rules';
import { causeLasts } from '../escalation-policies/index.ts';

export interface LadderPolicy {
  id: string;
  policy: Policy;
}

/** A decision about the action that the last look did not know. */
export interface NewDecision {
  id: string;
  /** ISO instant. */
  at: string;
  /** Its rating is off track. */
  cause: boolean;
  /** The rules changed, not the action: nobody is told of it (ADR 0013). */
  quiet: boolean;
  facts: Facts;
}

export interface Ladder {
  policyId: string;
  state: EscalationState;
  /** The decision looked at last was a cause. */
  caused: boolean;
}

export interface Look {
  actionId: string;
  planId: string;
  archivedAt: string | null;
  /** null: it was never off track. */
  ladder: Ladder | null;
  /** In the order in which they were made. */
  decisions: readonly NewDecision[];
}

export interface LadderEvent {
  kind: 'raised' | 'cleared';
  key: string;
  at: string;
  cycle: number;
}

export interface Looked {
  /** null: still never off track. */
  ladder: Ladder | null;
  policy: Policy;
  events: LadderEvent[];
  effects: Effect[];
}

export interface Policies {
  inForce: LadderPolicy;
  /** The policy that the open escalation began with. */
  began: LadderPolicy | null;
  /** Nothing begins before the service had a policy, however long it was off track. */
  escalatesSince: string;
}

export const isOpen = ({ status }: Pick<EscalationState, 'status'>): boolean => status !== 'resolved' && status !== 'stopped';

/**
 * Goes through the decisions since the last look in their order, each at its own time, and then to `now`: a pass that comes late
 * ends where passes in time would have. A cause begins with the first decision that is off track and not quiet, and ends with
 * the first that is not; an archived plan escalates nothing.
 */
export function look({ actionId, planId, archivedAt, ladder, decisions }: Look, { inForce, began, escalatesSince }: Policies, now: string, calendar: Calendar): Looked {
  const walk = new Walk(actionId, planId, ladder, began ?? inForce, inForce, calendar);
  for (const decision of decisions) {
    const at = decision.at < escalatesSince ? escalatesSince : decision.at;
    const lasts = causeLasts(walk.caused, decision);
    if (lasts && !walk.caused && archivedAt === null) walk.raise(decision, at);
    else if (!lasts && walk.caused) walk.clear(decision, at);
    else walk.learn(decision, at);
  }
  if (archivedAt !== null) walk.end(archivedAt);
  return walk.finish(now);
}

class Walk {
  caused: boolean;
  private state: EscalationState | null;
  private policy: LadderPolicy;
  private readonly events: LadderEvent[] = [];
  private readonly effects: Effect[] = [];

  constructor(
    private readonly actionId: string,
    private readonly planId: string,
    ladder: Ladder | null,
    began: LadderPolicy,
    private readonly inForce: LadderPolicy,
    private readonly calendar: Calendar,
  ) {
    this.caused = ladder?.caused ?? false;
    this.state = ladder?.state ?? null;
    this.policy = began;
  }

  raise({ id, facts }: NewDecision, at: string): void {
    const { actionId: subject, planId: plan, calendar } = this;
    this.caused = true;
    if (this.state === null) {
      this.policy = this.inForce;
      const begun = startEscalation({ subject, plan, id, at, facts }, this.policy.policy, calendar);
      this.state = begun.state;
      this.effects.push(...begun.effects);
    } else {
      if (!isOpen(this.state)) {
        this.policy = this.inForce;
        this.state = withPolicy(this.state, this.policy.policy);
      }
      this.apply({ type: 'raised', id, at, facts });
    }
    this.events.push({ kind: 'raised', key: `${id}/raised`, at, cycle: this.state.cycle });
  }

  clear({ id }: NewDecision, at: string): void {
    this.caused = false;
    if (this.state === null) return;
    const wasOpen = isOpen(this.state);
    this.apply({ type: 'cleared', id, at });
    if (wasOpen) this.events.push({ kind: 'cleared', key: `${id}/cleared`, at, cycle: this.state.cycle });
  }

  /** Facts that a pause reads may have changed. */
  learn({ id, facts }: NewDecision, at: string): void {
    if (this.state !== null && isOpen(this.state)) this.apply({ type: 'facts', id, at, facts });
  }

  end(at: string): void {
    this.caused = false;
    if (this.state !== null && isOpen(this.state)) this.apply({ type: 'resolve', id: `archived ${at}`, at });
  }

  finish(now: string): Looked {
    const { caused, policy: { id: policyId, policy }, events, effects } = this;
    if (this.state === null) return { ladder: null, policy, events, effects };
    this.apply(now);
    return { ladder: { policyId, state: this.state, caused }, policy, events, effects };
  }

  private apply(input: string | EscalationEvent): void {
    const after = next(this.state!, input, this.policy.policy, this.calendar);
    this.state = after.state;
    this.effects.push(...after.effects);
  }
}
