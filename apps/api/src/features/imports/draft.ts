/** The draft of a plan: what was read, as people corrected it, with the findings that are still open. Pure. */
import { createHash } from 'node:crypto';
import { assuranceAfterUpdate, certainChildData, parseTimescale, statusOf, type RatingKey, type Timescale } from '@waymark/domain';
import type { Interpretation } from '@waymark/documents';
import type { FactValue } from '@waymark/rules';
import type { FactRow } from '../ratings/index.ts';
import type { Correction, Corrections } from './import-row.ts';

export interface DraftActionItem {
  path: string;
  objectivePath: string;
  /** Places in the draft's sections and their objectives. */
  section: number;
  objective: number;
  ref: string | null;
  description: string;
  approach: string | null;
  ownerText: string | null;
  owners: readonly { name: string; accountable: boolean }[];
  timescale: Timescale;
  statedCode: string | null;
  statedSource: 'text' | 'shading' | 'status' | 'person' | null;
  successMeasure: string | null;
  progress: string | null;
  block: number | null;
  row: number | null;
}

export interface FindingItem {
  /** The same as long as the finding is the same: from its code, place and parameters. */
  id: string;
  code: string;
  parameters: Readonly<Record<string, FactValue>>;
  path: string | null;
  block: number | null;
  row: number | null;
  column: number | null;
  needsAnswer: boolean;
  answered: boolean;
}

type ReadPlan = Interpretation['plan'];
type ReadAction = ReadPlan['sections'][number]['objectives'][number]['actions'][number];

export interface Draft {
  plan: ReadPlan;
  actions: DraftActionItem[];
  findings: FindingItem[];
}

/** Which correction settles a finding; any other finding is settled by confirming it. */
const settledBy: Readonly<Record<string, keyof Correction>> = {
  severalOwners: 'accountableOwner', noOwner: 'accountableOwner',
  twoDates: 'timescaleText', dateUnclear: 'timescaleText', dateAssumed: 'timescaleText', yearAssumed: 'timescaleText', noTimescale: 'timescaleText',
  ongoingWithDate: 'timescaleText', ongoingAchieved: 'timescaleText',
  ratingFromShading: 'statedCode', ratingFromStatus: 'statedCode', ratingUnclear: 'statedCode', ratingConflict: 'statedCode', noRating: 'statedCode',
  statedCompleteButNotAchieved: 'statedCode', statedNotInKey: 'statedCode',
  actionMissing: 'description',
};

/** @param today resolves a year that a corrected timescale leaves out */
export function makeDraft(interpretation: Interpretation, said: { corrections: Corrections; answered: readonly string[] }, key: RatingKey, today: string): Draft {
  const { plan, origins } = interpretation;
  const codes = new Set(key.ratings.map(({ code }) => code));
  const confirmed = new Set(said.answered);
  const actions: DraftActionItem[] = [];
  const raised: Omit<FindingItem, 'id' | 'answered'>[] = [];
  plan.sections.forEach((section, s) =>
    section.objectives.forEach((objective, o) =>
      objective.actions.forEach((read, a) => {
        const objectivePath = `sections/${s}/objectives/${o}`;
        const path = `${objectivePath}/actions/${a}`;
        const correction = said.corrections[path] ?? {};
        if (correction.leaveOut) return;
        const origin = origins[path];
        const place = { path, block: origin?.block ?? null, row: origin?.row ?? null, column: null };
        const { action, dateUnclear } = corrected(read, correction, today);
        actions.push({ ...action, ...place, objectivePath, section: s, objective: o });
        if (action.statedCode !== null && !codes.has(action.statedCode)) {
          raised.push({ ...place, code: 'statedNotInKey', parameters: { code: action.statedCode, key: key.name }, needsAnswer: true });
        }
        for (const kind of certainChildData([correction.description, correction.accountableOwner].join('\n'))) raised.push({ ...place, code: 'childDataSuspected', parameters: { kind, typed: true }, needsAnswer: true });
        if (dateUnclear) raised.push({ ...place, code: 'dateUnclear', parameters: { text: action.timescale.sourceText, due: action.timescale.due }, needsAnswer: true });
      }),
    ),
  );
  const read = interpretation.findings.map(({ code, parameters, needsAnswer, where, path }) => ({
    code, parameters, needsAnswer, path: path ?? where.path ?? null, block: where.block, row: where.row, column: where.column ?? null,
  }));
  const names = new Map<string, number>();
  const findings = [...read.map((finding) => ({ finding, raised: false })), ...raised.map((finding) => ({ finding, raised: true }))].map(({ finding, raised: ours }) => {
    const id = findingId(finding, names);
    const correction = said.corrections[finding.path ?? ''];
    const settled = correction !== undefined && !ours && (correction.leaveOut === true || isGiven(correction, settledBy[finding.code]));
    return { ...finding, id, answered: settled || confirmed.has(id) };
  });
  return { plan, actions, findings };
}

