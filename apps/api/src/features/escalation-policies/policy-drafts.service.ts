/** An escalation policy from draft to force: written by one administrator, approved by another, one at a time. */
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { recordAudit, type AuditDetail } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Conflict, isUuid, NotFound, reason, Refused } from '../../platform/graphql/index.ts';
import { actingAccountId } from '../../platform/tenancy/index.ts';
import {
  activatePolicy, insertPolicyDraft, lockPolicies, openPolicy, pastPolicies, peopleOfService, policyDocuments, policySummary, submitPolicy, updatePolicyDraft, withdrawPolicy,
  type PolicySummary,
} from './drafts.store.ts';
import { policyMoves, type PolicyStateName } from './lifecycle.ts';
import { EscalationPolicy, type ApproveEscalationPolicyInput, type EscalationPolicies as Policies, type EscalationPolicyStepInput, type SaveEscalationPolicyDraftInput, type StartEscalationPolicyDraftInput } from './policies.graphql.ts';
import { EscalationPolicies } from './policies.service.ts';
import { checkPolicy, policyContent, reasonsAgainst, type PolicyCheck } from './policy-document.ts';

export type PolicyAnswer = EscalationPolicy | NotFound | Refused | Conflict;

const MOST_PAST = 50;

@Injectable()
export class PolicyDraftsService {
  constructor(
    private readonly policies: EscalationPolicies,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<Policies> {
    const { id } = await this.policies.inForce();
    const [active, open, past] = [await policySummary(id), await openPolicy(), await pastPolicies(MOST_PAST)];
    if (!active) throw new Error('The escalation policy in force is missing.');
    return { active: new EscalationPolicy(active), open: open && new EscalationPolicy(open), past: past.map((row) => new EscalationPolicy(row)) };
  }

  /** Null for an unknown id, for another service's and for one that is no id at all. */
  async policy(id: string): Promise<EscalationPolicy | null> {
    const row = await this.row(id);
    return row && new EscalationPolicy(row);
  }

  async start({ fromId }: StartEscalationPolicyDraftInput): Promise<PolicyAnswer> {
    await lockPolicies();
    const basis = fromId == null ? await policySummary((await this.policies.inForce()).id) : await this.row(fromId);
    if (!basis) return new NotFound(fromId ?? '');
    const open = await openPolicy();
    if (open) return new Refused(reason('escalationPolicyOpen', { number: open.number, state: open.state, author: open.author?.name ?? null }));
    const [document] = await policyDocuments([basis.id]);
    const content = policyContent(document);
    if ('code' in content) return new Refused(content);
    const id = newId();
    await insertPolicyDraft(id, content, this.clock.now());
    return this.done('startEscalationPolicyDraft', id, { basedOn: basis.id });
  }

  async save({ id, version, document }: SaveEscalationPolicyDraftInput): Promise<PolicyAnswer> {
    const row = await this.row(id);
    if (!row) return new NotFound(id);
    if (row.author?.id !== actingAccountId()) return new Refused(reason('escalationPolicyOfAnother', { author: row.author?.name ?? null }));
    if (row.version !== version) return new Conflict(row.version);
    if (row.state !== 'draft') return new Refused(reason('escalationPolicyNotInState', { state: row.state }));
    const content = policyContent(document);
    if ('code' in content) return new Refused(content);
    if (!(await updatePolicyDraft(row.id, row.version, content))) return this.conflictOf(row.id);
    return this.done('saveEscalationPolicyDraft', row.id);
  }

  submit(input: EscalationPolicyStepInput): Promise<PolicyAnswer> {
    return this.step('submitEscalationPolicy', input, 'submitted', async ({ id, version }) => {
      const against = reasonsAgainst(await this.check(id));
      return against.length > 0 ? new Refused(...against) : submitPolicy(id, version, this.clock.now());
    });
  }

  withdraw(input: EscalationPolicyStepInput): Promise<PolicyAnswer> {
    return this.step('withdrawEscalationPolicy', input, 'withdrawn', ({ id, version }) => withdrawPolicy(id, version, this.clock.now()));
  }

  async approve(input: ApproveEscalationPolicyInput): Promise<PolicyAnswer> {
    await lockPolicies();
    let ended = '';
    return this.step('approveEscalationPolicy', input, 'active', async ({ id, version, author, contentHash }) => {
      if (author?.id === actingAccountId()) return new Refused(reason('approverIsAuthor'));
      if (contentHash !== input.contentHash) return new Refused(reason('otherPolicyThanApproved', { contentHash }));
      // People may have left, and the format may have moved on since it was submitted.
      const against = reasonsAgainst(await this.check(id));
      if (against.length > 0) return new Refused(...against);
      ended = await activatePolicy(id, version, this.clock.now());
      return true;
    }, () => ({ superseded: ended }));
  }

  /** What stands in the way of a policy, from its stored document. */
  async check(id: string): Promise<PolicyCheck> {
    const [document] = await policyDocuments([id]);
    const people = await peopleOfService();
    return checkPolicy(document, new Set(people.map((person) => person.id)));
  }

  /** Loads, asks `take` to do it or why not, and answers the policy as it then is. */
  private async step(operation: string, { id, version }: EscalationPolicyStepInput, to: PolicyStateName, take: (row: PolicySummary) => Promise<boolean | Refused>, detail = (): AuditDetail => ({})): Promise<PolicyAnswer> {
    const row = await this.row(id);
    if (!row) return new NotFound(id);
    if (version != null && version !== row.version) return new Conflict(row.version);
    if (!policyMoves[row.state].includes(to)) return new Refused(reason('escalationPolicyNotInState', { state: row.state }));
    const taken = await take(row);
    if (taken instanceof Refused) return taken;
    return taken ? this.done(operation, row.id, { from: row.state, to, ...detail() }) : this.conflictOf(row.id);
  }

  private async done(operation: string, id: string, detail: AuditDetail = {}): Promise<PolicyAnswer> {
    const row = await policySummary(id);
    if (!row) return new NotFound(id);
    await recordAudit(this.clock.now(), operation, 'escalationPolicy', id, { number: row.number, contentHash: row.contentHash, ...detail });
    return new EscalationPolicy(row);
  }

  private async conflictOf(id: string): Promise<Conflict | NotFound> {
    const row = await policySummary(id);
    return row ? new Conflict(row.version) : new NotFound(id);
  }

  private async row(id: string): Promise<PolicySummary | null> {
    return isUuid(id) ? policySummary(id.toLowerCase()) : null;
  }
}
