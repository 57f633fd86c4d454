/** An action as it stood at a moment, from its revisions up to then. Pure. */
import type { ActionState, ActionStatus, AssuranceState, IsoDate, OwnerState, Precision } from '@waymark/domain';
import { daysOverdueOf } from '../ratings/index.ts';

/** What one revision left; a first one holds the action as it was imported. */
export interface PastRevision {
  kind: string;
  after: Readonly<Record<string, unknown>>;
}

export interface PastAction {
  id: string;
  /** Where it stood then. */
  objectiveId: string;
  /** Oldest first; not empty. */
  revisions: readonly PastRevision[];
  /** Of the newest decision up to then. */
  facts: Readonly<Record<string, unknown>>;
}

interface Standing {
  ref: string | null;
  description: string;
  successMeasure: string | null;
  progress: string | null;
  owners: readonly OwnerState[];
  status: ActionStatus;
  assurance: AssuranceState;
  statedCode: string | null;
  sourceText: string;
  precision: Precision;
  baseline: IsoDate | null;
  current: IsoDate | null;
  forecast: IsoDate | null;
  override: { code: string; until: IsoDate; approved: boolean } | null;
}

/** What revisions say under its own name; an override and the places of an action are told otherwise. */
const told = new Set<string>([
  'ref', 'description', 'successMeasure', 'progress', 'owners', 'status', 'assurance', 'statedCode', 'sourceText', 'precision', 'baseline', 'current', 'forecast',
] satisfies (keyof Standing)[]);

/**
 * @param day in Europe/London: an override holds up to its last day
 * @param computed what the rules in force then say of its facts
 */
export function actionAsAt({ id, objectiveId, revisions, facts }: PastAction, day: IsoDate, computed: (facts: PastAction['facts']) => string): ActionState {
  const { ref, description, successMeasure, progress, owners, status, assurance, statedCode, sourceText, precision, baseline, current, forecast, override } = revisions.reduce(revised, imported(revisions[0]!.after));
  const computedCode = computed(facts);
  return {
    id, objectiveId, ref, description, successMeasure, progress, status, assurance, owners, statedCode, facts,
    timescale: { sourceText, precision, baseline, current, forecast },
    computedCode, effectiveCode: override?.approved && override.until >= day ? override.code : computedCode,
    daysOverdue: daysOverdueOf({ status, timescaleCurrent: current }, day),
  };
}

/** An imported action: its date is the baseline, and nobody has forecast anything. What its document calls complete is claimed. */
function imported(after: PastRevision['after']): Standing {
  const timescale = after['timescale'] as { sourceText: string; precision: Precision; due: IsoDate | null };
  return {
    ref: null, description: '', successMeasure: null, progress: null, owners: [], status: 'notStarted', statedCode: null,
    assurance: 'none', sourceText: timescale.sourceText, precision: timescale.precision, baseline: timescale.due, current: timescale.due, forecast: null, override: null,
  };
}

function revised(standing: Standing, { kind, after }: PastRevision): Standing {
  const changed = Object.entries(after).flatMap(([name, value]) => (told.has(name) ? [[name, name === 'owners' ? (value as OwnerState[]).map(({ name: owner, accountable }) => ({ name: owner, accountable })) : value]] : []));
  const next: Standing = { ...standing, ...(Object.fromEntries(changed) as Partial<Standing>) };
  if (kind === 'overrideEnded') return { ...next, override: null };
  if (kind === 'overrideProposed' || kind === 'overrideApproved') return { ...next, override: { code: String(after['override']), until: String(after['until']), approved: kind === 'overrideApproved' } };
  return next;
}
