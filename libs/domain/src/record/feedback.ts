/** What people who use a service, or work with it, answered when they were asked. Counts of answers alone: no answer, no person. */

export const feedbackGroups = ['children', 'parents', 'victims', 'staff', 'partners'] as const;
export type FeedbackGroup = (typeof feedbackGroups)[number];

export interface FeedbackResult {
  group: FeedbackGroup;
  /** As it was asked. */
  question: string;
  /** Answers that were positive, of those that were given. */
  positive: number;
  answered: number;
}

/** Below this a percentage says more than the answers do: counts alone are shown. */
export const FEWEST_FOR_PERCENT = 10;

/** Share of positive answers in per cent, to one decimal place; null where so few answered that counts alone are shown. */
export function positivePercent({ positive, answered }: Pick<FeedbackResult, 'positive' | 'answered'>): number | null {
  return answered < FEWEST_FOR_PERCENT ? null : Math.round((1000 * positive) / answered) / 10;
}
