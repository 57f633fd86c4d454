// A rating key is data: the ordered list of ratings a service uses, each with what it means to everybody else.
import type { Issue, Localised } from '../wording.ts';

/** What a rating means across services, whatever its colour (design, model decision 2). */
export const canonicals = ['notDue', 'onTrack', 'atRisk', 'offTrack', 'complete'] as const;
export type Canonical = (typeof canonicals)[number];

export const ratingColours = ['red', 'amber', 'green', 'blue', 'grey'] as const;
export type RatingColour = (typeof ratingColours)[number];

export const ratingShapes = ['diamond', 'triangle', 'circle', 'square', 'dash'] as const;
export type RatingShape = (typeof ratingShapes)[number];

export interface Rating {
  /** Lower-case word used in rules and imports: 'red'. */
  readonly code: string;
  readonly label: Localised;
  readonly meaning: Localised;
  readonly colour: RatingColour;
  /** Shown beside the word, so that a rating is never colour alone. */
  readonly shape: RatingShape;
  readonly canonical: Canonical;
}

/** Ratings in the order in which the service prints them. */
export interface RatingKey {
  readonly name: string;
  readonly ratings: readonly Rating[];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isLocalised = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && isText((value as Localised).en) && isText((value as Localised).cy);

/**
 * Faults of a rating key, none when it may be used: 2 to 8 ratings, codes unique and plain, words in both languages,
 * known colour, shape and canonical meaning, no two ratings that look alike, and at least one that means work is done
 * or going well and one that means it is not.
 */
export function checkRatingKey(key: unknown): Issue[] {
  const issues: Issue[] = [];
  const add = (path: string, code: string, parameters: Issue['parameters'] = {}): void => void issues.push({ path, code, parameters });
  if (typeof key !== 'object' || key === null) return [{ path: '', code: 'notARatingKey', parameters: {} }];
  const { name, ratings } = key as Partial<RatingKey>;
  if (!isText(name)) add('name', 'missingName');
  if (!Array.isArray(ratings)) return [...issues, { path: 'ratings', code: 'missingRatings', parameters: {} }];
  if (ratings.length < 2 || ratings.length > 8) add('ratings', 'numberOfRatings', { count: ratings.length, minimum: 2, maximum: 8 });
  const codes = new Set<string>();
  const looks = new Set<string>();
  const meanings = new Set<string>();
  (ratings as readonly unknown[]).forEach((item, index) => {
    const at = `ratings/${index}`;
    if (typeof item !== 'object' || item === null) return add(at, 'notARating');
    const rating = item as Partial<Rating>;
    if (typeof rating.code !== 'string' || !/^[a-z][a-zA-Z0-9-]{0,31}$/.test(rating.code)) add(`${at}/code`, 'unusableCode', { code: String(rating.code) });
    else if (codes.has(rating.code)) add(`${at}/code`, 'repeatedCode', { code: rating.code });
    else codes.add(rating.code);
    if (!isLocalised(rating.label)) add(`${at}/label`, 'missingWords');
    if (!isLocalised(rating.meaning)) add(`${at}/meaning`, 'missingWords');
    if (!ratingColours.includes(rating.colour as RatingColour)) add(`${at}/colour`, 'unknownColour', { colour: String(rating.colour) });
    if (!ratingShapes.includes(rating.shape as RatingShape)) add(`${at}/shape`, 'unknownShape', { shape: String(rating.shape) });
    if (!canonicals.includes(rating.canonical as Canonical)) add(`${at}/canonical`, 'unknownCanonical', { canonical: String(rating.canonical) });
    const look = `${String(rating.colour)} ${String(rating.shape)}`;
    if (looks.has(look)) add(at, 'looksLikeAnother', { colour: String(rating.colour), shape: String(rating.shape) });
    looks.add(look);
    meanings.add(String(rating.canonical));
  });
  if (!meanings.has('complete') && !meanings.has('onTrack')) add('ratings', 'noGoodRating');
  if (!meanings.has('offTrack') && !meanings.has('atRisk')) add('ratings', 'noBadRating');
  return issues;
}

/** The rating of a code, or null when the key has none. */
export function ratingOf(key: RatingKey, code: string): Rating | null {
  return key.ratings.find((rating) => rating.code === code) ?? null;
}

const USEFULNESS: Readonly<Record<Canonical, number>> = { complete: 0, onTrack: 1, notDue: 2, atRisk: 3, offTrack: 4 };

/** Codes of a key, the best news first: the order in which "what would change it" is offered. */
export function codesBestFirst(key: RatingKey): string[] {
  return [...key.ratings].sort((a, b) => USEFULNESS[a.canonical] - USEFULNESS[b.canonical]).map((rating) => rating.code);
}
