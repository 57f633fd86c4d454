// Plans of any content for property tests: texts as reading leaves them, with whatever breaks a careless writer.
import { parseTimescale, splitOwners, type ImportedAction, type ImportedObjective, type ImportedPlan, type ImportedSection } from '@waymark/domain';
import fc from 'fast-check';
import { tidy } from '../formats/text.ts';

const pieces = [
  'Review', 'the panel', 'Red', 'amber', 'Green', 'Complete', '=1+1', '+44', '-', '- first', '@here', "'=x", '"quoted"', 'a,b;c', '|', '\n', '\n', '\t', 'ŵ ŷ Llŷn', 'Câm', '_x0041_', '<b>&amp;',
  'Objective 3: lead', 'Part A: x', 'Recommendation 2', 'Board champion: Chair', 'Key', 'Total', '1.2', 'Dec 15', '👍', '–', '‘so’', '%', 'Section no.', 'Page 1 of 2', ':\u00a0', "''", '#REF!', 'Rating key',
];
const text = (min: number, max: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { minLength: min, maxLength: max }).map((parts) => tidy(parts.join(' '))).filter((each) => min === 0 || each !== '');
const maybe = (max: number): fc.Arbitrary<string | null> => text(0, max).map((each) => (each === '' ? null : each));
const ref = fc.option(fc.constantFrom('1', '1.2', 'A3', 'YOS 1', '10a', '2b', '1.1, 1.2', '=1'), { nil: null, freq: 3 });
const owner = fc.option(fc.constantFrom('Head of Service', 'Head of Service\nQuality Manager', 'YOT / Police', 'Health, Education and Police', '@lead', '=cmd|x', 'Pennaeth Gwasanaeth a Rheolwr', 'tbc', 'N/A'), { nil: null, freq: 4 });
const timescale = fc.constantFrom('', 'Dec 15', 'Achieved', 'Ongoing', 'July 23/ Ongoing', 'Tbc (roll out due Summer 2016)', '31/03/2027', '2027-01-15', '=2027', '30 Ebrill 2027', 'Q3 2026', '44927', 'March\nthen June 2027');
const code = fc.constantFrom('red', 'amber', 'green', 'blue', null);

/** @param asAt settles years that a timescale leaves out, for the plan and for its reading alike */
export function randomPlan(asAt: string): fc.Arbitrary<ImportedPlan> {
  const action: fc.Arbitrary<ImportedAction> = fc.record({ ref, description: text(1, 8), approach: maybe(4), ownerText: owner, by: timescale, code, successMeasure: maybe(4), progress: maybe(6) }).map(({ by, code: stated, ownerText, ...rest }) => ({
    ...rest, ownerText, owners: splitOwners(ownerText ?? ''), timescale: parseTimescale(by, { after: asAt }).timescale, statedRating: stated === null ? null : { code: stated, source: 'text' as const },
  }));
  // No two of one name in one place: reading joins them, so no plan that was read has them.
  const name = (value: { ref: string | null; title: string }): string => `${value.ref ?? ''}|${value.title.toLowerCase().replace(/\s+/g, ' ')}`;
  const objective: fc.Arbitrary<ImportedObjective> = fc.record({
    ref, title: text(1, 5), theme: maybe(2), targetDate: fc.constantFrom(null, '2016-04-30', '2027-12-31'), champion: maybe(2),
    linkedRecommendations: fc.uniqueArray(fc.constantFrom('1', '2', '5', 'R7'), { maxLength: 3 }), linkedIndicators: fc.uniqueArray(fc.constantFrom('A1', 'A2', 'B7', 'All'), { maxLength: 3 }),
    actions: fc.array(action, { maxLength: 4 }),
  }).map((each) => ({ ...each, theme: oneLine(each.theme), champion: oneLine(each.champion) }));
  const section: fc.Arbitrary<ImportedSection> = fc.record({
    ref: fc.option(fc.constantFrom('Part A', 'Domain 2', '3', 'Standard IV'), { nil: null }), title: text(1, 5),
    recommendations: fc.uniqueArray(fc.record({ ref: fc.option(fc.constantFrom('1', '2', '3a'), { nil: null }), text: text(1, 6) }), { maxLength: 2, selector: (each) => each.text.toLowerCase().replace(/\s+/g, ' ') }),
    objectives: fc.uniqueArray(objective, { minLength: 1, maxLength: 3, selector: name }),
  });
  return fc.record({ title: fc.constantFrom('Improvement plan', 'Cynllun gwella Llŷn ac Eifionydd', 'Post-inspection plan: "Leading well" & more'), ratingKey: fc.constant([]), sections: fc.uniqueArray(section, { minLength: 1, maxLength: 3, selector: name }), findings: fc.constant([]) });
}

const oneLine = (each: string | null): string | null => (each === null ? null : each.replace(/\s+/g, ' ').trim() || null);
