// What is written is read again without any difference: in every format, in both languages, in any council's columns.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ratingKeyPresets, type ImportedPlan, type Language } from '@waymark/domain';
import fc from 'fast-check';
import { interpret, layoutOf, readPlan, readSource, toWrite, writeCsv, writeDocx, writeXlsx, type PlanLayout, type PlanToWrite, type Writing } from './index.ts';
import { randomPlan } from './testing/random-plan.ts';

const asAt = '2026-11-27';
const formats: Readonly<Record<string, (plan: PlanToWrite, writing: Writing) => Uint8Array>> = { docx: writeDocx, xlsx: writeXlsx, csv: writeCsv };
const ratingsIn = (language: Language) => ratingKeyPresets['delivery-4'].ratings.map(({ code, label, meaning, colour }) => ({ code, label: label[language], meaning: meaning[language], colour }));
const writingIn = (language: Language, layout: PlanLayout | null): Writing => ({ language, layout, ratings: ratingsIn(language), marking: 'OFFICIAL', asAt: { date: asAt, time: '14:05' } });

/** All that a plan says; how its rating was read is no part of it. */
const said = ({ sections }: Pick<ImportedPlan, 'sections'>) =>
  sections.map((section) => ({ ...section, objectives: section.objectives.map((objective) => ({ ...objective, actions: objective.actions.map(({ statedRating, ...action }) => ({ ...action, stated: statedRating?.code ?? null })) })) }));

const councils: Readonly<Record<string, PlanLayout | null>> = {
  'the columns of Waymark': null,
  'columns of a council': [{ field: 'ref', header: 'No.' }, { field: 'owner', header: 'By whom' }, { field: 'action', header: 'What we will do' }, { field: 'success', header: 'Outcome' }, { field: 'timescale', header: 'By when' }, { field: 'rating', header: 'RAG (Sept 16)' }, { field: 'progress', header: 'Where are we now?' }],
  'rating and progress in one column, words nobody else uses': [{ field: 'action', header: 'Milestone' }, { field: 'timescale', header: 'Horizon' }, { field: 'ratingAndProgress', header: 'RAG / Comment on current position' }, { field: 'objective', header: 'Aim' }],
  'a status instead of a rating': [{ field: 'objective', header: 'Objective' }, { field: 'action', header: 'Recommendation' }, { field: 'status', header: 'Status' }, { field: 'owner', header: 'Owner' }],
};

describe.each(Object.keys(formats))('.%s', (extension) => {
  const write = formats[extension]!;

  test.each(Object.entries(councils))('a plan of any content in %s', (_name, layout) => {
    fc.assert(
      fc.property(randomPlan(asAt), fc.constantFrom<Language>('en', 'cy'), (plan, language) => {
        const writing = writingIn(language, layout);
        const bytes = write(toWrite(plan), writing);
        const again = readPlan(bytes, `plan.${extension}`, { asAt, layout, ratings: writing.ratings });
        expect(said(again)).toEqual(said(plan));
        if (extension !== 'csv') expect(again.title).toBe(plan.title);
      }),
      { numRuns: 60 },
    );
  });

  test('the same plan gives the same bytes', () => {
    const [plan] = fc.sample(randomPlan(asAt), { seed: 7, numRuns: 1 });
    expect(write(toWrite(plan!), writingIn('en', null))).toEqual(write(toWrite(plan!), writingIn('en', null)));
  });
});

const samples = new URL('../testing/samples/', import.meta.url);
const given = new URL('../../../../shared/plans/', import.meta.url);
const documents = [
  ...['headings-and-tables.docx', 'merged-and-shaded.docx', 'several-sheets.xlsx', 'flat.csv'].map((name) => [name, new URL(name, samples)] as const),
  ...['islington-2016.docx', 'portsmouth-2015-part-a.xlsx'].map((name) => [name, new URL(name, given)] as const),
];

describe.each(documents)('%s', (name, url) => {
  const run = existsSync(url) ? test : test.skip;
  run.each(Object.keys(formats))('as .%s in its own columns', (extension) => {
    const source = readSource(new Uint8Array(readFileSync(url)), name);
    const { plan, columns } = interpret(source, name, { asAt });
    const layout = layoutOf(source, columns);
    expect(layout?.some(({ field }) => field === 'action')).toBe(true);
    const bytes = formats[extension]!(toWrite(plan), writingIn('en', layout));
    expect(said(readPlan(bytes, `plan.${extension}`, { asAt, layout }))).toEqual(said(plan));
    // A service that has never seen the plan reads the document as well.
    expect(said(readPlan(bytes, `plan.${extension}`, { asAt }))).toEqual(said(plan));
  });
});
