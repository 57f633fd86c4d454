/** The rule sets that services start from, decided by the engine itself, and what a reader is told of each decision. */
import { describe, expect, test } from '@jest/globals';
import { englandAndWales, ratingKeyPresets, type RatingKeyPreset } from '@waymark/domain';
import { actionCatalogue, compile, defaultRuleSets, parse, type Decision, type Facts } from '@waymark/rules';
import { decisionView } from './decision-view.ts';
import { explain } from './explanation.ts';
import type { DecisionView } from './why-types.ts';

const now = '2026-11-22';

function view(decision: Decision, preset: RatingKeyPreset): DecisionView {
  const rating = (code: string) => {
    const found = ratingKeyPresets[preset].ratings.find((other) => other.code === code);
    if (!found) throw new Error(`The key has no ${code}.`);
    return { ...found, canonical: found.canonical.replace(/[A-Z]/, '_$&').toUpperCase() };
  };
  return decisionView(decision, { catalogue: actionCatalogue, rating });
}

function told(preset: RatingKeyPreset, facts: Facts, language: 'en' | 'cy'): string[] {
  const parsed = parse(defaultRuleSets[preset], actionCatalogue);
  if (!parsed.ok) throw new Error('A supplied rule set does not parse.');
  const decision = compile(parsed.ruleSet, actionCatalogue, { calendar: englandAndWales }).decide(facts, { now });
  const { sentence, lines, unknown, better, others, next, passedOver } = explain(view(decision, preset), ratingKeyPresets[preset].ratings, language);
  const line = ({ result, asks, found }: (typeof lines)[number]) => `${{ TRUE: '✓', FALSE: '✗', UNKNOWN: '?' }[result]} ${asks}${found ? ` – ${found}` : ''}`;
  return [
    `${decision.outcome}: ${sentence}`,
    ...lines.map(line),
    ...(unknown ? [unknown] : []),
    ...better,
    next,
    ...others.map((sentence) => `also: ${sentence}`),
    ...passedOver.map((over) => `not ${over.rule.rating.code}: ${over.unknown ?? over.lines.map(line).join(', ')}`),
  ];
}

const inProgress = { status: 'inProgress', statedRating: 'amber', evidenceCount: 0, timescalePrecision: 'month' };

interface Told {
  preset: RatingKeyPreset;
  facts: Facts;
  en: string[];
  cy: string[];
}

