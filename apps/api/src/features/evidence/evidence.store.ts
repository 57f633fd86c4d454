/** SQL of evidence: pages for many actions in one statement, and each change with the action's next revision. */
import { v7 as newId } from 'uuid';
import { actingAccountId, statement, tenantExecute, tenantId, tenantIdentity, tenantManager, tenantQuery } from '../../platform/tenancy/index.ts';
import { grouped, inOrder } from '../../platform/graphql/index.ts';
import { EvidenceEntity, type Marking } from './evidence.entity.ts';

/** One version of a piece, with the names of who did what to it. */
export interface EvidenceRow {
  id: string;
  pieceId: string;
  actionId: string;
  number: number;
  title: string;
  url: string | null;
  datedOn: string;
  expiresOn: string | null;
  marking: Marking;
  /** Null where the share does not open names. */
  addedBy: string | null;
  addedAt: string;
  verifiedBy: string | null;
  verifiedAt: string | null;
  rejectedBy: string | null;
  rejectedAt: string | null;
  rejectionReason: string | null;
  withdrawnBy: string | null;
  withdrawnAt: string | null;
  withdrawalReason: string | null;
  replacedAt: string | null;
  /** The file's row, or null. */
  fileId: string | null;
  fileName: string | null;
  fileBytes: number | null;
  fileType: string | null;
  fileHash: string | null;
  fileScan: 'notScanned' | 'clean' | null;
  fileMissing: boolean;
  ownAddition: boolean;
  ownAction: boolean;
  /** Place in the action's list, from 0. */
  place: number;
}

/** Of `e`, a row of evidence; $3 is the asking account. */
const columns = `e.id, e.piece_id as "pieceId", e.action_id as "actionId", e.number, e.title, e.url, e.dated_on as "datedOn", e.expires_on as "expiresOn", e.marking,
  added.name as "addedBy", e.added_at as "addedAt", verifier.name as "verifiedBy", e.verified_at as "verifiedAt",
  rejecter.name as "rejectedBy", e.rejected_at as "rejectedAt", e.rejection_reason as "rejectionReason",
  withdrawer.name as "withdrawnBy", e.withdrawn_at as "withdrawnAt", e.withdrawal_reason as "withdrawalReason", e.replaced_at as "replacedAt",
  f.id as "fileId", f.name as "fileName", f.bytes as "fileBytes", f.media_type as "fileType", f.sha256 as "fileHash", f.scan as "fileScan", f.missing_since is not null as "fileMissing",
  e.added_by = $3 as "ownAddition",
  exists (select from action_owner o join person p on p.tenant_id = $1 and p.account_id = $3
    where o.tenant_id = $1 and o.action_id = e.action_id and (o.person_id = p.id or lower(trim(o.name)) = lower(trim(p.name)))) as "ownAction"`;
const joins = `left join person added on added.tenant_id = $1 and added.account_id = e.added_by
  left join person verifier on verifier.tenant_id = $1 and verifier.account_id = e.verified_by
  left join person rejecter on rejecter.tenant_id = $1 and rejecter.account_id = e.rejected_by
  left join person withdrawer on withdrawer.tenant_id = $1 and withdrawer.account_id = e.withdrawn_by
  left join stored_file f on f.tenant_id = $1 and f.id = e.file_id`;

const pages = statement(`select ${columns}, e.place from unnest($2::uuid[]) as wanted(id)
  cross join lateral (
    select *, row_number() over (order by withdrawn_at is not null, dated_on desc, id) - 1 as place
    from evidence where tenant_id = $1 and action_id = wanted.id and replaced_at is null order by place offset $4 limit $5) e
  ${joins} order by e.place`);
const counts = statement(`select action_id as id, count(*) as count from evidence where tenant_id = $1 and action_id = any($2::uuid[]) and replaced_at is null group by action_id`);
const earlier = statement(`select ${columns}, 0 as place from evidence e ${joins}
  where e.tenant_id = $1 and e.piece_id = any($2::uuid[]) and e.replaced_at is not null order by e.number desc`);
const one = statement(`select ${columns}, 0 as place from evidence e ${joins}
  join action a on a.tenant_id = $1 and a.id = e.action_id join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null
  where e.tenant_id = $1 and e.id = $2`);
/** The file of any version of a piece that was not withdrawn, of a plan that is not archived. */
const downloadable = statement(`select e.file_id as "fileId", e.action_id as "actionId" from evidence e
  join action a on a.tenant_id = $1 and a.id = e.action_id join plan p on p.tenant_id = $1 and p.id = a.plan_id and p.archived_at is null
  where e.tenant_id = $1 and e.id = $2 and e.file_id is not null
    and not exists (select from evidence w where w.tenant_id = $1 and w.piece_id = e.piece_id and w.withdrawn_at is not null)`);

/** The asking account: null in a job. */
const asking = (): string | null => tenantIdentity().accountId;

/** One page for each action, newest first and withdrawn last, in the order of the ids. */
export async function evidenceOf(actionIds: readonly string[], offset: number, limit: number): Promise<EvidenceRow[][]> {
  return grouped(actionIds, await tenantQuery<EvidenceRow>(pages, [tenantId(), actionIds, asking(), offset, limit]), (row) => row.actionId);
}

