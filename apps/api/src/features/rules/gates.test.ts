/** What a version must pass, over rule sets made for each gate. */
import { describe, expect, test } from '@jest/globals';
import { ratingKeyPresets } from '@waymark/domain';
import { defaultRuleSets, type Facts, type FactValue, type RuleSet } from '@waymark/rules';
import { checkGates, closedGates, missingFromKey, outcomesOf, type Checked } from './gates.ts';

const rules = defaultRuleSets['delivery-4'];
const NOW = new Date('2026-11-22T09:00:00Z');
const facts: Facts = { status: 'inProgress', due: '2026-10-31', evidenceCount: 0, timescalePrecision: 'month' };

function checked(document: unknown, more: Partial<Checked> = {}): Checked {
  return {
    document, contentHash: 'a', ratingKey: ratingKeyPresets['delivery-4'], backTest: { testedAt: new Date('2026-11-22T08:00:00Z'), contentHash: 'a' }, now: NOW,
    sample: () => Promise.resolve([{ id: 'one', facts }]), ...more,
  };
}
async function gate(code: string, document: unknown, more: Partial<Checked> = {}): Promise<{ passed: boolean; parameters: Record<string, FactValue> }> {
  const found = (await checkGates(checked(document, more))).find((answer) => answer.code === code);
  if (!found) throw new Error(`There is no gate ${code}.`);
  return { passed: found.passed, parameters: Object.fromEntries(found.parameters.map(({ name, value }) => [name, value])) };
}
const withDefault = (code: string): RuleSet => ({ ...rules, rating: { ...rules.rating, default: code } });

describe('the gates', () => {
  test.each(['delivery-4', 'brag', 'risk-3'] as const)('let the default rules of %s pass', async (preset) => {
    const answers = await checkGates(checked(defaultRuleSets[preset], { ratingKey: ratingKeyPresets[preset] }));
    expect(answers.map(({ code, passed }) => [code, passed])).toEqual([['parse', true], ['ratingsInKey', true], ['lint', true], ['tests', true], ['backTest', true], ['secondOpinion', true]]);
    expect(closedGates(answers)).toEqual([]);
  });

  test('ask nothing else of a document that cannot be read', async () => {
    const answers = await checkGates(checked({ rating: 7 }));
    expect(answers.map(({ code, passed, blocking }) => [code, passed, blocking])).toEqual([['parse', false, true]]);
    expect(closedGates(answers)).toHaveLength(1);
  });
});

describe('ratings', () => {
  test('of rules and default are all asked for', () => {
    expect(outcomesOf(withDefault('purple')).sort()).toEqual(['amber', 'blue', 'green', 'purple', 'red']);
    expect(missingFromKey(rules, ratingKeyPresets['risk-3'])).toEqual(['blue']);
  });
  test('that the key lacks close the gate', async () => {
    expect(await gate('ratingsInKey', withDefault('purple'))).toEqual({ passed: false, parameters: { missing: ['purple'] } });
  });
});

describe('a back-test', () => {
  test.each<[string, Checked['backTest'], boolean]>([
    ['that is missing', null, false],
    ['of this minute', { testedAt: NOW, contentHash: 'a' }, true],
    ['just under a day old', { testedAt: new Date('2026-11-21T09:00:01Z'), contentHash: 'a' }, true],
    ['a day old', { testedAt: new Date('2026-11-21T09:00:00Z'), contentHash: 'a' }, false],
    ['of other rules', { testedAt: NOW, contentHash: 'b' }, false],
  ])('%s: %s', async (_name, backTest, passed) => expect((await gate('backTest', rules, { backTest })).passed).toBe(passed));
});

describe('the second opinion', () => {
  test('counts what both decided, and what only one can', async () => {
    const sample = () => Promise.resolve([{ id: 'one', facts }, { id: 'two', facts: { ...facts, due: null } }]);
    expect(await gate('secondOpinion', rules, { sample })).toMatchObject({ passed: true, parameters: { checked: 1, skipped: 1, disagreements: 0 } });
  });
});
