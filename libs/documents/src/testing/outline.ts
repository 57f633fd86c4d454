// A plan as short lines, so that a test shows a layout and its reading side by side.
import type { ImportedPlan } from '@waymark/domain';

const join = (parts: (string | null | undefined)[]): string => {
  const texts = parts.map((part) => (part ?? '').replaceAll('\n', '⏎'));
  while (texts.length > 0 && texts.at(-1) === '') texts.pop();
  return texts.join(' | ');
};

/** "# section", "## objective", "- ref | description | approach | owner | when | due | rating | success | progress". */
export function outline(plan: ImportedPlan): string[] {
  return plan.sections.flatMap((section) => [
    `# ${join([section.ref, section.title])}`,
    ...section.recommendations.map((each) => `! ${join([each.ref, each.text])}`),
    ...section.objectives.flatMap((objective) => [
      `## ${join([objective.ref, objective.title, objective.targetDate, objective.champion, objective.linkedRecommendations.join(','), objective.linkedIndicators.join(','), objective.theme])}`,
      ...objective.actions.map((each) =>
        `- ${join([each.ref, each.description, each.approach, each.ownerText, each.timescale.sourceText, each.statedRating && `${each.statedRating.code}/${each.statedRating.source}`, each.successMeasure, each.progress])}`,
      ),
    ]),
  ]);
}

export const codes = (plan: ImportedPlan, without: readonly string[] = ['noOwner', 'noTimescale', 'noRating', 'ratingFromShading', 'ratingFromStatus', 'severalOwners', 'dateAssumed', 'statusBeside']): string[] =>
  plan.findings.map((finding) => finding.code).filter((code) => !without.includes(code));
