// The status of an action from what a plan says about it.
import type { Canonical } from '../ratings/rating-key.ts';
import type { Timescale } from '../timescale/timescale.ts';

export const actionStatuses = ['notStarted', 'inProgress', 'complete', 'cancelled'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

// Order matters: 'not complete' is no completion and 'not started' no start.
const statusWords: readonly (readonly [RegExp, ActionStatus])[] = [
  [/\b(?:cancelled|canceled|withdrawn|superseded|abandoned|no longer (?:required|needed|relevant)|canslwyd|wedi['’]i ganslo|tynnwyd yn ôl)/i, 'cancelled'],
  [/\b(?:not (?:yet )?(?:started|begun|commenced)|yet to (?:start|begin|commence)|to (?:start|begin)|planned|not (?:yet )?due|heb (?:ei )?ddechrau|heb gychwyn)/i, 'notStarted'],
  [/(?:\b(?:not (?:yet |fully )?|in|partly |partially |part |nearly |almost |mostly |to be |\d+ ?% ?))(?:complete|completed|achieved|done|delivered)\b|\bheb ei gwblhau/i, 'inProgress'],
  [/\b(?:complete|completed|achieved|done|delivered|finished|closed|implemented|cwblhawyd|cyflawnwyd|wedi['’]i (?:gwblhau|gyflawni)|gorffenwyd)(?!\p{L})/iu, 'complete'],
  [/\b(?:in progress|in-progress|progressing|underway|under way|started|ongoing|on-going|on track|begun|commenced|delayed|overdue|at risk|ar y gweill|ar waith|dechreuwyd|parhaus)/i, 'inProgress'],
];

/** The status that a word such as 'In progress', 'Achieved' or 'Ar y gweill' means, or null when it says nothing known. */
export function readStatus(text: string): ActionStatus | null {
  for (const [words, status] of statusWords) if (words.test(text)) return status;
  return null;
}

/**
 * Complete when the timescale says achieved or the stated rating means complete; cancelled when the status text says so.
 * Then the status text, then the stated rating (not due = not started, anything else = in progress), else not started.
 */
export function statusOf(input: { timescale: Timescale; statedCanonical: Canonical | null; statusText?: string | null }): ActionStatus {
  const written = input.statusText == null ? null : readStatus(input.statusText);
  if (written === 'cancelled') return 'cancelled';
  if (input.timescale.achieved || input.statedCanonical === 'complete') return 'complete';
  if (written) return written;
  if (input.statedCanonical === 'notDue' || input.statedCanonical === null) return 'notStarted';
  return 'inProgress';
}
