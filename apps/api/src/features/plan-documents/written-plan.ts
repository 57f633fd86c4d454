/** A plan of the service as the texts that its documents hold. Pure. */
import { formatDate, splitOwners, type Language, type RatingKey } from '@waymark/domain';
import type { ActionToWrite, PlanToWrite, RatingToWrite, RatingWord } from '@waymark/documents';
import type { StandingAction, StandingPlan } from './standing-plan.store.ts';

/** @param language of dates that the plan does not have in words */
export function writtenPlan(plan: StandingPlan, language: Language): PlanToWrite {
  return {
    title: plan.title,
    sections: plan.sections.map((section) => ({
      ref: section.ref,
      title: section.title,
      recommendations: section.recommendations.map(({ ref, text }) => ({ ref: ref === '' ? null : ref, text })),
      objectives: plan.objectives
        .filter(({ sectionId }) => sectionId === section.id)
        .map((objective) => ({ ...objective, actions: plan.actions.filter(({ objectiveId }) => objectiveId === objective.id).map((action) => writtenAction(action, language)) })),
    })),
  };
}

export function writtenAction(action: StandingAction, language: Language): ActionToWrite {
  const { ref, description, approach, statedCode, successMeasure, progress } = action;
  return { ref, action: description, approach, owner: ownerText(action), timescale: timescaleText(action, language), rating: statedCode, success: successMeasure, progress };
}

/** As the council wrote it, as long as it names who the owners are today and puts who is accountable first. */
function ownerText({ ownerText: written, owners }: StandingAction): string | null {
  const read = splitOwners(written ?? '');
  const same = read.length === owners.length && read.every(({ name, accountable }, at) => owners[at]?.name === name && owners[at].accountable === accountable);
  if (same || owners.length === 0) return written;
  return [...owners].sort((a, b) => Number(b.accountable) - Number(a.accountable)).map(({ name }) => name).join('\n');
}

function timescaleText({ timescaleSourceText, timescaleCurrent }: StandingAction, language: Language): string | null {
  if (timescaleSourceText !== '') return timescaleSourceText;
  return timescaleCurrent === null ? null : formatDate(timescaleCurrent, language);
}

export function ratingsToWrite({ ratings }: RatingKey, language: Language): RatingToWrite[] {
  return ratings.map(({ code, label, meaning, colour }) => ({ code, label: label[language], meaning: meaning[language], colour }));
}

/** The words of the key in both languages, for reading what was written in either. */
export function ratingWords({ ratings }: RatingKey): RatingWord[] {
  return ratings.flatMap(({ code, label }) => [{ code, label: label.en }, { code, label: label.cy }]);
}

/** "improvement-plan-2026-11-27.docx": plain letters, as programs of all ages keep them. */
export function fileNameOf(title: string, day: string, format: string): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 80).replace(/^-+|-+$/g, '');
  return `${plain === '' ? 'plan' : plain}-${day}.${format}`;
}
