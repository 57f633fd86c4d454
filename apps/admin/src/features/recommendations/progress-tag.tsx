/** How far a recommendation is: word, shape and colour, as a rating is shown. */
import { RatingTag } from '../../ui/tag.tsx';
import en from './recommendations.en.json';
import cy from './recommendations.cy.json';
import type { RecommendationView } from './recommendation-view.ts';

type Progress = RecommendationView['answeredBy']['progress'];

const looks: Readonly<Record<Progress, readonly [colour: string, shape: string]>> = {
  UNANSWERED: ['grey', 'dash'], OFF_TRACK: ['red', 'diamond'], AT_RISK: ['amber', 'triangle'], UNDER_WAY: ['blue', 'square'], DELIVERED: ['green', 'circle'], ACCEPTED: ['green', 'circle'],
};

export function ProgressTag({ progress }: { progress: Progress }) {
  const [colour, shape] = looks[progress];
  return <RatingTag rating={{ code: progress, label: { en: en.progress[progress], cy: cy.progress[progress] }, colour, shape }} />;
}
