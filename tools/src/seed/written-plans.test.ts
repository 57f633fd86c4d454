// Every demonstration plan, written as Word, Excel and CSV and read again: no difference in any of its fields.
import { expect, test } from '@jest/globals';
import { ratingKeyPresets, type ImportedPlan } from '@waymark/domain';
import { readPlan, toWrite, writeCsv, writeDocx, writeXlsx, type Writing } from '@waymark/documents';
import { contentPlan } from './content-plan.ts';
import { demonstrationServices } from './content/index.ts';

const asAt = '2026-11-22';
const said = ({ sections }: ImportedPlan) => sections.map((section) => ({ ...section, objectives: section.objectives.map((objective) => ({ ...objective, actions: objective.actions.map((action) => ({ ...action, statedRating: action.statedRating?.code ?? null })) })) }));

test.each(demonstrationServices.map((service) => [service.slug, service] as const))('%s', (_slug, service) => {
  const { plan } = contentPlan(service, `${asAt}T09:00:00Z`);
  for (const language of ['en', 'cy'] as const) {
    const ratings = ratingKeyPresets[service.ratingKey].ratings.map(({ code, label, meaning, colour }) => ({ code, label: label[language], meaning: meaning[language], colour }));
    const writing: Writing = { language, layout: null, ratings, marking: 'OFFICIAL', asAt: { date: asAt, time: '09:00' } };
    for (const [name, write] of [['plan.docx', writeDocx], ['plan.xlsx', writeXlsx], ['plan.csv', writeCsv]] as const) {
      expect(said(readPlan(write(toWrite(plan), writing), name, { asAt }))).toEqual(said(plan));
    }
  }
});
