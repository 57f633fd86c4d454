/** "These 23 messages would have gone out in the last quarter": a policy on the service's own history, beside the one in force. */
import { Injectable } from '@nestjs/common';
import { addDays, localDate } from '@waymark/domain';
import { parsePolicy, type Policy } from '@waymark/rules';
import { Clock } from '../../platform/clock/index.ts';
import { isUuid, NotFound, reason, Refused } from '../../platform/graphql/index.ts';
import { RatingsService } from '../ratings/index.ts';
import { policyDocuments } from './drafts.store.ts';
import { knownRecipients } from './known-recipients.ts';
import { EscalationPolicies } from './policies.service.ts';
import { policyContent } from './policy-document.ts';
import { periodOf, startOf, type Period } from './quarter.ts';
import { namedPeople } from './recipients.ts';
import { EscalationPolicyComparison, type SimulateEscalationPolicyInput } from './simulation.graphql.ts';
import { simulationOf } from './simulation.ts';
import { countOfActions, pastActions, pastDecisions } from './timelines.store.ts';
import { factsRead, timelinesOf } from './timelines.ts';

/** As many as the rules workbench takes. */
export const MOST_ACTIONS = 5_000;

@Injectable()
export class PolicySimulationService {
  constructor(
    private readonly policies: EscalationPolicies,
    private readonly ratings: RatingsService,
    private readonly clock: Clock,
  ) {}

  async compare(input: SimulateEscalationPolicyInput): Promise<EscalationPolicyComparison | NotFound | Refused> {
    const period = periodOf(input, this.clock.today());
    if ('code' in period) return new Refused(period);
    const tried = await this.tried(input);
    if (tried instanceof NotFound || tried instanceof Refused) return tried;
    const { policy: inForce } = await this.policies.inForce();
    return this.over(period, inForce, tried);
  }

  /** The policy that was asked about; null when it is the one in force alone. */
  private async tried({ id, document }: SimulateEscalationPolicyInput): Promise<Policy | null | NotFound | Refused> {
    if (id != null && document != null) return new Refused(reason('documentOrId'));
    if (id == null && document == null) return null;
    const sent = id == null ? document : isUuid(id) ? (await policyDocuments([id.toLowerCase()]))[0] : null;
    if (id != null && sent === null) return new NotFound(id);
    const content = policyContent(sent);
    if ('code' in content) return new Refused(content);
    const parsed = parsePolicy(content.document);
    return parsed.ok ? parsed.policy : new Refused(...parsed.issues.map(({ path, code, parameters }) => reason(code, { ...parameters, path })));
  }

  private async over(period: Period, inForce: Policy, tried: Policy | null): Promise<EscalationPolicyComparison> {
    const { ratingKey } = await this.ratings.inForce();
    const actions = await pastActions(MOST_ACTIONS);
    const total = actions.length < MOST_ACTIONS ? actions.length : await countOfActions();
    const policies = tried ? [inForce, tried] : [inForce];
    const decisions = await pastDecisions(actions.map(({ id }) => id), startOf(addDays(period.until, 1)), factsRead(policies));
    const timelines = timelinesOf(actions, decisions, ratingKey);
    const byId = new Map(actions.map((action) => [action.id, action]));
    const first = decisions[0]?.at;
    const known = await knownRecipients(actions.map(({ id }) => id), namedPeople(policies.flatMap(({ steps }) => steps)));
    const simulated = (policy: Policy) => simulationOf(policy, timelines, byId, known, period);
    return Object.assign(new EscalationPolicyComparison(), {
      from: period.from, until: period.until, historyFrom: first === undefined ? null : localDate(first), actions: total, looked: actions.length,
      known: timelines.filter(({ knownFrom }) => localDate(knownFrom) <= period.from).length,
      inForce: simulated(inForce), tried: tried && simulated(tried),
    });
  }
}
