// The words that a written document prints above its columns and before its lines. Writing and reading share
// them: these words are how a document that Waymark wrote is known again, whatever program saved it since.
import type { Language } from '@waymark/domain';

/** What a flat table says of an action's place; none of it is a column in Word, where headings say it. */
export const placeFields = [
  'sectionRef', 'section', 'recommendationRef', 'recommendation', 'objectiveRef', 'objective', 'champion', 'theme', 'targetDate', 'linkedRecommendations', 'linkedIndicators',
] as const;
export type PlaceField = (typeof placeFields)[number];

/** What a table of actions says, in the order of the layout that Waymark uses by default. */
export const actionFields = ['ref', 'action', 'approach', 'owner', 'timescale', 'success', 'rating', 'progress'] as const;
export type ActionField = (typeof actionFields)[number];

export interface DocumentWords {
  place: Readonly<Record<PlaceField, string>>;
  action: Readonly<Record<ActionField, string>>;
  /** Before the number of an objective in its heading. */
  objectiveLabel: string;
  dataAsAt: string;
  ratingKey: string;
  rating: string;
  meaning: string;
  page: string;
  of: string;
  actionsOf: string;
}

export const documentWords: Readonly<Record<Language, DocumentWords>> = {
  en: {
    place: {
      sectionRef: 'Section no.', section: 'Section', recommendationRef: 'Recommendation no.', recommendation: 'Recommendation', objectiveRef: 'Objective no.', objective: 'Objective',
      champion: 'Board champion', theme: 'Theme', targetDate: 'Target date', linkedRecommendations: 'Linked recommendations', linkedIndicators: 'Linked indicators',
    },
    action: { ref: 'Ref', action: 'Action', approach: 'How', owner: 'Owner', timescale: 'By when', success: 'Success measure', rating: 'RAG', progress: 'Progress' },
    objectiveLabel: 'Objective', dataAsAt: 'Data as at', ratingKey: 'Rating key', rating: 'Rating', meaning: 'Meaning', page: 'Page', of: 'of', actionsOf: 'Actions',
  },
  cy: {
    place: {
      sectionRef: 'Rhif yr adran', section: 'Adran', recommendationRef: 'Rhif yr argymhelliad', recommendation: 'Argymhelliad', objectiveRef: 'Rhif yr amcan', objective: 'Amcan',
      champion: 'Hyrwyddwr y bwrdd', theme: 'Thema', targetDate: 'Dyddiad targed', linkedRecommendations: 'Argymhellion cysylltiedig', linkedIndicators: 'Dangosyddion cysylltiedig',
    },
    action: { ref: 'Cyf', action: 'Cam gweithredu', approach: 'Sut', owner: 'Perchennog', timescale: 'Erbyn pryd', success: 'Mesur llwyddiant', rating: 'CAG', progress: 'Cynnydd' },
    objectiveLabel: 'Amcan', dataAsAt: 'Data ar', ratingKey: 'Allwedd raddio', rating: 'Gradd', meaning: 'Ystyr', page: 'Tudalen', of: 'o', actionsOf: 'Camau gweithredu',
  },
};

export const languages: readonly Language[] = ['en', 'cy'];
