/** Editing a rating key: order, new ratings, faults at their place. */
import { expect, test } from '@jest/globals';
import { ratingKeyPresets } from '@waymark/domain';
import type { RatingInput } from '../../../graphql/generated/graphql.ts';
import { faultsOf, moved, newRating, ratingOfFault, typedKey, withRating, type TypedKey } from './key-draft.ts';

const brag = typedKey({
  name: 'BRAG',
  ratings: ratingKeyPresets.brag.ratings.map((rating) => ({ ...rating, canonical: rating.canonical.replace(/[A-Z]/, '_$&').toUpperCase() }) as RatingInput),
});
const codes = ({ ratings }: TypedKey) => ratings.map(({ code }) => code).join(' ');

test('a preset has no faults', () => {
  expect(faultsOf(brag)).toEqual([]);
});

test('ratings change places; the ends stay', () => {
  expect(codes(moved(brag, 1, -1))).toBe('red blue amber green');
  expect(moved(brag, 0, -1)).toBe(brag);
});

test('a new rating looks like no other, and its faults are at its place', () => {
  const added = { ...brag, ratings: [...brag.ratings, newRating(brag.ratings)] };
  const places = faultsOf(added).map((issue) => [ratingOfFault(issue), issue.code]);
  expect(places).toEqual([[4, 'unusableCode'], [4, 'missingWords'], [4, 'missingWords']]);
  expect(faultsOf(withRating(added, 4, { code: 'grey', label: { en: 'Paused', cy: 'Wedi’i oedi' }, meaning: { en: 'Paused', cy: 'Wedi’i oedi' } }))).toEqual([]);
});
