/** A paper with everything a paper can hold, for tests of its writers. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PackDocument, PackFonts, PackRating, PackTable } from '../index.ts';

const require = createRequire(import.meta.url);
const font = (name: string): Uint8Array => readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${name}`));

export const packFonts: PackFonts = { regular: font('400Regular/SourceSans3_400Regular.ttf'), bold: font('700Bold/SourceSans3_700Bold.ttf') };

export const red: PackRating = { label: 'Coch', colour: 'red', shape: 'diamond' };

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320" width="640" height="320" role="img" aria-labelledby="c-title c-desc" lang="en" font-family="Arial"><title id="c-title">Children</title><desc id="c-desc">Lower</desc>' +
  '<rect width="640" height="320" fill="#fff"/><line x1="40" y1="280" x2="600" y2="280" stroke="#505a5f" stroke-width="1" stroke-dasharray="4 3"/>' +
  Array.from({ length: 36 }, (_, at) => `<circle cx="${40 + at * 15}" cy="${100 + (at % 7) * 20}" r="4" fill="#1d70b8"/>`).join('') +
  `<path d="M${Array.from({ length: 36 }, (_, at) => `${40 + at * 15} ${100 + (at % 7) * 20}`).join('L')}" fill="none" stroke="#505a5f" stroke-width="1.5"/>` +
  '<text x="600" y="300" font-size="14" text-anchor="end" fill="#0b0c0c">2024 &amp; later</text></svg>';

const table = (caption: string, rows: number): PackTable => ({
  caption, columns: [{ label: 'Action', share: 4 }, { label: 'Owner', share: 2 }, { label: 'Due', share: 1.4 }, { label: 'Rating', share: 1.2 }, { label: 'Pieces', share: 1, numeric: true }],
  rows: Array.from({ length: rows }, (_, at) => [
    { text: `${at + 1} Train all staff in the assessment of risk, and show by dip samples that plans follow from it` }, { text: 'Head of Service, Police' }, { text: '30 September 2016' }, { text: '', rating: red }, { text: String(at % 4) },
  ]),
});

/** @param actions rows of its table and entries @param charts how many */
export function samplePaper(actions: number, charts: number): PackDocument {
  return {
    language: 'cy', title: 'Bwrdd rheoli, Tachwedd: tŷ & dŵr <cynllun>', marking: 'OFFICIAL', line: 'Improvement plan, as at 30 September 2016', asAt: '2016-09-30', pageWords: ['Tudalen', 'o'],
    blocks: [
      { kind: 'heading', level: 1, text: 'Penderfyniadau' },
      { kind: 'paragraph', text: 'First line\nSecond line' },
      ...Array.from({ length: actions }, (_, at) => ({
        kind: 'entry' as const, title: `${at + 1} Train all staff`, facts: [{ label: 'Rating', value: { text: '', rating: red } }, { label: 'Progress', value: { text: 'Meetings were held and the register is kept. '.repeat(6) } }],
      })),
      { kind: 'heading', level: 2, text: 'Figures' },
      ...Array.from({ length: charts }, (_, at) => ({ kind: 'chart' as const, title: `Indicator ${at + 1}`, description: 'Lower than neighbours: 145 against 216.9.', svg, table: table(`Figures of indicator ${at + 1}`, 9) })),
      { kind: 'table', table: table('All actions', actions) },
    ],
  };
}
