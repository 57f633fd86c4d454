// What the plan side of the review shows, in reading order, cut into pages of a bounded size. Pure.
import type { DraftAction, DraftObjective, DraftSection, Finding } from '../data/import-types.ts';
import { isOpen } from '../data/import-types.ts';

export type PlanEntry =
  /** A finding about the document as a whole, a section or an objective. */
  | { kind: 'finding'; finding: Finding; section: DraftSection | null; objective: DraftObjective | null }
  | { kind: 'action'; action: DraftAction; findings: readonly Finding[]; section: DraftSection | null; objective: DraftObjective | null };

const actionPath = /\/actions\/\d+$/u;

export interface PlanContent {
  sections: readonly DraftSection[];
  actions: readonly DraftAction[];
  findings: readonly Finding[];
  /** All actions are here; false while later pages are still coming. */
  complete: boolean;
}

/** Entries of one page: few enough to render, enough to work through. */
export const entriesPerPage = 60;

/**
 * Every action with its findings, below the findings of its section and objective; those about
 * nothing in particular come first.
 * @param onlyOpen leaves out what needs no answer (any more).
 */
export function planEntries({ sections, actions, findings, complete }: PlanContent, onlyOpen: boolean): PlanEntry[] {
  const byPath = new Map<string, Finding[]>();
  const known = new Set<string>(actions.map((action) => action.path));
  for (const section of sections) {
    known.add(section.path);
    for (const objective of section.objectives) known.add(objective.path);
  }
  for (const finding of findings) {
    if (onlyOpen && !isOpen(finding)) continue;
    // Of an action that was left out, or that has not come yet.
    if (finding.path !== null && !known.has(finding.path) && (finding.answered || !complete) && actionPath.test(finding.path)) continue;
    const key = finding.path !== null && known.has(finding.path) ? finding.path : '';
    const list = byPath.get(key);
    if (list) list.push(finding);
    else byPath.set(key, [finding]);
  }
  const byObjective = new Map<string, DraftAction[]>();
  for (const action of actions) {
    const list = byObjective.get(action.objectivePath);
    if (list) list.push(action);
    else byObjective.set(action.objectivePath, [action]);
  }
  const entries: PlanEntry[] = [];
  const add = (path: string, section: DraftSection | null, objective: DraftObjective | null) => {
    for (const finding of byPath.get(path) ?? []) entries.push({ kind: 'finding', finding, section, objective });
  };
  add('', null, null);
  for (const section of sections) {
    add(section.path, section, null);
    for (const objective of section.objectives) {
      add(objective.path, section, objective);
      for (const action of byObjective.get(objective.path) ?? []) {
        const own = byPath.get(action.path) ?? [];
        if (!onlyOpen || own.length > 0) entries.push({ kind: 'action', action, findings: own, section, objective });
      }
    }
  }
  return entries;
}

export function pageCount(entries: readonly PlanEntry[], size: number = entriesPerPage): number {
  return Math.max(1, Math.ceil(entries.length / size));
}

/** Page from 1; a page beyond the end is the last one. */
export function pageOfEntries(entries: readonly PlanEntry[], page: number, size: number = entriesPerPage): readonly PlanEntry[] {
  const at = Math.min(Math.max(1, page), pageCount(entries, size));
  return entries.slice((at - 1) * size, at * size);
}

/** Page (from 1) on which an action or a finding stands; null when it is not among the entries. */
export function pageWith(entries: readonly PlanEntry[], wanted: { path?: string; findingId?: string }, size: number = entriesPerPage): number | null {
  const index = entries.findIndex((entry) =>
    entry.kind === 'finding'
      ? entry.finding.id === wanted.findingId
      : entry.action.path === wanted.path || entry.findings.some((finding) => finding.id === wanted.findingId),
  );
  return index < 0 ? null : Math.floor(index / size) + 1;
}

/** All findings in the order in which the entries show them. */
export function findingsInOrder(entries: readonly PlanEntry[]): Finding[] {
  return entries.flatMap((entry) => (entry.kind === 'finding' ? [entry.finding] : entry.findings));
}

/**
 * The open finding to go to after one was answered: the next in reading order, else the first; null when none is left.
 * @param ordered all findings in reading order, as they were before the answer.
 */
export function nextOpen(ordered: readonly Finding[], answeredIds: ReadonlySet<string>): Finding | null {
  const last = ordered.reduce((found, finding, index) => (answeredIds.has(finding.id) ? index : found), -1);
  const open = (finding: Finding) => isOpen(finding) && !answeredIds.has(finding.id);
  return ordered.slice(last + 1).find(open) ?? ordered.find(open) ?? null;
}
