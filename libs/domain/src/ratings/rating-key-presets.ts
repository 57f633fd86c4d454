// The three rating keys that services start from. Green means "complete" in one and "no issues" in another: hence `canonical`.
import type { Localised } from '../wording.ts';
import type { Canonical, Rating, RatingKey } from './rating-key.ts';

const looks = {
  red: { label: { en: 'Red', cy: 'Coch' }, colour: 'red', shape: 'diamond' },
  amber: { label: { en: 'Amber', cy: 'Ambr' }, colour: 'amber', shape: 'triangle' },
  green: { label: { en: 'Green', cy: 'Gwyrdd' }, colour: 'green', shape: 'circle' },
  blue: { label: { en: 'Blue', cy: 'Glas' }, colour: 'blue', shape: 'square' },
} as const;

const rating = (code: keyof typeof looks, canonical: Canonical, meaning: Localised): Rating => ({ code, ...looks[code], meaning, canonical });

export type RatingKeyPreset = 'delivery-4' | 'brag' | 'risk-3';

export const ratingKeyPresets: Readonly<Record<RatingKeyPreset, RatingKey>> = {
  'delivery-4': {
    name: 'Delivery-4',
    ratings: [
      rating('red', 'offTrack', {
        en: 'Past its date with nothing to show, delayed or behind schedule',
        cy: 'Wedi mynd heibio’i ddyddiad heb ddim i’w ddangos, wedi’i oedi neu ar ei hôl hi',
      }),
      rating('amber', 'atRisk', { en: 'In progress, not complete', cy: 'Ar y gweill, heb ei gwblhau' }),
      rating('green', 'complete', { en: 'Complete', cy: 'Wedi’i gwblhau' }),
      rating('blue', 'notDue', { en: 'Not due yet', cy: 'Ddim yn ddyledus eto' }),
    ],
  },
  brag: {
    name: 'BRAG',
    ratings: [
      rating('blue', 'complete', { en: 'Complete', cy: 'Wedi’i gwblhau' }),
      rating('red', 'offTrack', { en: 'Off track: the date has passed or will be missed', cy: 'Oddi ar y trywydd: mae’r dyddiad wedi mynd heibio neu bydd yn cael ei fethu' }),
      rating('amber', 'atRisk', { en: 'At risk: delayed, or the date is near with nothing to show', cy: 'Mewn perygl: wedi’i oedi, neu mae’r dyddiad yn agos heb ddim i’w ddangos' }),
      rating('green', 'onTrack', { en: 'On track for its date', cy: 'Ar y trywydd iawn ar gyfer ei ddyddiad' }),
    ],
  },
  'risk-3': {
    name: 'Risk-3',
    ratings: [
      rating('red', 'offTrack', { en: 'Serious issues: help is needed', cy: 'Problemau difrifol: mae angen cymorth' }),
      rating('amber', 'atRisk', { en: 'Some issues, being managed', cy: 'Rhai problemau, yn cael eu rheoli' }),
      rating('green', 'onTrack', { en: 'No issues', cy: 'Dim problemau' }),
    ],
  },
};
