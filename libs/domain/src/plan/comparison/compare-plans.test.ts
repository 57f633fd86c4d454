// A plan and a document: what is the same, what changed, what came and what went, whatever the document's numbering.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparePlans, type ComparedAction, type ComparedField } from './compare-plans.ts';

const action = (key: string, ref: string | null, description: string, more: Partial<Record<ComparedField, string | null>> = {}, objective = '1'): ComparedAction => ({
  key, section: { ref: 'Part A', title: 'Leadership' }, objective: { ref: objective, title: `Objective ${objective}` },
  texts: { ref, description, approach: null, owner: 'Head of Service', timescale: 'Dec 26', success: null, stated: 'amber', progress: null, ...more },
});
const outline = (comparison: ReturnType<typeof comparePlans>) => [
  ...comparison.changed.map(({ before, after, pairedBy, fields, moved }) => `${before}→${after} ${pairedBy}${moved ? ' moved' : ''}: ${fields.map(({ field, before: was, after: is }) => `${field} ${was}→${is}`).join(', ')}`),
  ...comparison.added.map((key) => `+${key}`), ...comparison.missing.map((key) => `-${key}`), `=${comparison.unchanged}`,
];

const review = 'Review the joint protocol with the police and the court';
const train = 'Train every case manager in assessment';
const report = 'Report the figures to the board each quarter';

describe('comparePlans', () => {
  test.each<[string, ComparedAction[], ComparedAction[], string[]]>([
    ['nothing changed, but for spaces, line ends and an empty text', [action('a', '1', review, { progress: 'One\ntwo', success: null })], [action('x', '1', ` ${review}`, { progress: 'One \r\ntwo', success: '' })], ['=1']],
    ['a field changed', [action('a', '1', review)], [action('x', '1', review, { progress: 'Begun', stated: 'green' })], ['a→x ref: stated amber→green, progress null→Begun', '=0']],
    ['reworded with its number', [action('a', '1', review), action('b', '2', train)], [action('x', '1', `${review} by May`), action('y', '2', train)], [`a→x ref: description ${review}→${review} by May`, '=1']],
    ['a row added before: the numbers move, the actions do not', [action('a', '1', review), action('b', '2', train)], [action('x', '1', report), action('y', '2', review), action('z', '3', train)], ['a→y text: ref 1→2', 'b→z text: ref 2→3', '+x', '=0']],
    ['numbers begin anew in each objective', [action('a', '1', review), action('b', '1', train, {}, '2')], [action('x', '1', review), action('y', '1', train, { owner: 'Board' }, '2')], ['b→y ref: owner Head of Service→Board', '=1']],
    ['no numbers, reworded: probably the same', [action('a', null, review), action('b', null, train)], [action('x', null, 'Review the joint protocol with the police, court and health'), action('y', null, train)], [`a→x similar: description ${review}→Review the joint protocol with the police, court and health`, '=1']],
    ['the number fits, the words do not: one went and another came', [action('a', '4', review)], [action('x', '4', 'Appoint a lead for education')], ['+x', '-a', '=0']],
    ['moved below another heading', [action('a', '1', review)], [action('x', '1', review, {}, '2')], ['a→x ref moved: ', '=0']],
    ['gone and come', [action('a', '1', review), action('b', '2', train)], [action('x', '1', review), action('y', '3', report)], ['+y', '-b', '=1']],
    ['two rows that are the same to the letter', [action('a', null, review), action('b', null, review)], [action('x', null, review), action('y', null, review)], ['=2']],
    ['a heading reworded keeps its actions', [action('a', '1', review)], [{ ...action('x', '1', review), objective: { ref: '1', title: 'Lead better' } }], ['=1']],
  ])('%s', (_name, plan, document, expected) => {
    expect(outline(comparePlans(plan, document))).toEqual(expected);
  });

  const words = fc.constantFrom(review, train, report, 'Agree the data set', 'Publish the report', '');
  const plans = fc.array(fc.record({ ref: fc.option(fc.constantFrom('1', '2', '3'), { nil: null }), description: words, progress: fc.option(fc.constantFrom('Begun', 'Done'), { nil: null }), objective: fc.constantFrom('1', '2') }), { maxLength: 12 })
    .map((rows) => rows.map(({ ref, description, progress, objective }, at) => action(String(at), ref, description, { progress }, objective)));

  test('a plan compared with itself has no difference, and no action is lost or paired twice', () => {
    fc.assert(fc.property(plans, (plan) => {
      expect(comparePlans(plan, plan)).toEqual({ changed: [], added: [], missing: [], unchanged: plan.length });
    }));
    fc.assert(fc.property(plans, plans, (plan, document) => {
      const { changed, added, missing, unchanged } = comparePlans(plan, document);
      expect(changed.length + missing.length + unchanged).toBe(plan.length);
      expect(changed.length + added.length + unchanged).toBe(document.length);
      expect(new Set([...changed.map(({ after }) => after), ...added]).size).toBe(changed.length + added.length);
    }));
  });
});
