/** Rules of stages are refused with every fault, by the same checks as the rules of a service. */
import { describe, expect, test } from '@jest/globals';
import { defaultStageRules, defaultStages, type ConditionValue, type Leaf, type Operator, type RuleSet } from '@waymark/rules';
import { readStageRules } from './stage-rules.ts';

const known = defaultStages.map(({ number }) => number);
const codesOf = (given: { stages?: typeof defaultStages; document?: unknown }): string[] => {
  const read = readStageRules({ stages: given.stages ?? defaultStages, document: given.document ?? defaultStageRules }, known);
  return Array.isArray(read) ? read.map(({ code }) => code) : [];
};
const edited = (edit: (document: RuleSet & { rating: { rules: { conditions: unknown; event: { params: { rating: string } } }[] } }) => void): unknown => {
  const document = JSON.parse(JSON.stringify(defaultStageRules)) as Parameters<typeof edit>[0];
  edit(document);
  return document;
};
const condition = (fact: string, operator: Operator, value: ConditionValue): Leaf => ({ fact, operator, value });

describe('rules of stages', () => {
  test('that a body starts from are taken, whatever the order of the stages', () => {
    const read = readStageRules({ stages: [...defaultStages].reverse(), document: defaultStageRules }, known);
    expect(read).toMatchObject({ stages: defaultStages });
  });

  test.each<[string, Parameters<typeof codesOf>[0], string[]]>([
    ['a fact that there is not', { document: edited(({ rating }) => (rating.rules[0]!.conditions = { all: [condition('gone', 'equal', 1)] })) }, ['unknownFact']],
    ['a rule that cannot be true', { document: edited(({ rating }) => (rating.rules[0]!.conditions = { all: [condition('offTrackShare', 'lessThan', 10), condition('offTrackShare', 'greaterThan', 20)] })) }, ['contradictory']],
    ['a rule that is hidden', { document: edited(({ rating }) => { rating.rules[1]!.conditions = { all: [condition('offTrackLowest4', 'greaterThanInclusive', 50)] }; }) }, ['unreachable']],
    ['a stage that there is not', { document: edited(({ rating }) => (rating.rules[0]!.event.params.rating = 'stage-7')) }, ['unknownStage']],
    ['stages of another number', { stages: [...defaultStages, { number: 4, name: { en: 'Four', cy: 'Pedwar' } }] }, ['otherStages']],
    ['a stage without its Welsh name', { stages: defaultStages.map((stage) => (stage.number === 2 ? { ...stage, name: { ...stage.name, cy: ' ' } } : stage)) }, ['stageNameMissing']],
    ['a number of another kind', { document: edited(({ rating }) => (rating.rules[0]!.conditions = { all: [condition('offTrackShare', 'lessThan', 'many')] })) }, ['wrongType']],
  ])('with %s are refused', (_name, given, codes) => expect(codesOf(given)).toEqual(codes));
});
