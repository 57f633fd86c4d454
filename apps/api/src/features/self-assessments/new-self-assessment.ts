/** Whether what somebody typed can be kept as a draft, and whether a draft can be closed. Pure. */
import { standardParts, standardsOf, type BandedStandard, type IsoDate, type StandardsVersion } from '@waymark/domain';
import { reasonsAgainstChildData, type FreeText } from '../../platform/free-text/index.ts';
import { reason, type Reason } from '../../platform/graphql/index.ts';

export interface StandardContent extends BandedStandard {
  /** In all, of the time that is assessed. */
  readonly cases: number | null;
  readonly casesLookedAt: number | null;
  /** What the bands rest on. */
  readonly evidence: string | null;
}

export interface SelfAssessmentContent {
  readonly standardsVersion: string;
  readonly assessedOn: IsoDate;
  /** A role, not a name. */
  readonly moderatedBy: string | null;
  readonly standards: readonly StandardContent[];
}

export const LONGEST_EVIDENCE = 4_000;
const LONGEST_ROLE = 200;
const MOST_CASES = 100_000;

/** What is to be put right, each with its field (`atCourt-cases`); none when the draft can be kept, which may have gaps. */
export function reasonsAgainstDraft(content: SelfAssessmentContent, today: IsoDate, noChildNamed?: boolean | null): Reason[] {
  const edition = standardsOf(content.standardsVersion);
  if (!edition) return [reason('unknownVersion', { field: 'standardsVersion' })];
  const { assessedOn, moderatedBy, standards } = content;
  const reasons: Reason[] = [];
  if (assessedOn > today) reasons.push(reason('dateInFuture', { field: 'assessedOn' }));
  if ((moderatedBy?.length ?? 0) > LONGEST_ROLE) reasons.push(reason('textTooLong', { field: 'moderatedBy', limit: LONGEST_ROLE }));
  for (const [index, one] of standards.entries()) {
    if (!edition.standards.some(({ code }) => code === one.standard)) reasons.push(reason('unknownStandard', { field: 'standards', standard: one.standard }));
    else if (standards.findIndex(({ standard }) => standard === one.standard) < index) reasons.push(reason('standardTwice', { field: 'standards', standard: one.standard }));
    else reasons.push(...reasonsAgainstStandard(one));
  }
  return [...reasons, ...reasonsAgainstChildData(freeTextOf(content), noChildNamed)];
}

/** What people typed, by its field. */
export function freeTextOf({ moderatedBy, standards }: SelfAssessmentContent): FreeText {
  return { moderatedBy, ...Object.fromEntries(standards.map(({ standard, evidence }) => [`${standard}-evidence`, evidence])) };
}

function reasonsAgainstStandard({ standard, cases, casesLookedAt, operational, evidence }: StandardContent): Reason[] {
  const reasons: Reason[] = [];
  const counts = Object.entries({ cases, casesLookedAt });
  const wrong = counts.filter(([, count]) => count !== null && (!Number.isInteger(count) || count < 0 || count > MOST_CASES));
  reasons.push(...wrong.map(([field]) => reason('notACount', { field: `${standard}-${field}`, limit: MOST_CASES })));
  if (wrong.length === 0 && cases !== null && casesLookedAt !== null && casesLookedAt > cases) reasons.push(reason('aboveCases', { field: `${standard}-casesLookedAt` }));
  else if (operational !== null && casesLookedAt === 0) reasons.push(reason('bandWithoutCases', { field: `${standard}-operational` }));
  if ((evidence?.length ?? 0) > LONGEST_EVIDENCE) reasons.push(reason('textTooLong', { field: `${standard}-evidence`, limit: LONGEST_EVIDENCE }));
  return reasons;
}

/** Nothing was said of it: an assessment may leave standards out. */
export const isLeftOut = ({ strategic, operational, cases, casesLookedAt, evidence }: StandardContent): boolean =>
  strategic === null && operational === null && cases === null && casesLookedAt === null && evidence === null;

/**
 * What is missing; none when it can be closed. A standard that was begun is whole: both bands, both counts and the evidence;
 * without any case nothing can be said of its operational part.
 */
export function reasonsAgainstClosing(standards: readonly StandardContent[]): Reason[] {
  const begun = standards.filter((one) => !isLeftOut(one));
  if (begun.length === 0) return [reason('nothingAssessed', { field: 'standards' })];
  return begun.flatMap((one) => {
    const parts = one.cases === 0 ? (['strategic'] as const) : standardParts;
    const missing = ([...parts, 'cases', 'casesLookedAt', 'evidence'] as const).filter((field) => one[field] === null);
    return missing.map((field) => reason('missing', { field: `${one.standard}-${field}` }));
  });
}

/** In the order of the standards, one for each. */
export function wholeStandards({ standards }: StandardsVersion, given: readonly StandardContent[]): StandardContent[] {
  return standards.map(({ code }) => given.find(({ standard }) => standard === code) ?? { standard: code, strategic: null, operational: null, cases: null, casesLookedAt: null, evidence: null });
}
