// The kinds of findings that reading a document can give, and how each one is answered on the review page.

/** What a person does about a finding: pick an owner, write a date, choose a rating, say what columns mean, or confirm. */
export type AnswerKind = 'owner' | 'timescale' | 'rating' | 'columns' | 'confirm';

export interface FindingKind {
  answer: AnswerKind;
  /** A warning stands out from the rest: it asks for more care than a reading to confirm. */
  warning?: true;
}

/** Every code of libs/documents, in the order in which the review page lists the kinds. */
export const findingKinds = {
  childDataSuspected: { answer: 'confirm', warning: true },
  columnUnknown: { answer: 'columns' },
  severalOwners: { answer: 'owner' },
  twoDates: { answer: 'timescale' },
  dateUnclear: { answer: 'timescale' },
  ratingUnclear: { answer: 'rating' },
  statedNotInKey: { answer: 'rating' },
  ratingFromShading: { answer: 'rating' },
  noRating: { answer: 'rating' },
  statedCompleteButNotAchieved: { answer: 'rating' },
  indicatorRangeExpanded: { answer: 'confirm' },
  continuationJoined: { answer: 'confirm' },
  duplicateRef: { answer: 'confirm' },
  keyDiffers: { answer: 'confirm' },
  columnIgnored: { answer: 'confirm' },
  tableSkipped: { answer: 'confirm' },
  hiddenSheet: { answer: 'confirm' },
  hiddenRow: { answer: 'confirm' },
} as const satisfies Record<string, FindingKind>;

export type FindingCode = keyof typeof findingKinds;

export const findingCodes = Object.keys(findingKinds) as readonly FindingCode[];

export function isFindingCode(code: string): code is FindingCode {
  return Object.hasOwn(findingKinds, code);
}
