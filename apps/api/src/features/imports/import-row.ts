/** An import as its store reads it: what the list needs, and apart from it the document and what was said of it. */
import type { Interpretation, SourceDocument, TableMapping } from '@waymark/documents';
import { reason, type Reason } from '../../platform/graphql/index.ts';

export type ImportStateName = 'reading' | 'ready' | 'failed' | 'committed' | 'discarded';

export interface ImportRow {
  id: string;
  version: number;
  state: ImportStateName;
  fileName: string;
  uploadedAt: Date;
  /** Name of the person. */
  uploadedBy: string;
  failure: { code: string; parameters: Record<string, string | number> } | null;
  planId: string | null;
  /** The plan that it was sent to, to be compared with it; null for a document that becomes a plan of its own. */
  targetPlanId: string | null;
}

/** A correction of one draft action; what is absent stays as it was read. */
export interface Correction {
  description?: string;
  accountableOwner?: string;
  timescaleText?: string;
  /** Null: the document states no rating. */
  statedCode?: string | null;
  leaveOut?: boolean;
}

/** By path of the draft action. */
export type Corrections = Readonly<Record<string, Correction>>;

export interface ImportContent {
  id: string;
  version: number;
  state: ImportStateName;
  fileName: string;
  targetPlanId: string | null;
  source: SourceDocument;
  interpretation: Interpretation;
  mapping: TableMapping[];
  corrections: Corrections;
  /** Ids of findings that somebody confirmed. */
  answered: string[];
}

/** Why a file could not be read, as the API tells it. */
export function failureReason(row: Pick<ImportRow, 'failure'>): Reason | null {
  return row.failure && reason(row.failure.code, row.failure.parameters);
}
