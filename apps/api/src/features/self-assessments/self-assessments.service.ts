/** Use cases of self-assessments: read them with what moved, keep the draft whole, and close it for good. */
import { Injectable } from '@nestjs/common';
import { currentStandards } from '@waymark/domain';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { childDataAnswered } from '../../platform/free-text/index.ts';
import { Conflict, NotFound, reason, Refused } from '../../platform/graphql/index.ts';
import { freeTextOf, isLeftOut, reasonsAgainstClosing, reasonsAgainstDraft, wholeStandards, type SelfAssessmentContent } from './new-self-assessment.ts';
import { SelfAssessment, type CloseSelfAssessmentInput, type RecordSelfAssessmentInput } from './self-assessments.graphql.ts';
import { closeDraft, insertDraft, lockDraft, replaceDraft, selfAssessmentRows, type SelfAssessmentRow } from './self-assessments.store.ts';

@Injectable()
export class SelfAssessmentsService {
  constructor(private readonly clock: Clock) {}

  async all(): Promise<SelfAssessment[]> {
    const rows = await selfAssessmentRows();
    return rows.map((row) => compared(row, rows));
  }

  async one(id: string): Promise<SelfAssessment | NotFound> {
    const rows = await selfAssessmentRows();
    const row = rows.find((one) => one.id === id.toLowerCase());
    return row ? compared(row, rows) : new NotFound(id);
  }

  /** Begins the draft or replaces it: a service has one at a time. */
  async record(input: RecordSelfAssessmentInput): Promise<SelfAssessment | Refused | NotFound | Conflict> {
    await lockDraft();
    const draft = (await selfAssessmentRows()).find(({ closedAt }) => closedAt === null);
    if ((input.version ?? 0) !== (draft?.version ?? 0)) return new Conflict(draft?.version ?? 0);
    const given = input.standards.map(({ standard, strategic, operational, cases, casesLookedAt, evidence }) => ({
      standard, strategic: strategic ?? null, operational: operational ?? null, cases: cases ?? null, casesLookedAt: casesLookedAt ?? null, evidence: evidence?.trim() || null,
    }));
    const content: SelfAssessmentContent = { standardsVersion: currentStandards.version, assessedOn: input.assessedOn, moderatedBy: input.moderatedBy?.trim() || null, standards: given };
    const reasons = reasonsAgainstDraft(content, this.clock.today(), input.noChildNamed);
    if (reasons.length > 0) return new Refused(...reasons);
    const at = this.clock.now();
    const whole = { ...content, standards: wholeStandards(currentStandards, given) };
    const id = draft?.id ?? (await insertDraft(whole, at));
    if (draft) await replaceDraft(id, whole, at);
    await recordAudit(at, 'recordSelfAssessment', 'selfAssessment', id, { ...assessed(whole), ...childDataAnswered(freeTextOf(whole), input.noChildNamed) });
    return this.one(id);
  }

  /** Refused while a standard that was begun has gaps. */
  async close({ selfAssessmentId, version }: CloseSelfAssessmentInput): Promise<SelfAssessment | Refused | NotFound | Conflict> {
    await lockDraft();
    const id = selfAssessmentId.toLowerCase();
    const row = (await selfAssessmentRows()).find((one) => one.id === id);
    if (!row) return new NotFound(selfAssessmentId);
    if (row.closedAt !== null) return new Refused(reason('assessmentClosed'));
    if (row.version !== version) return new Conflict(row.version);
    const reasons = reasonsAgainstClosing(row.standards);
    if (reasons.length > 0) return new Refused(...reasons);
    const at = this.clock.now();
    await closeDraft(id, at);
    await recordAudit(at, 'closeSelfAssessment', 'selfAssessment', id, assessed(row));
    return this.one(id);
  }
}

/** With the closed ones of earlier days, or of the same day and recorded before. */
function compared(row: SelfAssessmentRow, newestFirst: readonly SelfAssessmentRow[]): SelfAssessment {
  return new SelfAssessment(row, newestFirst.slice(newestFirst.indexOf(row) + 1).filter(({ closedAt }) => closedAt !== null));
}

const assessed = ({ standardsVersion, assessedOn, standards }: SelfAssessmentContent) => ({ standardsVersion, assessedOn, standards: standards.filter((one) => !isLeftOut(one)).length });
