/** What each change does to a draft, and what it leaves alone. */
import { describe, expect, test } from '@jest/globals';
import { actionCatalogue, defaultRuleSets, parse, type RuleSet } from '@waymark/rules';
import { asDocument, changeDraft, newRuleId, type DraftAction } from './draft.ts';
import { renumbered } from './label-numbers.ts';
import { valueAt } from './path.ts';

const start = defaultRuleSets.brag;
const after = (...actions: readonly DraftAction[]): RuleSet => actions.reduce((document, action) => changeDraft(document, action), start);
const ids = (document: RuleSet) => document.rating.rules.map(({ name }) => name);
const near = ['conditions', 'deadlineNear', 'all', 0, 'value', 1];

describe('the order of the rules', () => {
  test('a rule changes places with its neighbour, and priorities say so', () => {
    const moved = after({ type: 'move', index: 3, by: -1 });
    expect(ids(moved).slice(2, 4)).toEqual(['overdue-with-evidence', 'overdue-without-evidence']);
    expect(moved.rating.rules.map(({ priority }) => priority)).toEqual([70, 60, 50, 40, 30, 20, 10]);
    expect(changeDraft(moved, { type: 'move', index: 2, by: 1 })).toEqual(start);
  });

  test('the first cannot go up, the last cannot go down', () => {
    expect(after({ type: 'move', index: 0, by: -1 })).toBe(start);
    expect(after({ type: 'move', index: 6, by: 1 })).toBe(start);
  });

  test('a document is opened in the order in which its rules are asked', () => {
    const shuffled = { ...start, rating: { ...start.rating, rules: [...start.rating.rules].reverse() } };
    const document = asDocument(shuffled);
    expect(document && ids(document)).toEqual(ids(start));
  });
});

describe('thresholds', () => {
  test('one field changes the number, and the names that say it follow', () => {
    const changed = after({ type: 'setThreshold', path: near, value: 21 });
    expect(valueAt(changed, near)).toBe(21);
    expect(changed.rating.rules[4]?.event.params.label).toEqual({
      en: 'The deadline is at most 21 days away and there is no evidence',
      cy: 'Mae’r dyddiad cau o fewn 21 diwrnod ac nid oes tystiolaeth',
    });
    expect(parse(changed, actionCatalogue).ok).toBe(true);
    expect(changed.rating.rules[2]).toBe(start.rating.rules[2]);
  });

  test('typing a number digit by digit ends with the right name', () => {
    const typed = after(...[1, 10, 1, 2].map((value): DraftAction => ({ type: 'setThreshold', path: near, value })));
    expect(typed.rating.rules[4]?.event.params.label).toEqual({
      en: 'The deadline is at most 2 days away and there is no evidence',
      cy: 'Mae’r dyddiad cau o fewn 2 ddiwrnod ac nid oes tystiolaeth',
    });
  });

  test('a path that leads nowhere changes nothing', () => {
    expect(after({ type: 'setThreshold', path: ['conditions', 'gone', 'all', 0, 'value'], value: 3 })).toBe(start);
  });

  test.each([
    ['At most 14 days, in 14 cases', 'At most 14 days, in 14 cases'],
    ['Within 140 days', 'Within 140 days'],
    ['Version 1.14', 'Version 1.14'],
    ['At most 14 days.', 'At most 1 day.'],
  ])('%s', (en, said) => expect(renumbered({ en, cy: '' }, 14, 1).en).toBe(said));
});

describe('rules', () => {
  const label = { en: 'Nobody owns it', cy: 'Nid oes perchennog' };
  const conditions = { all: [{ fact: 'hasOwner', operator: 'equal', value: false }] } as const;

  test('a new one comes last, with an id of its own', () => {
    const added = after({ type: 'add', rating: 'red', label, conditions }, { type: 'add', rating: 'red', label, conditions });
    expect(ids(added).slice(-2)).toEqual(['nobody-owns-it', 'nobody-owns-it-2']);
    expect(parse(added, actionCatalogue).ok).toBe(true);
    expect(newRuleId({ en: '¡!', cy: '' }, [])).toBe('rule');
  });

  test('is renamed, rated and removed', () => {
    const changed = after({ type: 'relabel', index: 0, label }, { type: 'rate', index: 0, rating: 'red' }, { type: 'remove', index: 1 }, { type: 'setDefault', rating: 'red' });
    expect(changed.rating.rules[0]?.event).toEqual({ type: 'rating', params: { rating: 'red', label } });
    expect(changed.rating.rules[0]?.name).toBe('complete');
    expect(ids(changed)).not.toContain('cancelled');
    expect(changed.rating.default).toBe('red');
  });
});

test.each([null, 3, [], {}, { name: {}, rating: {} }, { name: {}, rating: { rules: [null] } }, { name: {}, rating: { rules: [] }, conditions: [] }])(
  '%j is not taken for a rule set',
  (json) => expect(asDocument(json)).toBeNull(),
);
