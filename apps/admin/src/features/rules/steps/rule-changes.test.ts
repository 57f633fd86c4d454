/** What a reviewer is told of a new version. */
import { expect, test } from '@jest/globals';
import { defaultRuleSets, type RuleSet } from '@waymark/rules';
import { changeDraft, type DraftAction } from '../draft/draft.ts';
import { changesBetween } from './rule-changes.ts';

const start = defaultRuleSets.brag;
const after = (...actions: readonly DraftAction[]): RuleSet => actions.reduce((document, action) => changeDraft(document, action), start);
const told = (document: RuleSet) =>
  changesBetween(start, document).rules.map(({ kind, before, after: now, moved, rating, label, conditions }) =>
    [kind, (now ?? before)?.rule.name, ...(moved ? ['moved'] : []), ...(rating ? ['rating'] : []), ...(label ? ['label'] : []), ...(conditions ? ['conditions'] : [])].join(' '),
  );

test.each<[string, RuleSet, string[]]>([
  ['nothing', start, []],
  ['a number in a named condition is a change of the rule that cites it', after({ type: 'setThreshold', path: ['conditions', 'deadlineNear', 'all', 0, 'value', 1], value: 21 }), ['changed deadline-near-without-evidence label conditions']],
  ['one rule moved far is one move', after({ type: 'move', index: 0, by: 1 }, { type: 'move', index: 1, by: 1 }), ['changed complete moved']],
  ['priorities alone are no change', { ...start, rating: { ...start.rating, rules: start.rating.rules.map((rule) => ({ ...rule, priority: (rule.priority ?? 1) + 5 })) } }, []],
  ['another rating', after({ type: 'rate', index: 1, rating: 'blue' }), ['changed cancelled rating']],
  ['added and removed', after({ type: 'remove', index: 1 }, { type: 'add', rating: 'red', label: { en: 'New', cy: 'Newydd' }, conditions: { all: [{ condition: 'noEvidence' }] } }), ['added new', 'removed cancelled']],
])('%s', (_name, document, expected) => expect(told(document)).toEqual(expected));

test('the usual rating and the name', () => {
  expect(changesBetween(start, { ...start, name: { en: 'Ours', cy: 'Ein rhai ni' }, rating: { ...start.rating, default: 'red' } })).toMatchObject({ rules: [], fallback: { from: 'amber', to: 'red' }, name: true, tests: false });
});
