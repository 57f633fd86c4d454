// A rating key while it is typed: pure steps on a list of ratings, and its faults by the rating that they belong to.
import { checkRatingKey, ratingColours, ratingShapes, type Issue } from '@waymark/domain';
import type { RatingInput } from '../../../graphql/generated/graphql.ts';

export interface TypedKey {
  name: string;
  ratings: readonly RatingInput[];
}

/** A key without what the API adds to each object. */
export function typedKey({ name, ratings }: TypedKey): TypedKey {
  const words = ({ en, cy }: { en: string; cy: string }) => ({ en, cy });
  return { name, ratings: ratings.map(({ code, label, meaning, colour, shape, canonical }) => ({ code, label: words(label), meaning: words(meaning), colour, shape, canonical })) };
}

/** A rating that looks like none of the others, where such a look is left. */
export function newRating(ratings: readonly RatingInput[]): RatingInput {
  const looks = new Set(ratings.map(({ colour, shape }) => `${colour} ${shape}`));
  const free = ['grey', ...ratingColours].flatMap((colour) => ratingShapes.map((shape) => ({ colour, shape }))).find(({ colour, shape }) => !looks.has(`${colour} ${shape}`));
  return { code: '', label: { en: '', cy: '' }, meaning: { en: '', cy: '' }, colour: free?.colour ?? 'grey', shape: free?.shape ?? 'dash', canonical: 'ON_TRACK' };
}

export function withRating(key: TypedKey, index: number, parts: Partial<RatingInput>): TypedKey {
  return { ...key, ratings: key.ratings.map((rating, place) => (place === index ? { ...rating, ...parts } : rating)) };
}

export function moved(key: TypedKey, index: number, by: -1 | 1): TypedKey {
  const [one, other] = [key.ratings[index], key.ratings[index + by]];
  if (!one || !other) return key;
  return { ...key, ratings: key.ratings.map((rating, place) => (place === index ? other : place === index + by ? one : rating)) };
}

/** Faults as the API would find them: NOT_DUE there is notDue here. */
export function faultsOf(key: TypedKey): Issue[] {
  const canonical = (name: string) => name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return checkRatingKey({ ...key, ratings: key.ratings.map((rating) => ({ ...rating, canonical: canonical(rating.canonical) })) });
}

/** Index of the rating that a fault is about; null for one of the whole key. */
export function ratingOfFault({ path }: Pick<Issue, 'path'>): number | null {
  const index = /^ratings\/(\d+)/.exec(path)?.[1];
  return index === undefined ? null : Number(index);
}
