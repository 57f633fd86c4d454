/**
 * A demonstration service as the plan that reading its document would have given, with the month it
 * describes moved to the month of `now`. From here on it takes the way of every imported plan.
 */
import { localDate, parseTimescale, readTargetDate, splitOwners, type ImportedAction, type ImportedPlan, type IsoDate, type StatedCode } from '@waymark/domain';
import type { ActionContent, EvidenceContent, ServiceContent } from './content/service-content.ts';
import { movedDay, movedText, type Move } from './moved-dates.ts';

/** Evidence of one action, found by the path of the action in the plan: 'sections/0/objectives/1/actions/2'. */
export interface PlannedEvidence extends EvidenceContent {
  path: string;
}

export interface ContentPlan {
  plan: ImportedPlan;
  evidence: readonly PlannedEvidence[];
}

/** @param now an instant ('2026-11-22T09:00:00Z') or a date */
export function contentPlan(content: ServiceContent, now: string): ContentPlan {
  const today = localDate(now);
  const move: Move = { from: content.asAt, to: today.slice(0, 7) };
  const moved = (text: string | null | undefined): string | null => (text == null ? null : movedText(text, move));
  const evidence: PlannedEvidence[] = [];

  const sections = content.sections.map((section, s) => ({
    ref: section.ref,
    title: movedText(section.title, move),
    recommendations: section.recommendations ?? [],
    objectives: section.objectives.map((objective, o) => {
      const title = movedText(objective.title, move);
      return {
        ref: objective.ref,
        title,
        theme: objective.theme ?? null,
        targetDate: readTargetDate(title),
        champion: objective.champion ?? null,
        linkedRecommendations: objective.linkedRecommendations ?? [],
        linkedIndicators: objective.linkedIndicators ?? [],
        actions: objective.actions.map((action, at) => {
          for (const item of action.evidence ?? []) evidence.push({ ...item, datedOn: earlier(movedDay(item.datedOn, move), today), path: `sections/${s}/objectives/${o}/actions/${at}` });
          return importedAction(action, moved, today);
        }),
      };
    }),
  }));
  return { plan: { title: movedText(content.title, move), ratingKey: [], sections, findings: [] }, evidence };
}

function importedAction(action: ActionContent, moved: (text: string | null | undefined) => string | null, today: IsoDate): ImportedAction {
  return {
    ref: action.ref,
    description: moved(action.action) ?? '',
    approach: moved(action.approach),
    ownerText: action.owner,
    owners: action.owner === null ? [] : splitOwners(action.owner),
    timescale: parseTimescale(moved(action.by) ?? '', { after: today }).timescale,
    statedRating: action.stated === null ? null : { code: action.stated as StatedCode, source: 'text' },
    successMeasure: moved(action.success),
    progress: moved(action.progress),
  };
}

/** Nobody dates evidence in the future, even when today is early in its month. */
const earlier = (one: IsoDate, other: IsoDate): IsoDate => (one < other ? one : other);
