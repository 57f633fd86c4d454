/** What reviews from outside recommended, in a paper: answered by which actions, and how far that is. Pure. */
import { formatDate, type ActionState, type ExternalReviewKind, type Language } from '@waymark/domain';
import type { PackBlock, PackCell } from '@waymark/documents';
import type { ReviewContent } from '../reviews/index.ts';
import { heading, paragraph, table } from './pack-blocks.ts';
import type { PackWords } from './pack-words.ts';

export interface RecommendationsRequest {
  language: Language;
  words: PackWords;
  publicly: boolean;
  recommendations: ReviewContent['recommendations'];
  actions: readonly ActionState[];
  nameOf: (action: ActionState) => string;
}

/** Their authors publish them; what a service commissioned for itself, or about a child's death, is not everybody's to read. */
const published: ReadonlySet<ExternalReviewKind> = new Set(['inspection', 'thematicReview', 'scrutiny']);

/** Nothing of a service to which nobody recommended anything, and of a paper that was frozen before papers showed this. */
export function recommendationBlocks({ language, words, publicly, recommendations = [], actions, nameOf }: RecommendationsRequest): PackBlock[] {
  if (recommendations.length === 0) return [];
  const rows = recommendations.map(({ number, text, kind, reviewTitle, madeOn, state, progress, actionIds }): PackCell[] => [
    { text: publicly && !published.has(kind) ? `${number} ${words.notPublic}` : `${number} ${text}` },
    { text: `${reviewTitle}, ${formatDate(madeOn, language)}` },
    { text: actions.filter(({ id }) => actionIds.includes(id)).map((action) => action.ref ?? nameOf(action)).join(', ') || words.progressOf.unanswered },
    { text: state === 'open' ? words.progressOf[progress] : `${words.stateOf[state]}; ${words.progressOf[progress]}` },
  ]);
  const open = recommendations.filter(({ state, progress }) => state === 'open' && progress === 'unanswered').length;
  return [
    heading(words.recommendations), paragraph(words.unanswered(open, recommendations.length)),
    table(words.recommendations, [[words.recommendation, 5], [words.madeBy, 2], [words.answeredBy, 1.6], [words.howFar, 1.4]], rows),
  ];
}
