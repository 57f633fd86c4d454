/** Stages in the shape in which the pages of rules show outcomes: word, shape and colour. */
import { serviceCatalogue } from '@waymark/rules';
import type { Localised } from '../../../i18n/language.ts';
import type { Rating } from '../../rules/data/rule-types.ts';

export interface StageName {
  number: number;
  name: Localised;
}

/** What the rules of stages may read. */
export const catalogue = serviceCatalogue;

/** The first stage is the usual one, the last the most serious. */
export function stageRatings(stages: readonly StageName[]): Rating[] {
  return stages.map(({ number, name }, index) => {
    const [colour, shape, canonical] = index === 0 ? (['grey', 'circle', 'ON_TRACK'] as const) : index === stages.length - 1 ? (['red', 'diamond', 'OFF_TRACK'] as const) : (['amber', 'triangle', 'AT_RISK'] as const);
    return { code: `stage-${number}`, label: name, meaning: name, colour, shape, canonical };
  });
}