export function isOpen(finding: FindingItem): boolean {
  return finding.needsAnswer && !finding.answered;
}

/** The draft action in the form that rules read; the same that its commit will store. */
export function factsRowOf(item: DraftActionItem, objective: { targetDate: string | null }, key: RatingKey, today: string): FactRow {
  const statedCanonical = key.ratings.find(({ code }) => code === item.statedCode)?.canonical ?? null;
  const { precision, due } = item.timescale;
  const status = statusOf({ timescale: item.timescale, statedCanonical });
  return {
    status,
    statedCode: item.statedCode,
    timescalePrecision: precision,
    timescaleBaseline: due,
    timescaleCurrent: due,
    timescaleForecast: null,
    timesMoved: 0,
    startedOn: null,
    // What the document says is as new as its import: nobody has told Waymark anything since.
    lastUpdatedOn: today,
    objectiveTargetDate: objective.targetDate,
    evidenceCount: 0,
    verifiedEvidenceCount: 0,
    evidenceExpiries: null,
    verifiedEvidenceExpiries: null,
    lastEvidenceOn: null,
    ownerCount: item.owners.length,
    hasOwner: item.owners.some(({ accountable }) => accountable),
    // Whoever imports a document says what it says: that an action is complete is a claim, as it is in an update.
    assurance: assuranceAfterUpdate('none', 'notStarted', status),
    measureAchieved: null,
    indicatorSignal: null,
    overrideCode: null,
    overrideUntil: null,
  };
}

function corrected(read: ReadAction, correction: Correction, today: string): { action: Omit<DraftActionItem, 'path' | 'objectivePath' | 'section' | 'objective' | 'block' | 'row'>; dateUnclear: boolean } {
  const { statedRating, ...rest } = read;
  const parsed = correction.timescaleText === undefined ? null : parseTimescale(correction.timescaleText, { after: today });
  const stated = correction.statedCode === undefined
    ? { statedCode: statedRating?.code ?? null, statedSource: statedRating?.source ?? null }
    : { statedCode: correction.statedCode, statedSource: correction.statedCode === null ? null : ('person' as const) };
  return {
    action: {
      ...rest,
      ...stated,
      description: correction.description ?? read.description,
      owners: correction.accountableOwner === undefined ? read.owners : withAccountable(read.owners, correction.accountableOwner),
      timescale: parsed?.timescale ?? read.timescale,
    },
    dateUnclear: parsed?.oddities.some(({ code }) => unclear.has(code)) ?? false,
  };
}

/** Oddities of a timescale that leave its date in doubt. */
const unclear: ReadonlySet<string> = new Set(['unrecognised', 'relative', 'ambiguousNumbers', 'yearMissing', 'notApplicable', 'empty']);

function withAccountable(owners: ReadAction['owners'], name: string): { name: string; accountable: boolean }[] {
  const known = owners.some((owner) => owner.name === name);
  return [...(known ? [] : [{ name, accountable: true }]), ...owners.map((owner) => ({ name: owner.name, accountable: owner.name === name }))];
}

function isGiven(correction: Correction, field: keyof Correction | undefined): boolean {
  return field !== undefined && correction[field] !== undefined;
}

/** Two findings that are alike in everything are told apart by their order. */
function findingId({ code, parameters, path, block, row, column }: Omit<FindingItem, 'id' | 'answered'>, names: Map<string, number>): string {
  const name = createHash('sha256').update(JSON.stringify([code, path, block, row, column, parameters])).digest('hex').slice(0, 20);
  const seen = names.get(name) ?? 0;
  names.set(name, seen + 1);
  return seen === 0 ? name : `${name}-${seen}`;
}
