// Entry point of its own ('@waymark/rules/second-opinion'), so that only those who ask for a second opinion load json-rules-engine.
export { secondOpinion, type Disagreement, type Sample, type SecondOpinion, type SecondOpinionOptions } from './second-opinion.ts';
