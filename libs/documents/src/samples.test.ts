// Every sample plan, read whole: each action and each field is what its truth file says, nothing lost, nothing invented.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { ImportedPlan } from '@waymark/domain';
import { readPlan } from './index.ts';

const samples = ['headings-and-tables.docx', 'merged-and-shaded.docx', 'several-sheets.xlsx', 'flat.csv'];
const file = (name: string): URL => new URL(`../testing/samples/${name}`, import.meta.url);
const truthOf = (name: string): Omit<ImportedPlan, 'findings'> => JSON.parse(readFileSync(file(name.replace(/\.\w+$/, '.truth.json')), 'utf8')) as Omit<ImportedPlan, 'findings'>;

/** White space is one blank: where a line was broken in a cell carries no content. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  return value;
}

describe.each(samples)('%s', (name) => {
  const { findings, ...plan } = readPlan(new Uint8Array(readFileSync(file(name))), name);
  const truth = truthOf(name);

  test('has its title, rating key and sections', () => {
    const outline = ({ title, ratingKey, sections }: Omit<ImportedPlan, 'findings'>) => ({
      title, ratingKey, sections: sections.map(({ objectives, ...section }) => ({ ...section, objectives: objectives.map(({ actions, ...objective }) => ({ ...objective, actions: actions.length })) })),
    });
    expect(plain(outline(plan))).toEqual(plain(outline(truth)));
  });

  test('has every action and every field', () => {
    const actions = ({ sections }: Omit<ImportedPlan, 'findings'>) => sections.flatMap((section) => section.objectives.flatMap((objective) => objective.actions));
    expect(plain(actions(plan))).toEqual(plain(actions(truth)));
  });

  test('states each finding in a sentence', () => {
    for (const { code, message } of findings) {
      expect(code).toMatch(/^[a-z]+(?:[A-Z][a-z]+)*$/);
      expect(message).toMatch(/^\p{Lu}.*[.?]$/su);
    }
  });
});

test('the documents are laid out from their truth files', () => {
  const made = spawnSync(process.execPath, [fileURLToPath(new URL('../testing/make-samples.mjs', import.meta.url)), '--check'], { encoding: 'utf8' });
  expect(made.stderr).toBe('');
  expect(made.status).toBe(0);
});
