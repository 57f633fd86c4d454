/** SQL of imports on their way from an upload to a draft. The commit's SQL is in commit.store.ts. */
import { createHash } from 'node:crypto';
import type { Interpretation, SourceDocument, TableMapping } from '@waymark/documents';
import { actingAccountId, statement, tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import { inOrder, isUnstorable } from '../../platform/graphql/index.ts';
import type { Corrections, ImportContent, ImportRow } from './import-row.ts';

const columns = `i.id, i.version, i.state, i.file_name as "fileName", i.uploaded_at as "uploadedAt", u.name as "uploadedBy", i.failure, i.plan_id as "planId",
  i.target_plan_id as "targetPlanId"`;
const from = `from plan_import i join person u on u.tenant_id = $1 and u.account_id = i.uploaded_by`;
const byIds = statement(`select ${columns} ${from} where i.tenant_id = $1 and i.id = any($2::uuid[])`);
const newest = statement(`select ${columns} ${from} where i.tenant_id = $1 order by i.uploaded_at desc, i.id desc limit $2 offset $3`);
const total = statement(`select count(*) as count from plan_import where tenant_id = $1`);
const content = statement(`select id, version, state, file_name as "fileName", target_plan_id as "targetPlanId", source, interpretation, mapping, corrections, answered
  from plan_import where tenant_id = $1 and id = $2 and source is not null`);

export interface NewImport {
  id: string;
  fileName: string;
  bytes: Uint8Array;
  targetPlanId: string | null;
  at: string;
}

/** Stores an uploaded file, still to be read. */
export async function insertImport({ id, fileName, bytes, targetPlanId, at }: NewImport): Promise<void> {
  await tenantExecute(
    `insert into plan_import (tenant_id, id, state, file_name, file_bytes, file_hash, uploaded_by, uploaded_at, updated_at, target_plan_id)
     values ($1, $2, 'reading', $3, $4, $5, $6, $7, $7, $8)`,
    [tenantId(), id, fileName, Buffer.from(bytes), createHash('sha256').update(bytes).digest('hex'), actingAccountId(), at, targetPlanId],
  );
}

export async function importsByIds(ids: readonly string[]): Promise<(ImportRow | null)[]> {
  return inOrder(ids, await tenantQuery<ImportRow>(byIds, [tenantId(), ids]), (row) => row.id);
}

/** Newest first. */
export async function listImports(limit: number, offset: number): Promise<ImportRow[]> {
  return tenantQuery<ImportRow>(newest, [tenantId(), limit, offset]);
}

export async function countImports(): Promise<number> {
  return (await tenantQuery<{ count: number }>(total, [tenantId()]))[0]?.count ?? 0;
}

/** The document and what was said of it; null while it has not been read. */
export async function importContent(id: string): Promise<ImportContent | null> {
  return (await tenantQuery<ImportContent>(content, [tenantId(), id]))[0] ?? null;
}

/** The content with its row locked until the transaction ends; null when there is no such import that was read. */
export async function lockImport(id: string): Promise<ImportContent | null> {
  await tenantQuery(`select id from plan_import where tenant_id = $1 and id = $2 for update`, [tenantId(), id]);
  return importContent(id);
}

export interface FileToRead {
  fileName: string;
  bytes: Buffer;
  attempts: number;
  targetPlanId: string | null;
}

/** The file to read, when it still waits; counts the attempt. */
export async function takeFile(id: string, at: string): Promise<FileToRead | null> {
  const rows = await tenantQuery<FileToRead>(
    `update plan_import set read_attempts = read_attempts + 1, updated_at = $3 where tenant_id = $1 and id = $2 and state = 'reading'
     returning file_name as "fileName", file_bytes as bytes, read_attempts as attempts, target_plan_id as "targetPlanId"`,
    [tenantId(), id, at],
  );
  return rows[0] ?? null;
}

/** A document may hold characters that jsonb cannot: they are replaced, as a browser would show them. */
function storableJson(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) => (typeof inner === 'string' && isUnstorable(inner) ? inner.replace(/[\0\p{Surrogate}]/gu, '\ufffd') : inner));
}

/** @returns false when somebody discarded it meanwhile, or another attempt was first */
export async function saveReading(id: string, source: SourceDocument, interpretation: Interpretation, at: string): Promise<boolean> {
  const rows = await tenantExecute(
    `update plan_import set state = 'ready', version = version + 1, source = $3, interpretation = $4, updated_at = $5
     where tenant_id = $1 and id = $2 and state = 'reading'`,
    [tenantId(), id, storableJson(source), storableJson(interpretation), at],
  );
  return rows === 1;
}

export async function saveFailure(id: string, failure: { code: string; parameters: Readonly<Record<string, unknown>> }, at: string): Promise<boolean> {
  const rows = await tenantExecute(
    `update plan_import set state = 'failed', version = version + 1, failure = $3, updated_at = $4
     where tenant_id = $1 and id = $2 and state = 'reading'`,
    [tenantId(), id, JSON.stringify(failure), at],
  );
  return rows === 1;
}

export interface Said {
  mapping?: readonly TableMapping[];
  interpretation?: Interpretation;
  corrections?: Corrections;
  answered?: readonly string[];
}

/** Saves what somebody said of an import that is ready. @returns false when it is no longer at this version */
export async function saveSaid(id: string, version: number, said: Said, at: string): Promise<boolean> {
  const json = (value: unknown): string | null => (value === undefined ? null : storableJson(value));
  const rows = await tenantExecute(
    `update plan_import set version = version + 1, updated_at = $4, mapping = coalesce($5, mapping), interpretation = coalesce($6, interpretation),
       corrections = coalesce($7, corrections), answered = coalesce($8, answered)
     where tenant_id = $1 and id = $2 and version = $3 and state = 'ready'`,
    [tenantId(), id, version, at, json(said.mapping), json(said.interpretation), json(said.corrections), json(said.answered)],
  );
  return rows === 1;
}

/** @returns false when it is no longer at this version, or was committed */
export async function discardImport(id: string, version: number, at: string): Promise<boolean> {
  const rows = await tenantExecute(
    `update plan_import set state = 'discarded', version = version + 1, failure = null, updated_at = $4
     where tenant_id = $1 and id = $2 and version = $3 and state in ('reading', 'ready', 'failed')`,
    [tenantId(), id, version, at],
  );
  return rows === 1;
}

/** Imports that have waited to be read since before `before`: their job was lost. */
export async function forgottenImports(before: string): Promise<string[]> {
  const rows = await tenantQuery<{ id: string }>(`select id from plan_import where tenant_id = $1 and state = 'reading' and updated_at < $2 order by updated_at limit 100`, [tenantId(), before]);
  return rows.map(({ id }) => id);
}
