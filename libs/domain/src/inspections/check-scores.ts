// Whether what a report prints holds together: ratings of standards, their sum, and the rating of the whole.
import type { Issue } from '../wording.ts';
import { standardsOf, type FrameworkVersion } from './framework.ts';

export interface PrintedRatings {
  /** Codes of ratings by the codes of standards; a standard that was not rated is absent. */
  readonly standards: Readonly<Record<string, string>>;
  /** Code of a rating; null when the report gives none. */
  readonly overall: string | null;
  /** The sum as the report prints it; null when it prints none. */
  readonly score: number | null;
}

/** How the printed overall rating stands to the published rule; `notChecked` where there is no rule or something is unrated. */
export type OverallVerdict = 'agrees' | 'differs' | 'unconfirmed' | 'notChecked';

export interface ScoreReading {
  /** Sum of the rated standards that count; null when nothing is rated, or the framework gives no numbers. */
  readonly score: number | null;
  /** The most that the rated standards could have made. */
  readonly most: number;
  readonly rated: number;
  /** Standards that count. */
  readonly counted: number;
  readonly verdict: OverallVerdict;
  /** What the rule makes of the score; null where it is not applied. */
  readonly byRule: string | null;
}

/** Ratings and standards that the version does not have; empty when all are known. */
export function unknownRatings(version: FrameworkVersion, { standards, overall }: PrintedRatings): Issue[] {
  const [codes, ratings] = [new Set(standardsOf(version).map(({ code }) => code)), new Set(version.ratings.map(({ code }) => code))];
  const issues: Issue[] = [];
  for (const [standard, rating] of Object.entries(standards)) {
    if (!codes.has(standard)) issues.push({ path: `standards/${standard}`, code: 'unknownStandard', parameters: { standard } });
    else if (!ratings.has(rating)) issues.push({ path: `standards/${standard}`, code: 'unknownRating', parameters: { rating } });
  }
  if (overall !== null && !ratings.has(overall)) issues.push({ path: 'overall', code: 'unknownRating', parameters: { rating: overall } });
  return issues;
}

/** Adds up what counts and applies the published rule where there is one and every standard that counts is rated. */
export function readScores(version: FrameworkVersion, { standards, overall }: PrintedRatings): ScoreReading {
  const scores = new Map(version.ratings.map(({ code, score }) => [code, score]));
  const counting = standardsOf(version).filter(({ countsToOverall }) => countsToOverall);
  const values = counting.flatMap(({ code }) => (standards[code] === undefined ? [] : [scores.get(standards[code]) ?? null]));
  const numbers = values.filter((value) => value !== null);
  const score = numbers.length === 0 || numbers.length < values.length ? null : numbers.reduce((sum, value) => sum + value, 0);
  const best = Math.max(0, ...version.ratings.map((rating) => rating.score ?? 0));
  const band = score !== null && values.length === counting.length ? version.bands?.find(({ from, to }) => score >= from && score <= to) : undefined;
  return { score, most: best * values.length, rated: values.length, counted: counting.length, byRule: band?.rating ?? null, verdict: verdictOf(band, score, overall) };
}

function verdictOf(band: { rating: string; certain: { from: number; to: number } } | undefined, score: number | null, overall: string | null): OverallVerdict {
  if (!band || score === null || overall === null) return 'notChecked';
  if (score < band.certain.from || score > band.certain.to) return 'unconfirmed';
  return band.rating === overall ? 'agrees' : 'differs';
}

/**
 * What in a report contradicts itself: a printed sum that is not the sum, an overall rating that the rule does not give.
 * Whoever enters it mends a slip of the pen, or says that the report prints it so.
 */
export function contradictions(version: FrameworkVersion, printed: PrintedRatings): Issue[] {
  const reading = readScores(version, printed);
  const issues: Issue[] = [];
  if (printed.score !== null && reading.score !== null && printed.score !== reading.score) {
    issues.push({ path: 'score', code: 'scoreIsNotTheSum', parameters: { score: printed.score, sum: reading.score } });
  }
  if (reading.verdict === 'differs') issues.push({ path: 'overall', code: 'overallIsNotByRule', parameters: { score: reading.score, byRule: reading.byRule } });
  return issues;
}
