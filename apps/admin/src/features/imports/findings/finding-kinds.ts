// The kinds of findings that reading a document can give, and how each one is answered on the review page.

/** What a person does about a finding: pick an owner, write a date, choose a rating, say what columns mean, or confirm. */
export type AnswerKind = 'owner' | 'timescale' | 'rating' | 'columns' | 'confirm';

export interface FindingKind {
  answer: AnswerKind;
  /** A warning stands out from the rest and is looked at one by one. */
  warning?: true;
}

/**
 * Every code of libs/documents and of the API's draft, in the order in which the review page lists
 * the kinds: what matters most first. finding-words.test.ts compares it with both.
 */
export const findingKinds = {
  childDataSuspected: { answer: 'confirm', warning: true },
  noActions: { answer: 'columns' },
  columnGuessed: { answer: 'columns' },
  columnUnknown: { answer: 'columns' },
  columnIgnored: { answer: 'columns' },
  headerAssumed: { answer: 'columns' },
  tableSkipped: { answer: 'columns' },
  actionMissing: { answer: 'confirm' },
  severalOwners: { answer: 'owner' },
  twoDates: { answer: 'timescale' },
  dateUnclear: { answer: 'timescale' },
  yearAssumed: { answer: 'timescale' },
  ongoingWithDate: { answer: 'timescale' },
  ongoingAchieved: { answer: 'timescale' },
  ratingConflict: { answer: 'rating' },
  ratingUnclear: { answer: 'rating' },
  statedNotInKey: { answer: 'rating' },
  ratingFromShading: { answer: 'rating' },
  keyDiffers: { answer: 'confirm' },
  keyWithout: { answer: 'confirm' },
  indicatorRangeExpanded: { answer: 'confirm' },
  continuationJoined: { answer: 'confirm' },
  duplicateRef: { answer: 'confirm' },
  hiddenSheet: { answer: 'confirm' },
  hiddenRow: { answer: 'confirm' },
  replacedCharacters: { answer: 'confirm' },
  // For information: nothing waits for these.
  noOwner: { answer: 'confirm' },
  noTimescale: { answer: 'timescale' },
  dateAssumed: { answer: 'timescale' },
  noRating: { answer: 'rating' },
  ratingFromStatus: { answer: 'rating' },
  statedCompleteButNotAchieved: { answer: 'rating' },
  statusBeside: { answer: 'confirm' },
  severalRefs: { answer: 'confirm' },
  emptyRow: { answer: 'confirm' },
  sectionNested: { answer: 'confirm' },
  textNotUsed: { answer: 'confirm' },
  hiddenRows: { answer: 'confirm' },
  hiddenColumns: { answer: 'confirm' },
  deletedTextDropped: { answer: 'confirm' },
  commentsLeftOut: { answer: 'confirm' },
  headerFooterLeftOut: { answer: 'confirm' },
  footnotesMoved: { answer: 'confirm' },
  picturesLeftOut: { answer: 'confirm' },
} as const satisfies Record<string, FindingKind>;

export type FindingCode = keyof typeof findingKinds;

export const findingCodes = Object.keys(findingKinds) as readonly FindingCode[];

export function isFindingCode(code: string): code is FindingCode {
  return Object.hasOwn(findingKinds, code);
}

/** How a finding is answered; one of a newer API is confirmed. */
export function answerKind(code: string): AnswerKind {
  return isFindingCode(code) ? findingKinds[code].answer : 'confirm';
}

export function isWarning(code: string): boolean {
  return isFindingCode(code) && 'warning' in findingKinds[code];
}
