/** Words of self-assessments, and how a band looks. */
import { bandViews, type StandardBand } from '@waymark/domain';
import type { NationalStandardBand } from '../../graphql/generated/graphql.ts';
import { words, type Translate } from '../../i18n/words.ts';
import type { RatingView } from '../../ui/tag.tsx';
import cy from './self-assessments.cy.json';
import en from './self-assessments.en.json';

export const useSelfAssessmentWords = words('selfAssessments', en, cy);
export type SelfAssessmentWords = Translate<typeof en>;

/** From the schema's names to the catalogue's; the best first. */
const names = { OUTSTANDING: 'outstanding', GOOD: 'good', REQUIRES_IMPROVEMENT: 'requiresImprovement', INADEQUATE: 'inadequate' } as const satisfies Record<NationalStandardBand, StandardBand>;
export const bandsBestFirst = Object.keys(names) as readonly NationalStandardBand[];

export function bandView(band: NationalStandardBand): RatingView {
  return { code: band, ...bandViews[names[band]] };
}
