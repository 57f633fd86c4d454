/** The live effect of a draft: counts and the actions behind them. */
import { describe, expect, test } from '@jest/globals';
import { actionCatalogue, defaultRuleSets, type Facts } from '@waymark/rules';
import { changeDraft } from '../draft/draft.ts';
import { compileDocument, effectOf } from './effect.ts';

const bestFirst = ['blue', 'green', 'amber', 'red'];
const now = '2026-11-22';
const compiled = (document: unknown) => {
  const result = compileDocument(document, actionCatalogue, bestFirst);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.compiled;
};
const action = (id: string, facts: Facts) => ({ id, facts: { status: 'inProgress', evidenceCount: 0, ...facts } });

describe('the effect', () => {
  const active = defaultRuleSets.brag;
  const actions = [action('near', { due: '2026-12-01' }), action('in three weeks', { due: '2026-12-10' }), action('far', { due: '2027-03-31' }), action('late', { due: '2026-10-01' }), action('no date', {})];

  test('of a wider warning is the actions it now reaches', () => {
    const draft = changeDraft(active, { type: 'setThreshold', path: ['conditions', 'deadlineNear', 'all', 0, 'value', 1], value: 21 });
    const effect = effectOf(compiled(active), compiled(draft), actions, now);
    expect(effect.total).toBe(5);
    expect(effect.changes.map(({ action: { id }, from, to }) => [id, from, to])).toEqual([['in three weeks', 'green', 'amber']]);
    expect(effect.transitions).toEqual([{ from: 'green', to: 'amber', count: 1 }]);
  });

  test('counts each way separately, the most frequent first', () => {
    const draft = { ...active, rating: { rules: [], default: 'green' }, tests: [] };
    expect(effectOf(compiled(active), compiled(draft), actions, now).transitions).toEqual([{ from: 'amber', to: 'green', count: 2 }, { from: 'red', to: 'green', count: 1 }]);
  });

  test('of the same rules is none', () => {
    expect(effectOf(compiled(active), compiled(active), actions, now)).toEqual({ total: 5, changes: [], transitions: [] });
  });
});

test('faults come back with their place', () => {
  const faulty = changeDraft(defaultRuleSets.brag, { type: 'setConditions', index: 1, conditions: { all: [] } });
  const result = compileDocument(faulty, actionCatalogue, bestFirst);
  expect(result.ok ? [] : result.issues.map(({ path, code }) => [path, code])).toEqual([['rating/rules/1/conditions/all', 'emptyGroup']]);
});
