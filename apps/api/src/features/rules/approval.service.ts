/** The steps of a version from draft to force: each asks the table of its life and its gates, then moves it in one write. */
import { Injectable, Logger } from '@nestjs/common';
import { actionCatalogue, parse } from '@waymark/rules';
import { recordAudit, type AuditDetail } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { Conflict, NotFound, parametersOf, reason, Refused, type Reason } from '../../platform/graphql/index.ts';
import { Jobs } from '../../platform/jobs/index.ts';
import { actingAccountId, Tenancy, tenantId } from '../../platform/tenancy/index.ts';
import { BASELINE_JOB, openBaseline } from '../ratings/index.ts';
import type { ApproveRuleSetInput, RuleSetStepInput, ScheduleRuleSetInput, SendBackRuleSetInput } from './changes.graphql.ts';
import type { Answer } from './drafts.service.ts';
import { closedGates, missingFromKey } from './gates.ts';
import { statesBefore } from './lifecycle.ts';
import { activeRatingKey } from './rating-keys.store.ts';
import type { RuleSetGate } from './rules.graphql.ts';
import { RuleSetsService } from './rule-sets.service.ts';
import { documentsOf, dueRuleSets, moveRuleSet, type Move, type RuleSetRow } from './rule-sets.store.ts';

const LONGEST_REASON = 2_000;

/** What a step adds to the move, or why it is not done. */
type Step = Omit<Move, 'id' | 'version' | 'at'> | Refused;

@Injectable()
export class ApprovalService {
  private readonly log = new Logger('Rules');

  constructor(
    private readonly ruleSets: RuleSetsService,
    private readonly tenancy: Tenancy,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  submit(input: RuleSetStepInput): Promise<Answer> {
    return this.step('submitRuleSet', input, 'inReview', async (row) => {
      const gates = await this.ruleSets.gates(row);
      return refusedBy(gates) ?? { to: 'inReview', gates };
    });
  }

  sendBack(input: SendBackRuleSetInput): Promise<Answer> {
    return this.step('sendBackRuleSet', input, 'draft', () => {
      const text = input.reason.trim();
      if (text === '') return new Refused(reason('textMissing', { field: 'reason' }));
      if (text.length > LONGEST_REASON) return new Refused(reason('textTooLong', { field: 'reason', limit: LONGEST_REASON }));
      const [suspected] = reasonsAgainstChildData({ reason: text });
      return suspected ? new Refused(suspected) : { to: 'draft', reason: text };
    });
  }

  approve(input: ApproveRuleSetInput): Promise<Answer> {
    return this.step('approveRuleSet', input, 'approved', async (row) => {
      if (row.author?.id === actingAccountId()) return new Refused(reason('approverIsAuthor'));
      if (row.contentHash !== input.contentHash) return new Refused(reason('otherRulesThanApproved', { contentHash: row.contentHash }));
      const gates = await this.ruleSets.gates(row);
      return refusedBy(gates) ?? { to: 'approved', contentHash: input.contentHash, gates };
    });
  }

  schedule(input: ScheduleRuleSetInput): Promise<Answer> {
    const notify = input.notifyOnFirstEvaluation ?? false;
    return this.step('scheduleRuleSet', input, 'scheduled', async (row) => {
      const today = this.clock.today();
      const day = input.now ? today : input.effectiveFrom;
      if (day == null || (input.now && input.effectiveFrom != null)) return new Refused(reason('dayOrNow'));
      if (day < today) return new Refused(reason('dateInPast', { date: day }));
      const against = await this.reasonsAgainstForce(row);
      if (against.length > 0) return new Refused(...against);
      return { to: input.now ? 'active' : 'scheduled', startsOn: day, notify };
    });
  }

  withdraw(input: RuleSetStepInput): Promise<Answer> {
    return this.step('withdrawRuleSet', input, 'withdrawn', () => ({ to: 'withdrawn' }));
  }

  /**
   * Brings into force what is due in the acting service, each in a transaction of its own: the old version ends and the
   * new one begins together, or neither. One that no longer fits the rating key stays scheduled until somebody sees to it.
   */
  async activateDue(): Promise<number> {
    const due = await this.tenancy.transaction(() => dueRuleSets(this.clock.today()));
    let activated = 0;
    for (const row of due) {
      const done = await this.tenancy.transaction(async () => {
        const against = await this.reasonsAgainstForce(row);
        if (against.length === 0) return this.move('activateRuleSet', row, { to: 'active' });
        this.log.error(`Service ${tenantId()}: rule set ${row.number} is due and does not come into force: ${against.map(({ code }) => code).join(', ')}.`);
        return false;
      });
      if (done) activated += 1;
    }
    return activated;
  }

  /** Loads, asks `decide` what to do or why not, and does it at the version that was read. */
  private async step(operation: string, input: RuleSetStepInput, to: Move['to'], decide: (row: RuleSetRow) => Step | Promise<Step>): Promise<Answer> {
    const row = await this.ruleSets.row(input.id);
    if (!row) return new NotFound(input.id);
    if (input.version != null && input.version !== row.version) return new Conflict(row.version);
    if (!statesBefore(to).includes(row.state)) return new Refused(reason('ruleSetNotInState', { state: row.state }));
    const step = await decide(row);
    if (step instanceof Refused) return step;
    const moved = await this.move(operation, row, step);
    const now = await this.ruleSets.version(row.id);
    if (!now) return new NotFound(input.id);
    return moved ? now : new Conflict(now.version);
  }

  private async move(operation: string, row: RuleSetRow, step: Exclude<Step, Refused>): Promise<boolean> {
    const at = this.clock.now();
    if (!(await moveRuleSet({ id: row.id, version: row.version, at, ...step }))) return false;
    const detail: AuditDetail = { number: row.number, contentHash: row.contentHash, from: row.state, to: step.to, ...(step.startsOn ? { effectiveFrom: step.startsOn } : {}) };
    await recordAudit(at, operation, 'ruleSetVersion', row.id, detail);
    if (step.to === 'active') {
      await openBaseline(row.id, step.notify ?? row.notifyOnFirst, at);
      this.jobs.enqueueAfterCommit(BASELINE_JOB, { tenantId: tenantId() });
    }
    return true;
  }

  /** What has changed since the approval and keeps the rules from working. */
  private async reasonsAgainstForce(row: RuleSetRow): Promise<Reason[]> {
    const [[document], key] = await Promise.all([documentsOf([row.id]), activeRatingKey()]);
    const parsed = parse(document, actionCatalogue);
    if (!parsed.ok) return parsed.issues.map(({ path, code, parameters }) => reason(code, { ...parameters, path }));
    const missing = missingFromKey(parsed.ruleSet, key.document);
    return missing.map((code) => reason('ratingNotInKey', { code }));
  }
}

function refusedBy(gates: readonly RuleSetGate[]): Refused | null {
  const closed = closedGates(gates);
  return closed.length === 0 ? null : new Refused(...closed.map(({ code, parameters }) => ({ code: 'gateNotPassed', parameters: [...parametersOf({ gate: code }), ...parameters] })));
}
