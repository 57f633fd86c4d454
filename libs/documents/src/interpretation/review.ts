// What strikes a careful reader when the whole plan is read: numbers twice, ratings against the key.
import type { PrintedRating } from '@waymark/domain';
import type { Findings } from './findings.ts';
import type { PlanDraft } from './plan-draft.ts';
import { statusAtStart } from './ratings.ts';

/** Adds findings that need the whole plan. */
export function reviewPlan(draft: PlanDraft, key: readonly PrintedRating[], findings: Findings): void {
  const meanings = new Map(key.map((rating) => [rating.code, rating.meaning]));
  const completes = new Set(key.filter(({ meaning }) => meansComplete(meaning)).map(({ code }) => code));
  const unexplained = new Map<string, number>();
  for (const section of draft.sections) {
    for (const objective of section.objectives) {
      const refs = new Set<string>();
      for (const { action, place, source } of objective.actions) {
        if (action.ref !== null) {
          if (refs.has(action.ref)) findings.add('duplicateRef', place, { ref: action.ref }, source);
          refs.add(action.ref);
        }
        const code = action.statedRating?.code;
        if (code === undefined || key.length === 0) continue;
        if (!meanings.has(code)) unexplained.set(code, (unexplained.get(code) ?? 0) + 1);
        if (completes.has(code) && !action.timescale.achieved && action.timescale.due !== null) findings.add('statedCompleteButNotAchieved', place, { rating: code, text: action.timescale.sourceText }, source);
      }
    }
  }
  for (const [rating, count] of unexplained) findings.add('keyWithout', { block: null, row: null }, { rating, count });
}

function meansComplete(meaning: string): boolean {
  const plain = meaning.replace(/^(?:action|actions|task|tasks|the action|work)\s+(?:is |are |has been |have been )?/i, '');
  return statusAtStart(plain, false) === 'complete' && !/\bnot (?:yet )?complete/i.test(meaning);
}
