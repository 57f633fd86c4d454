/** What an invented service records of the present year and the one before: no council's figures. The later total is misprinted on purpose. */
import type { RecordContents } from '@waymark/api';

export interface YearRecord {
  /** Years before the present financial year: 0 or 1. */
  yearsAgo: number;
  source: string;
  contents: Partial<RecordContents>;
}

const row = (agency: string, staffing: number | null, inKind: number | null, other: number | null, total: number | null) => ({ agency, staffing, inKind, other, total });

export const yearRecords: Readonly<Record<string, readonly YearRecord[]>> = {
  ashmere: [
    {
      yearsAgo: 1, source: 'Youth justice plan (demonstration)',
      contents: {
        budget: {
          rows: [row('Council', 512_000, null, 88_000, 600_000), row('Police', 96_000, 12_000, null, 108_000), row('Probation', 41_000, null, 5_000, 46_000), row('Health', 58_000, 9_500, null, 67_500), row('National grant', null, null, 301_000, 301_000)],
          totals: { staffing: 707_000, inKind: 21_500, other: 394_000, total: 1_122_500 },
        },
      },
    },
    {
      yearsAgo: 0, source: 'Youth justice plan (demonstration)',
      contents: {
        budget: {
          rows: [row('Council', 498_000, null, 88_000, 586_000), row('Police', 96_000, 14_000, null, 110_000), row('Probation', 41_000, null, 5_000, 46_000), row('Health', 60_000, 9_500, null, 69_500), row('National grant', null, null, 309_000, 309_000)],
          totals: { staffing: 695_000, inKind: 23_500, other: 402_000, total: 1_130_500 },
        },
        priorities: { items: ['Fewer children come into the justice system', 'Every child has a plan that they helped to write', 'Victims are asked what would help', 'Education from the first week'] },
        feedback: {
          results: [
            { group: 'children', question: 'Did somebody listen to what you wanted?', positive: 31, answered: 38 },
            { group: 'children', question: 'Did you know what would happen next?', positive: 27, answered: 38 },
            { group: 'parents', question: 'Was it clear whom to call?', positive: 14, answered: 17 },
            { group: 'victims', question: 'Did you have a say?', positive: 5, answered: 7 },
          ],
        },
      },
    },
  ],
};