const cases: Record<string, Told> = {
  'late without evidence': {
    preset: 'delivery-4',
    facts: { ...inProgress, due: '2026-09-30' },
    en: [
      'red: The deadline has passed and there is no evidence.',
      '✓ The deadline has passed – 53 days past the deadline, 30 September 2026',
      '✓ There is no evidence',
      'It would be green if it were complete.',
      'It would be amber with one piece of evidence.',
      'It would be amber if its deadline were 22 November 2026 or later.',
      'It stays red until something about it changes.',
      'not green: ✗ The action is complete – It is in progress',
      'not blue: ✗ The action is cancelled – It is in progress',
    ],
    cy: [
      'red: Mae’r dyddiad cau wedi mynd heibio ac nid oes tystiolaeth.',
      '✓ Mae’r dyddiad cau wedi mynd heibio – 53 diwrnod ar ôl y dyddiad cau, 30 Medi 2026',
      '✓ Nid oes tystiolaeth',
      'Byddai’n wyrdd pe bai wedi’i gwblhau.',
      'Byddai’n ambr gydag un darn o dystiolaeth.',
      'Byddai’n ambr pe bai’r dyddiad cau ar 22 Tachwedd 2026 neu’n hwyrach.',
      'Bydd yn aros yn goch nes bod rhywbeth amdano’n newid.',
      'not green: ✗ Mae’r cam gweithredu wedi’i gwblhau – Mae ar y gweill',
      'not blue: ✗ Mae’r cam gweithredu wedi’i ganslo – Mae ar y gweill',
    ],
  },
  'late with evidence': {
    preset: 'delivery-4',
    facts: { ...inProgress, due: '2026-09-30', evidenceCount: 1 },
    en: [
      'amber: The deadline has passed, but there is evidence.',
      '✓ The deadline has passed – 53 days past the deadline, 30 September 2026',
      '✓ There is evidence – One piece of evidence',
      'It would be green if it were complete.',
      'It stays amber until something about it changes.',
      'also: It would be red without any evidence.',
      'not green: ✗ The action is complete – It is in progress',
      'not blue: ✗ The action is cancelled – It is in progress',
      'not red: ✗ There is no evidence – One piece of evidence',
    ],
    cy: [
      'amber: Mae’r dyddiad cau wedi mynd heibio, ond mae tystiolaeth.',
      '✓ Mae’r dyddiad cau wedi mynd heibio – 53 diwrnod ar ôl y dyddiad cau, 30 Medi 2026',
      '✓ Mae tystiolaeth – Un darn o dystiolaeth',
      'Byddai’n wyrdd pe bai wedi’i gwblhau.',
      'Bydd yn aros yn ambr nes bod rhywbeth amdano’n newid.',
      'also: Byddai’n goch heb unrhyw dystiolaeth.',
      'not green: ✗ Mae’r cam gweithredu wedi’i gwblhau – Mae ar y gweill',
      'not blue: ✗ Mae’r cam gweithredu wedi’i ganslo – Mae ar y gweill',
      'not red: ✗ Nid oes tystiolaeth – Un darn o dystiolaeth',
    ],
  },
  'in progress, in time': {
    preset: 'delivery-4',
    facts: { ...inProgress, due: '2026-12-02' },
    en: [
      'amber: The action is in progress.',
      '✓ The action is in progress',
      'It would be green if it were complete.',
      'It turns red on 3 December 2026 if nothing changes.',
      'also: It would be red if its deadline were 21 November 2026 or earlier.',
      'not green: ✗ The action is complete – It is in progress',
      'not blue: ✗ The action is cancelled – It is in progress',
      'not red: ✗ The deadline has passed – The deadline is 2 December 2026',
      'not amber: ✗ The deadline has passed – The deadline is 2 December 2026, ✗ There is evidence – No evidence',
    ],
    cy: [
      'amber: Mae’r cam gweithredu ar y gweill.',
      '✓ Mae’r cam gweithredu ar y gweill',
      'Byddai’n wyrdd pe bai wedi’i gwblhau.',
      'Bydd yn troi’n goch ar 3 Rhagfyr 2026 os na fydd dim yn newid.',
      'also: Byddai’n goch pe bai’r dyddiad cau ar 21 Tachwedd 2026 neu’n gynharach.',
      'not green: ✗ Mae’r cam gweithredu wedi’i gwblhau – Mae ar y gweill',
      'not blue: ✗ Mae’r cam gweithredu wedi’i ganslo – Mae ar y gweill',
      'not red: ✗ Mae’r dyddiad cau wedi mynd heibio – Y dyddiad cau yw 2 Rhagfyr 2026',
      'not amber: ✗ Mae’r dyddiad cau wedi mynd heibio – Y dyddiad cau yw 2 Rhagfyr 2026, ✗ Mae tystiolaeth – Dim tystiolaeth',
    ],
  },
  'without a date': {
    preset: 'delivery-4',
    facts: { ...inProgress, due: null, timescalePrecision: 'tbc' },
    en: [
      'amber: The action is in progress.',
      '✓ The action is in progress',
      'We do not know when it is due.',
      'It would be green if it were complete.',
      'It stays amber until something about it changes.',
      'also: It would be red if its deadline were 21 November 2026 or earlier.',
      'not green: ✗ The action is complete – It is in progress',
      'not blue: ✗ The action is cancelled – It is in progress',
      'not red: We do not know when it is due, so this rule could not apply.',
      'not amber: ✗ There is evidence – No evidence',
    ],
    cy: [
      'amber: Mae’r cam gweithredu ar y gweill.',
      '✓ Mae’r cam gweithredu ar y gweill',
      'Ni wyddom beth yw’r dyddiad cau.',
      'Byddai’n wyrdd pe bai wedi’i gwblhau.',
      'Bydd yn aros yn ambr nes bod rhywbeth amdano’n newid.',
      'also: Byddai’n goch pe bai’r dyddiad cau ar 21 Tachwedd 2026 neu’n gynharach.',
      'not green: ✗ Mae’r cam gweithredu wedi’i gwblhau – Mae ar y gweill',
      'not blue: ✗ Mae’r cam gweithredu wedi’i ganslo – Mae ar y gweill',
      'not red: Ni wyddom beth yw’r dyddiad cau, felly ni allai’r rheol hon fod yn gymwys.',
      'not amber: ✗ Mae tystiolaeth – Dim tystiolaeth',
    ],
  },
  'complete': {
    preset: 'delivery-4',
    facts: { ...inProgress, status: 'complete', due: '2026-09-30' },
    en: [
      'green: The action is complete.',
      '✓ The action is complete',
      'It stays green until something about it changes.',
      'also: It would be red if it were in progress.',
    ],
    cy: [
      'green: Mae’r cam gweithredu wedi’i gwblhau.',
      '✓ Mae’r cam gweithredu wedi’i gwblhau',
      'Bydd yn aros yn wyrdd nes bod rhywbeth amdano’n newid.',
      'also: Byddai’n goch pe bai ar y gweill.',
    ],
  },
  'in time': {
    preset: 'brag',
    facts: { ...inProgress, due: '2027-03-31' },
    en: [
      'green: The deadline has not passed.',
      '✓ The deadline has not passed – The deadline is 31 March 2027',
      'It would be blue if it were complete.',
      'It turns amber on 17 March 2027 if nothing changes.',
      'also: It would be amber if its deadline were 6 December 2026.',
      'also: It would be red if its deadline were 21 November 2026 or earlier.',
      'not blue: ✗ The action is complete – It is in progress',
      'not green: ✗ The action is cancelled – It is in progress',
      'not red: ✗ The deadline has passed – The deadline is 31 March 2027',
      'not amber: ✗ The deadline has passed – The deadline is 31 March 2027, ✗ There is evidence – No evidence',
      'not amber: ✗ The deadline is at most 14 days away – 129 days until the deadline, 31 March 2027',
      'not green: ✗ Its timescale is ongoing – Its timescale is a month',
    ],
    cy: [
      'green: Nid yw’r dyddiad cau wedi mynd heibio.',
      '✓ Nid yw’r dyddiad cau wedi mynd heibio – Y dyddiad cau yw 31 Mawrth 2027',
      'Byddai’n las pe bai wedi’i gwblhau.',
      'Bydd yn troi’n ambr ar 17 Mawrth 2027 os na fydd dim yn newid.',
      'also: Byddai’n ambr pe bai’r dyddiad cau ar 6 Rhagfyr 2026.',
      'also: Byddai’n goch pe bai’r dyddiad cau ar 21 Tachwedd 2026 neu’n gynharach.',
      'not blue: ✗ Mae’r cam gweithredu wedi’i gwblhau – Mae ar y gweill',
      'not green: ✗ Mae’r cam gweithredu wedi’i ganslo – Mae ar y gweill',
      'not red: ✗ Mae’r dyddiad cau wedi mynd heibio – Y dyddiad cau yw 31 Mawrth 2027',
      'not amber: ✗ Mae’r dyddiad cau wedi mynd heibio – Y dyddiad cau yw 31 Mawrth 2027, ✗ Mae tystiolaeth – Dim tystiolaeth',
      'not amber: ✗ Mae 14 diwrnod ar y mwyaf tan y dyddiad cau – 129 diwrnod tan y dyddiad cau, 31 Mawrth 2027',
      'not green: ✗ Mae ei amserlen yn barhaus – Mae ei amserlen yn fis',
    ],
  },
};

describe('what a reader is told', () => {
  test.each(Object.entries(cases))('%s', (_name, { preset, facts, en, cy }) => {
    expect(told(preset, facts, 'en')).toEqual(en);
    expect(told(preset, facts, 'cy')).toEqual(cy);
  });
});
