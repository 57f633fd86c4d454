/** What is before a board: the plan and what is known beside it. While a review is open it is made anew, when it closes it is frozen. */
import { createHash } from 'node:crypto';
import type { PlanState } from '@waymark/domain';
import type { IndicatorShown } from '../indicators/index.ts';
import type { PlanRecommendation } from '../inspections/index.ts';
import type { CountingRow } from '../observations/index.ts';

export const agencies = ['council', 'childrensServices', 'police', 'health', 'probation', 'education', 'courts', 'housing', 'voluntary'] as const;
export type Agency = (typeof agencies)[number];

export const attendances = ['member', 'deputy', 'apologies', 'absent'] as const;
export type AttendanceName = (typeof attendances)[number];

export const decisionKinds = ['accepted', 'returned', 'externalAssurance', 'noted'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export interface AttendanceEntry {
  readonly agency: Agency;
  readonly attendance: AttendanceName;
}

export interface DecisionEntry {
  readonly id: string;
  readonly actionId: string | null;
  readonly kind: DecisionKind;
  readonly reason: string | null;
  readonly interest: string | null;
  /** An instant, '2026-11-30T15:05:00.000Z'. */
  readonly decidedAt: string;
  /** The person’s name then. */
  readonly decidedBy: string;
}

/** A piece of evidence that stands. */
export interface EvidenceEntry {
  readonly actionId: string;
  readonly title: string;
  readonly datedOn: string;
  readonly verified: boolean;
}

/** A figure of the service's own that counts. */
export type CountedEntry = Omit<CountingRow, 'indicator'>;

/** An indicator that the plan should move: what is published of it, and the service's own figures. */
export interface IndicatorEntry extends IndicatorShown {
  /** In plan order. */
  readonly actionIds: readonly string[];
  /** Oldest first. */
  readonly observations: readonly CountedEntry[];
}

export interface ReviewContent {
  readonly plan: PlanState;
  /** Ids of actions with an open escalation. */
  readonly escalated: readonly string[];
  /** Of all actions, newest first. */
  readonly evidence: readonly EvidenceEntry[];
  readonly attendance: readonly AttendanceEntry[];
  /** Oldest first. */
  readonly decisions: readonly DecisionEntry[];
  /** In the order of the catalogue. Absent from what was frozen before papers showed indicators. */
  readonly indicators?: readonly IndicatorEntry[];
  /** What reviews from outside recommended. Absent from what was frozen before papers showed it. */
  readonly recommendations?: readonly PlanRecommendation[];
}

/** Of the same content always the same: keys in order, whatever order a database keeps them in. */
export function contentHashOf(content: ReviewContent): string {
  return createHash('sha256').update(JSON.stringify(inKeyOrder(content))).digest('hex');
}

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, inKeyOrder(item)]));
}
