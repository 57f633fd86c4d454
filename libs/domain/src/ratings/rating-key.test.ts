// Rating keys: the presets are sound, and faults are named.
import { describe, expect, it } from '@jest/globals';
import { checkRatingKey, codesBestFirst, ratingOf, type RatingKey } from './rating-key.ts';
import { ratingKeyPresets } from './rating-key-presets.ts';

describe('rating key presets', () => {
  it.each(Object.entries(ratingKeyPresets))('%s has no fault', (_, key) => {
    expect(checkRatingKey(key)).toEqual([]);
    for (const rating of key.ratings) expect(rating.label.cy).not.toBe(rating.label.en);
  });

  it('mean what councils mean by their colours', () => {
    const canonical = (key: RatingKey): Record<string, string> => Object.fromEntries(key.ratings.map((rating) => [rating.code, rating.canonical]));
    expect(canonical(ratingKeyPresets['delivery-4'])).toEqual({ blue: 'notDue', green: 'complete', amber: 'atRisk', red: 'offTrack' });
    expect(canonical(ratingKeyPresets.brag)).toEqual({ blue: 'complete', green: 'onTrack', amber: 'atRisk', red: 'offTrack' });
    expect(canonical(ratingKeyPresets['risk-3'])).toEqual({ green: 'onTrack', amber: 'atRisk', red: 'offTrack' });
  });

  it('puts the best news first', () => {
    expect(codesBestFirst(ratingKeyPresets['delivery-4'])).toEqual(['green', 'blue', 'amber', 'red']);
    expect(codesBestFirst(ratingKeyPresets.brag)).toEqual(['blue', 'green', 'amber', 'red']);
  });

  it('finds a rating by its code', () => {
    expect(ratingOf(ratingKeyPresets.brag, 'blue')?.canonical).toBe('complete');
    expect(ratingOf(ratingKeyPresets['risk-3'], 'blue')).toBeNull();
  });
});

describe('faults of a rating key', () => {
  const preset = ratingKeyPresets['risk-3'];
  const [red, amber, green] = preset.ratings;
  it.each<[string, unknown, string[]]>([
    ['nothing', null, ['notARatingKey']],
    ['no name', { ...preset, name: ' ' }, ['missingName']],
    ['no ratings', { name: 'X' }, ['missingRatings']],
    ['one rating', { name: 'X', ratings: [green] }, ['numberOfRatings', 'noBadRating']],
    ['a code twice', { name: 'X', ratings: [red, { ...amber, code: 'red' }, green] }, ['repeatedCode']],
    ['a code with a blank', { name: 'X', ratings: [red, { ...amber, code: 'am ber' }, green] }, ['unusableCode']],
    ['no Welsh', { name: 'X', ratings: [red, { ...amber, label: { en: 'Amber' } }, green] }, ['missingWords']],
    ['two that look alike', { name: 'X', ratings: [red, { ...amber, colour: 'red', shape: 'diamond' }, green] }, ['looksLikeAnother']],
    ['an unknown meaning', { name: 'X', ratings: [red, { ...amber, canonical: 'nearly' }, green] }, ['unknownCanonical']],
    ['an unknown look', { name: 'X', ratings: [red, { ...amber, colour: 'pink', shape: 'star' }, green] }, ['unknownColour', 'unknownShape']],
    ['nothing bad', { name: 'X', ratings: [green, { ...amber, canonical: 'complete' }] }, ['noBadRating']],
  ])('%s', (_, key, codes) => expect(checkRatingKey(key).map((issue) => issue.code)).toEqual(codes));
});
