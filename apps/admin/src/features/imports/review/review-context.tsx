// What the parts of the review share: the import, how to answer, and which action is looked at.
import { createContext, useContext } from 'react';
import type { Answer, Answers } from '../data/import-answers.ts';
import type { RatingParts } from '../data/import-types.ts';

/** The action looked at; `by` is the side on which it was chosen, so that the other side follows. */
export interface Selection {
  path: string;
  by: 'plan' | 'source';
}

export interface AfterAnswer {
  /** Id of the element that takes the focus, instead of the next open finding. */
  stay?: string;
  /** What is announced, instead of the count of answers. */
  said?: string;
}

export interface ReviewContextValue {
  importId: string;
  ratings: readonly RatingParts[];
  answers: Answers;
  /** Gives an answer, says so, and moves the focus on to what is open next. Resolves to whether it was saved. */
  answer: (answer: Answer, after?: AfterAnswer) => Promise<boolean>;
  selection: Selection | null;
  select: (selection: Selection) => void;
  /** Moves the focus to an action on the plan side. */
  goToAction: (path: string) => void;
  /** Moves the focus to an action's row in the document. */
  goToSource: (path: string) => void;
  goToFinding: (id: string) => void;
}

export const ReviewContext = createContext<ReviewContextValue | null>(null);

/** @throws Error outside the review page. */
export function useReview(): ReviewContextValue {
  const value = useContext(ReviewContext);
  if (!value) throw new Error('This belongs on the review page.');
  return value;
}

/** Ids of elements that the focus is moved to. */
export const elementId = {
  finding: (id: string) => `finding-${id}`,
  action: (path: string) => `action-${path.replaceAll('/', '-')}`,
  source: (path: string) => `source-${path.replaceAll('/', '-')}`,
  progress: 'review-progress',
  done: 'review-kinds',
} as const;
