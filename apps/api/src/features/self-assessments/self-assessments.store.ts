/** SQL of self-assessments: the list, the one draft, and closing it. */
import { v7 as newId } from 'uuid';
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import type { SelfAssessmentContent } from './new-self-assessment.ts';

export interface SelfAssessmentRow extends SelfAssessmentContent {
  id: string;
  version: number;
  recordedBy: string;
  recordedAt: Date;
  closedBy: string | null;
  closedAt: Date | null;
}

/** One a year: the lifetime of a service. */
export const MOST_ASSESSMENTS = 100;

const newest = statement(`select s.id, s.standards_version as "standardsVersion", s.assessed_on as "assessedOn", s.moderated_by as "moderatedBy", s.standards, s.version,
  recorder.name as "recordedBy", s.recorded_at as "recordedAt", closer.name as "closedBy", s.closed_at as "closedAt"
  from self_assessment s
  join person recorder on recorder.tenant_id = $1 and recorder.account_id = s.recorded_by
  left join person closer on closer.tenant_id = $1 and closer.account_id = s.closed_by
  where s.tenant_id = $1 order by s.assessed_on desc, s.id desc limit ${MOST_ASSESSMENTS}`);

/** The newest first, the draft among them. */
export async function selfAssessmentRows(): Promise<SelfAssessmentRow[]> {
  return tenantQuery<SelfAssessmentRow & Record<string, unknown>>(newest, [tenantId()]);
}

/** Until the end of the transaction nobody else of the service begins, changes or closes a draft. */
export async function lockDraft(): Promise<void> {
  await tenantExecute(statement(`select pg_advisory_xact_lock(hashtextextended('self-assessment ' || $1::text, 0))`), [tenantId()]);
}

/** Under `lockDraft`. @returns its id */
export async function insertDraft({ standardsVersion, assessedOn, moderatedBy, standards }: SelfAssessmentContent, at: Date): Promise<string> {
  const id = newId();
  await tenantExecute(
    'insert into self_assessment (tenant_id, id, standards_version, assessed_on, moderated_by, standards, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [tenantId(), id, standardsVersion, assessedOn, moderatedBy, JSON.stringify(standards), actingAccountId(), at],
  );
  return id;
}

/** Under `lockDraft`. */
export async function replaceDraft(id: string, { standardsVersion, assessedOn, moderatedBy, standards }: SelfAssessmentContent, at: Date): Promise<void> {
  await tenantExecute(
    `update self_assessment set standards_version = $3, assessed_on = $4, moderated_by = $5, standards = $6, recorded_by = $7, recorded_at = $8, version = version + 1
     where tenant_id = $1 and id = $2 and closed_at is null`,
    [tenantId(), id, standardsVersion, assessedOn, moderatedBy, JSON.stringify(standards), actingAccountId(), at],
  );
}

/** Under `lockDraft`; for good. */
export async function closeDraft(id: string, at: Date): Promise<void> {
  await tenantExecute('update self_assessment set closed_by = $3, closed_at = $4, version = version + 1 where tenant_id = $1 and id = $2 and closed_at is null', [tenantId(), id, actingAccountId(), at]);
}
