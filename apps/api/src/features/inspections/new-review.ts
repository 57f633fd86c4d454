/** Whether what somebody enters can be a review from outside or one of its recommendations. Pure; the form and the file are held to the same. */
import { contradictions, frameworkVersionOf, inspectionFrameworks, unknownRatings, type ExternalReviewKind, type FrameworkVersion, type IsoDate, type Issue } from '@waymark/domain';
import { reasonsAgainstChildData, type FreeText } from '../../platform/free-text/index.ts';
import { reason, type Reason } from '../../platform/graphql/index.ts';

export interface FrameworkRatings {
  readonly framework: string;
  readonly version: string;
  /** Codes of ratings by the codes of standards. */
  readonly standards: Readonly<Record<string, string>>;
  readonly overall: string | null;
  readonly score: number | null;
}

export interface NewReview {
  readonly kind: ExternalReviewKind;
  readonly title: string;
  readonly publisher: string;
  /** The day on which it was published, or the recommendations were made. */
  readonly datedOn: IsoDate;
  /** Null: nothing was rated by a framework. */
  readonly ratings: FrameworkRatings | null;
  /** Somebody has checked that what contradicts itself is printed so. */
  readonly asPrinted: boolean;
}

export interface NewRecommendation {
  /** As the report prints it: '3', '4a'. */
  readonly number: string;
  readonly text: string;
  readonly addressedTo: string | null;
  readonly priority: string | null;
  readonly dueOn: IsoDate | null;
  readonly policyImplications: string | null;
  readonly resourceImplications: string | null;
}

/** As the database holds them. */
const longest = { title: 300, publisher: 200, number: 20, text: 4_000, addressedTo: 200, priority: 60, policyImplications: 2_000, resourceImplications: 2_000, reason: 1_000, responseText: 4_000 } as const;
const EARLIEST = '1998-01-01';
const LATEST = '2100-01-01';

export function reasonsAgainstText(field: keyof typeof longest, text: string | null, needed: boolean): Reason[] {
  if (text === null || text === '') return needed ? [reason('textMissing', { field })] : [];
  return text.length > longest[field] ? [reason('textTooLong', { field, limit: longest[field] })] : [];
}

/** Youth justice services began in 1998; nothing is dated after today. */
export function reasonsAgainstDay(field: string, day: IsoDate, today: IsoDate, earliest: IsoDate = EARLIEST): Reason[] {
  if (day > today) return [reason('dateInFuture', { field })];
  return day < earliest ? [reason('dateTooEarly', { field, earliest })] : [];
}

/** What is to be put right, each with its field; none when it can be kept. */
export function reasonsAgainstReview(review: NewReview, today: IsoDate, noChildNamed?: boolean | null): Reason[] {
  const { kind, title, publisher, datedOn, ratings } = review;
  return [
    ...reasonsAgainstText('title', title, true), ...reasonsAgainstText('publisher', publisher, true), ...reasonsAgainstDay('datedOn', datedOn, today),
    ...(ratings === null ? [] : kind === 'inspection' ? reasonsAgainstRatings(ratings, review) : [reason('frameworkNotUsed', { field: 'framework' })]),
    ...reasonsAgainstChildData(textsOf(review), noChildNamed),
  ];
}

function reasonsAgainstRatings(ratings: FrameworkRatings, { datedOn, asPrinted }: NewReview): Reason[] {
  const version = frameworkVersionOf(ratings.framework, ratings.version);
  if (!version) return [reason('unknownFramework', { field: 'framework', known: inspectionFrameworks.map(({ code }) => code).join(', ') })];
  const unknown = unknownRatings(version, ratings);
  if (unknown.length > 0) return unknown.map(asReason);
  const early = version.from !== null && datedOn < version.from ? [reason('beforeFramework', { field: 'datedOn', from: version.from })] : [];
  return [...early, ...(asPrinted ? [] : contradictions(version, ratings).map((issue) => worded(issue, version)))];
}

const asReason = ({ path, code, parameters }: Issue): Reason => reason(code, { ...withoutNull(parameters), field: path });

/** Names a rating by its word, in both languages. */
function worded(issue: Issue, version: FrameworkVersion): Reason {
  const rating = version.ratings.find(({ code }) => code === issue.parameters['byRule']);
  return rating ? asReason({ ...issue, parameters: { ...issue.parameters, byRule: rating.label.en, byRuleWelsh: rating.label.cy } }) : asReason(issue);
}

function withoutNull(parameters: Issue['parameters']): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(parameters).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
}

export function reasonsAgainstRecommendation(recommendation: NewRecommendation, kind: ExternalReviewKind, noChildNamed?: boolean | null): Reason[] {
  const { number, text, addressedTo, priority, dueOn, policyImplications, resourceImplications } = recommendation;
  const implications = { policyImplications, resourceImplications } as const;
  return [
    ...reasonsAgainstText('number', number, true), ...reasonsAgainstText('text', text, true), ...reasonsAgainstText('addressedTo', addressedTo, false), ...reasonsAgainstText('priority', priority, false),
    ...(dueOn !== null && (dueOn < EARLIEST || dueOn > LATEST) ? [reason('dateTooEarly', { field: 'dueOn', earliest: EARLIEST })] : []),
    ...(['policyImplications', 'resourceImplications'] as const).flatMap((field) => (implications[field] !== null && kind !== 'scrutiny' ? [reason('implicationsNotUsed', { field })] : reasonsAgainstText(field, implications[field], false))),
    ...reasonsAgainstChildData(textsOf(recommendation), noChildNamed),
  ];
}

/** The free texts of either, by field. */
export function textsOf(entered: NewReview | NewRecommendation): FreeText {
  if ('publisher' in entered) return { title: entered.title, publisher: entered.publisher };
  const { text, addressedTo, policyImplications, resourceImplications } = entered;
  return { text, addressedTo, policyImplications, resourceImplications };
}

/** Of all that came together, as one. */
export const allTextsOf = (entered: readonly (NewReview | NewRecommendation)[]): FreeText =>
  Object.fromEntries(entered.flatMap((one, place) => Object.entries(textsOf(one)).map(([field, text]) => [`${place} ${field}`, text] as const)));

export type TypedRecommendation = Pick<NewRecommendation, 'number' | 'text'> & { readonly [Field in Exclude<keyof NewRecommendation, 'number' | 'text'>]?: string | null };

/** As somebody typed it; what is left empty is none. */
export function toNewRecommendation(typed: TypedRecommendation): NewRecommendation {
  const text = (value: string | null | undefined): string | null => value?.trim() || null;
  return {
    number: typed.number.trim(), text: typed.text.trim(), addressedTo: text(typed.addressedTo), priority: text(typed.priority), dueOn: typed.dueOn ?? null,
    policyImplications: text(typed.policyImplications), resourceImplications: text(typed.resourceImplications),
  };
}
