// What the plan side shows, in which order, and where to go after an answer.
import { describe, expect, test } from '@jest/globals';
import type { DraftAction, DraftSection, Finding } from '../data/import-types.ts';
import { findingsInOrder, nextOpen, pageCount, pageOfEntries, pageWith, planEntries } from './plan-entries.ts';

const section = (index: number, objectives: number): DraftSection => ({
  path: `sections/${index}`,
  ref: null,
  title: `Section ${index}`,
  objectives: Array.from({ length: objectives }, (_, at) => ({
    path: `sections/${index}/objectives/${at}`,
    ref: null,
    title: `Objective ${at}`,
    theme: null,
    targetDate: null,
    champion: null,
    linkedRecommendations: [],
    linkedIndicators: [],
  })),
});

const action = (objectivePath: string, at: number) => ({ path: `${objectivePath}/actions/${at}`, objectivePath }) as DraftAction;

const finding = (id: string, path: string | null, state: Partial<Finding> = {}): Finding => ({
  id,
  code: 'severalOwners',
  parameters: [],
  path,
  block: null,
  row: null,
  column: null,
  needsAnswer: true,
  answered: false,
  ...state,
});

const sections = [section(0, 2), section(1, 1)];
const actions = [action('sections/1/objectives/0', 0), action('sections/0/objectives/0', 0), action('sections/0/objectives/0', 1), action('sections/0/objectives/1', 0)];
const findings = [
  finding('last', 'sections/1/objectives/0/actions/0'),
  finding('note', 'sections/0/objectives/1/actions/0', { needsAnswer: false }),
  finding('objective', 'sections/0/objectives/1'),
  finding('done', 'sections/0/objectives/0/actions/0', { answered: true }),
  finding('first', 'sections/0/objectives/0/actions/1'),
  finding('document', null),
  finding('lost', 'sections/9/objectives/9'),
  finding('left out', 'sections/0/objectives/0/actions/7', { answered: true }),
];
const content = { sections, actions, findings, complete: true };
const ids = (onlyOpen: boolean) => findingsInOrder(planEntries(content, onlyOpen)).map(({ id }) => id);

describe('entries', () => {
  test('all: the document first, then sections, objectives and actions in order; nothing is lost', () => {
    expect(ids(false)).toEqual(['document', 'lost', 'done', 'first', 'objective', 'note', 'last']);
    expect(planEntries(content, false).filter((entry) => entry.kind === 'action')).toHaveLength(4);
  });

  test('findings of actions that have not come yet wait for them', () => {
    const early = { sections, actions: [], findings: [finding('early', 'sections/0/objectives/0/actions/0')] };
    expect(planEntries({ ...early, complete: false }, false)).toEqual([]);
    expect(planEntries({ ...early, complete: true }, false)).toHaveLength(1);
  });

  test('only what needs an answer', () => {
    expect(ids(true)).toEqual(['document', 'lost', 'first', 'objective', 'last']);
    expect(planEntries(content, true).filter((entry) => entry.kind === 'action')).toHaveLength(2);
  });
});

describe('pages', () => {
  const entries = planEntries(content, false);

  test.each([
    [1, 3],
    [3, 1],
    [99, 1],
    [0, 3],
  ])('page %d of 7 entries, three a page, holds %d', (page, length) => {
    expect(pageCount(entries, 3)).toBe(3);
    expect(pageOfEntries(entries, page, 3)).toHaveLength(length);
  });

  test('a place is found by action and by finding', () => {
    expect(pageWith(entries, { path: 'sections/1/objectives/0/actions/0' }, 3)).toBe(3);
    expect(pageWith(entries, { findingId: 'document' }, 3)).toBe(1);
    expect(pageWith(entries, { findingId: 'nothing' }, 3)).toBeNull();
  });
});

describe('after an answer', () => {
  const ordered = findingsInOrder(planEntries(content, false));
  test.each([
    [['document'], 'lost'],
    [['lost'], 'first'],
    [['objective'], 'last'],
    [['last'], 'document'],
    [['document', 'lost', 'first', 'objective'], 'last'],
    [['document', 'lost', 'first', 'objective', 'last'], null],
  ])('%j leads to %s', (answered, next) => {
    expect(nextOpen(ordered, new Set(answered))?.id ?? null).toBe(next);
  });
});
