/** What changed in a plan between two moments. */
import { daysBetween, type IsoDate } from '../dates/iso-date.ts';
import type { ActionState, PlanState } from './plan-state.ts';

/**
 * Why a rating changed: the new rules say otherwise of the same action (`rules`), what is known of it changed (`data`),
 * only days went by (`time`), or somebody overrode it, or an override ended (`override`).
 */
export type RatingCause = 'rules' | 'data' | 'time' | 'override';

export interface ActionPair {
  readonly before: ActionState;
  readonly after: ActionState;
}

export interface MovedAction extends ActionPair {
  /** Later is positive; null when it has lost its date or got one. */
  readonly days: number | null;
}

export interface ReratedAction extends ActionPair {
  readonly cause: RatingCause;
}

/** An action may stand in several lists. Each is in the order of the newer plan, `removed` in that of the older one. */
export interface PlanChanges {
  readonly added: readonly ActionState[];
  /** In the older plan and not in the newer one: neither completed nor cancelled, gone. */
  readonly removed: readonly ActionState[];
  readonly closed: readonly ActionPair[];
  readonly reopened: readonly ActionPair[];
  readonly moved: readonly MovedAction[];
  readonly rerated: readonly ReratedAction[];
  readonly reassigned: readonly ActionPair[];
  readonly reworded: readonly ActionPair[];
  /** In both, and in none of the lists above. */
  readonly unchanged: number;
}

export interface PlanStateComparison {
  readonly before: PlanState;
  readonly after: PlanState;
  /** The rating code that the older rule set gives to an action of the newer plan, on its day. */
  readonly underOlderRules: (action: ActionState) => string;
}

/** Compares by the ids of actions. */
export function comparePlanStates({ before, after, underOlderRules }: PlanStateComparison): PlanChanges {
  const older = new Map(before.actions.map((action) => [action.id, action]));
  const newer = new Set(after.actions.map(({ id }) => id));
  const pairs = after.actions.flatMap((action): ActionPair[] => {
    const earlier = older.get(action.id);
    return earlier ? [{ before: earlier, after: action }] : [];
  });
  const sameRules = before.ruleSet.contentHash === after.ruleSet.contentHash;
  const moved = pairs.filter((pair) => pair.before.timescale.current !== pair.after.timescale.current);
  const rerated = pairs.filter((pair) => pair.before.effectiveCode !== pair.after.effectiveCode);
  const closed = pairs.filter((pair) => !isClosed(pair.before) && isClosed(pair.after));
  const reopened = pairs.filter((pair) => isClosed(pair.before) && !isClosed(pair.after));
  const reassigned = pairs.filter((pair) => owners(pair.before) !== owners(pair.after));
  const reworded = pairs.filter((pair) => words(pair.before) !== words(pair.after));
  const touched = new Set([...moved, ...rerated, ...closed, ...reopened, ...reassigned, ...reworded]);
  return {
    added: after.actions.filter(({ id }) => !older.has(id)),
    removed: before.actions.filter(({ id }) => !newer.has(id)),
    closed, reopened, reassigned, reworded,
    moved: moved.map((pair) => ({ ...pair, days: span(pair.before.timescale.current, pair.after.timescale.current) })),
    rerated: rerated.map((pair) => ({ ...pair, cause: causeOf(pair, sameRules, underOlderRules) })),
    unchanged: pairs.length - touched.size,
  };
}

const isClosed = ({ status }: ActionState): boolean => status === 'complete' || status === 'cancelled';

const overridden = ({ computedCode, effectiveCode }: ActionState): boolean => computedCode !== effectiveCode;

const owners = (action: ActionState): string => JSON.stringify(action.owners.map(({ name, accountable }) => [name, accountable]));

const words = ({ ref, description, successMeasure }: ActionState): string => JSON.stringify([ref, description, successMeasure]);

function span(from: IsoDate | null, to: IsoDate | null): number | null {
  return from === null || to === null ? null : daysBetween(from, to);
}

/** One cause: the first that is enough by itself. */
function causeOf({ before, after }: ActionPair, sameRules: boolean, underOlderRules: PlanStateComparison['underOlderRules']): RatingCause {
  if (overridden(before) || overridden(after)) return 'override';
  if (!sameRules && underOlderRules(after) !== after.computedCode) return 'rules';
  return sameKnowledge(before, after) ? 'time' : 'data';
}

/** Evidence that expired is a matter of days gone by: the pieces are the same, fewer of them count. */
function sameKnowledge(before: ActionState, after: ActionState): boolean {
  return knowledge(before) === knowledge(after);
}

function knowledge({ facts }: ActionState): string {
  const { evidenceCount, expiredEvidenceCount, verifiedEvidenceCount: _verified, ...rest } = facts;
  const pieces = Number(evidenceCount ?? 0) + Number(expiredEvidenceCount ?? 0);
  const known = Object.entries({ ...rest, pieces }).filter(([, value]) => value !== null && value !== undefined);
  return JSON.stringify(known.sort(([a], [b]) => (a < b ? -1 : 1)));
}