export async function countEvidenceOf(actionIds: readonly string[]): Promise<number[]> {
  const rows = await tenantQuery<{ id: string; count: number }>(counts, [tenantId(), actionIds]);
  return inOrder(actionIds, rows, (row) => row.id).map((row) => row?.count ?? 0);
}

/** The replaced versions of each piece, the latest first. */
export async function earlierVersionsOf(pieceIds: readonly string[]): Promise<EvidenceRow[][]> {
  return grouped(pieceIds, await tenantQuery<EvidenceRow>(earlier, [tenantId(), pieceIds, asking()]), (row) => row.pieceId);
}

export async function evidenceRow(id: string): Promise<EvidenceRow | null> {
  return (await tenantQuery<EvidenceRow>(one, [tenantId(), id, asking()]))[0] ?? null;
}

export async function downloadableFile(id: string): Promise<{ fileId: string; actionId: string } | null> {
  return (await tenantQuery<{ fileId: string; actionId: string }>(downloadable, [tenantId(), id]))[0] ?? null;
}

export interface NewEvidence {
  actionId: string;
  title: string;
  url: string | null;
  fileId?: string | null;
  datedOn: string;
  expiresOn?: string | null;
  marking?: Marking;
  at: Date;
}

/**
 * Adds a piece of evidence and the revision of its action that this is.
 * @returns the id of the evidence; null when the service has no such action
 */
export async function insertEvidence(added: NewEvidence): Promise<string | null> {
  const id = newId();
  const { title, url, fileId = null, datedOn, expiresOn = null } = added;
  if (!(await reviseAction(added.actionId, added.at, 'evidenceAdded', { id, title, url, fileId, datedOn, expiresOn }))) return null;
  await insertVersion(id, id, 1, added);
  return id;
}

/**
 * Adds the next version of a piece and ends the one before it.
 * @returns the id of the new version; null when the old one is not the newest any more
 */
export async function insertNextVersion(before: Pick<EvidenceRow, 'id' | 'pieceId' | 'number'>, added: NewEvidence): Promise<string | null> {
  const ended = await tenantQuery(
    'update evidence set replaced_at = $3 where tenant_id = $1 and id = $2 and replaced_at is null and withdrawn_at is null returning id',
    [tenantId(), before.id, added.at],
  );
  if (ended.length === 0) return null;
  const id = newId();
  const { title, url, fileId = null, datedOn, expiresOn = null } = added;
  await reviseAction(added.actionId, added.at, 'evidenceReplaced', { id, replaces: before.id, title, url, fileId, datedOn, expiresOn });
  await insertVersion(id, before.pieceId, before.number + 1, added);
  return id;
}

/** @returns false when somebody ended it first */
export async function withdrawEvidence(row: Pick<EvidenceRow, 'id' | 'actionId'>, reason: string, at: Date): Promise<boolean> {
  const ended = await tenantQuery(
    `update evidence set withdrawn_by = $3, withdrawn_at = $4, withdrawal_reason = $5 where tenant_id = $1 and id = $2 and replaced_at is null and withdrawn_at is null returning id`,
    [tenantId(), row.id, actingAccountId(), at, reason],
  );
  if (ended.length === 0) return false;
  await reviseAction(row.actionId, at, 'evidenceWithdrawn', { id: row.id });
  return true;
}

export type Judgement = 'judged' | 'ended' | 'already' | 'ownAddition' | 'ownAction' | 'missing';

/** By the function of the database that alone may do it (migration 0008). @param why of a rejection; null verifies */
export async function judgeEvidence(row: Pick<EvidenceRow, 'id' | 'actionId'>, why: string | null, at: Date): Promise<Judgement> {
  const [answer] = await tenantQuery<{ judgement: Judgement }>('select judge_evidence($1, $2, $3, $4) as judgement', [row.id, actingAccountId(), at, why]);
  const judgement = answer?.judgement ?? 'missing';
  if (judgement === 'judged') await reviseAction(row.actionId, at, why === null ? 'evidenceVerified' : 'evidenceRejected', { id: row.id });
  return judgement;
}

/** @returns false when the service has no such action */
async function reviseAction(actionId: string, at: Date, reason: string, evidence: Record<string, unknown>): Promise<boolean> {
  const tenant = tenantId();
  const changed = await tenantQuery<{ version: number }>(
    `update action set version = version + 1, updated_at = $3, last_updated_on = greatest(last_updated_on, $4::date)
     where tenant_id = $1 and id = $2 and exists (select from plan where tenant_id = $1 and id = action.plan_id and archived_at is null)
     returning version`,
    [tenant, actionId, at, at.toISOString().slice(0, 10)],
  );
  const number = changed[0]?.version;
  if (number === undefined) return false;
  await tenantExecute(
    `insert into action_revision (tenant_id, id, action_id, number, at, actor_id, reason, before, after) values ($1, $2, $3, $4, $5, $6, $7, null, $8)`,
    [tenant, newId(), actionId, number, at, actingAccountId(), reason, JSON.stringify({ evidence })],
  );
  return true;
}

async function insertVersion(id: string, pieceId: string, number: number, added: NewEvidence): Promise<void> {
  const { actionId, title, url, fileId = null, datedOn, expiresOn = null, marking = 'official', at } = added;
  await tenantManager().insert(EvidenceEntity, {
    tenantId: tenantId(), id, pieceId, number, actionId, title, url, fileId, marking, datedOn, expiresOn, addedBy: actingAccountId(), addedAt: at,
  });
}
