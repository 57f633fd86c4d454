/** What the accepted differences make of the plan's actions. Pure: rows in, rows and revisions out. */
import { assuranceAfterUpdate, isAccepted, statusOf, type ActionStatus, type AssuranceState, type ComparedField, type Precision, type RatingKey, type Timescale } from '@waymark/domain';
import type { DraftActionItem } from '../draft.ts';
import type { PlanChange } from './comparison.ts';

/** An action as it is written; the rest of its row is none of a document's business. */
export interface EditableAction {
  id: string;
  version: number;
  sectionId: string;
  objectiveId: string;
  ref: string | null;
  description: string;
  approach: string | null;
  ownerText: string | null;
  successMeasure: string | null;
  progress: string | null;
  status: ActionStatus;
  assurance: AssuranceState;
  statedCode: string | null;
  statedSource: string | null;
  timescaleSourceText: string;
  timescalePrecision: Precision;
  timescaleBaseline: string | null;
  timescaleCurrent: string | null;
  timescaleOngoing: boolean;
  timescaleAchieved: boolean;
  timesMoved: number;
  startedOn: string | null;
}

/** Revisions call what they changed by the same names, whoever made them; these differ from those of a row. */
const revisionNames: Readonly<Partial<Record<keyof EditableAction, string>>> = {
  timescaleSourceText: 'sourceText', timescalePrecision: 'precision', timescaleBaseline: 'baseline', timescaleCurrent: 'current', timescaleOngoing: 'ongoing', timescaleAchieved: 'achieved',
};

export interface ChangedRow {
  row: EditableAction;
  /** New owners in order; null when they stay. */
  owners: readonly { name: string; accountable: boolean }[] | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

export interface Accepted {
  /** Accepted differences of this action. */
  changes: readonly PlanChange[];
  item: DraftActionItem;
  /** Where it goes, when a move was accepted. */
  place: { sectionId: string; objectiveId: string } | null;
}

export function changedRow(row: EditableAction, { changes, item, place }: Accepted, key: RatingKey, today: string): ChangedRow {
  const next: EditableAction = { ...row, ...place, version: row.version + 1 };
  const fields = new Set(changes.map(({ field }) => field));
  const apply: Readonly<Record<ComparedField, () => void>> = {
    ref: () => { next.ref = item.ref; },
    description: () => { next.description = item.description; },
    approach: () => { next.approach = item.approach; },
    owner: () => { next.ownerText = item.ownerText; },
    success: () => { next.successMeasure = item.successMeasure; },
    progress: () => { next.progress = item.progress; },
    stated: () => Object.assign(next, { statedCode: item.statedCode, statedSource: item.statedSource }),
    timescale: () => Object.assign(next, movedTimescale(row, item.timescale)),
  };
  for (const field of fields) if (field !== null) apply[field]();
  if (fields.has('stated') || fields.has('timescale')) Object.assign(next, movedStatus(row, next, key, today));
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const name of Object.keys(next) as (keyof EditableAction)[]) {
    if (name === 'version' || next[name] === row[name]) continue;
    const told = revisionNames[name] ?? name;
    before[told] = row[name];
    after[told] = next[name];
  }
  if (fields.has('owner')) after['owners'] = item.owners;
  return { row: next, owners: fields.has('owner') ? item.owners : null, before, after };
}

/** The baseline is the first date there was, and stays; another date than the one that counted is a move. */
function movedTimescale(row: EditableAction, timescale: Timescale): Partial<EditableAction> {
  const { sourceText, precision, due, ongoing, achieved } = timescale;
  const moved = row.timescaleCurrent !== null && due !== null && due !== row.timescaleCurrent;
  return {
    timescaleSourceText: sourceText, timescalePrecision: precision, timescaleBaseline: row.timescaleBaseline ?? due, timescaleCurrent: due,
    timescaleOngoing: ongoing, timescaleAchieved: achieved, timesMoved: row.timesMoved + (moved ? 1 : 0),
  };
}

/** A document says of the status only what its rating and its timescale say: where these mean what they meant, it stays as people left it. */
function movedStatus(row: EditableAction, next: EditableAction, key: RatingKey, today: string): Partial<EditableAction> {
  const said = (action: EditableAction): ActionStatus => {
    const { timescaleSourceText: sourceText, timescalePrecision: precision, timescaleCurrent: due, timescaleOngoing: ongoing, timescaleAchieved: achieved } = action;
    return statusOf({ timescale: { sourceText, precision, due, ongoing, achieved }, statedCanonical: key.ratings.find(({ code }) => code === action.statedCode)?.canonical ?? null });
  };
  const status = said(next);
  // What a board has accepted stays complete: only who accepts opens it again.
  if (status === said(row) || isAccepted(row.assurance)) return {};
  return { status, assurance: assuranceAfterUpdate(row.assurance, row.status, status), startedOn: row.status === 'notStarted' && status !== 'notStarted' ? (row.startedOn ?? today) : row.startedOn };
}
