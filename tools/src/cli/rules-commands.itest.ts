// `npx waymark rules …` as typed: rule files and facts from disk, answers on stdout, faults as sentences on stderr.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'waymark-rules-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function waymark(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['tools/bin/waymark.mjs', 'rules', ...words], { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000 });
}

function written(name: string, content: unknown): string {
  const file = join(scratch, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const facts = {
  daysOverdue: { type: 'number', unit: 'days', moves: 'daily' },
  daysUntilDue: { type: 'number', unit: 'days', moves: 'daily' },
  evidenceCount: { type: 'number' },
};
const late = { all: [{ fact: 'daysOverdue', operator: 'greaterThan', value: 0 }] };
const rules = [
  { id: 'soon', priority: 5, conditions: { any: [{ condition: 'late' }, { fact: 'daysUntilDue', operator: 'lessThanInclusive', value: 14 }] }, event: { type: 'amber' } },
  { id: 'late', priority: 10, conditions: { all: [{ condition: 'late' }, { fact: 'evidenceCount', operator: 'equal', value: 0 }] }, event: { type: 'rating', params: { rating: 'red' } } },
];
const file = { subject: 'action', facts, conditions: { late }, rules, hitPolicy: 'first', default: 'green' };

const lines = (text: string): Record<string, unknown>[] => text.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

describe('waymark rules decide', () => {
  const given = written('facts.ndjson', [{ daysOverdue: 3, evidenceCount: 0 }, { daysOverdue: null, daysUntilDue: 20, evidenceCount: 1 }, {}].map((line) => JSON.stringify(line)).join('\n'));

  it('answers each line of facts by the first rule that is true', () => {
    const { status, stdout, stderr } = waymark('decide', '--rules', written('first.json', file), '--facts', given, '--now', '2026-11-01');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(lines(stdout)).toEqual([
      { outcome: 'red', fired: ['late'], unknown: [], nextChangeAt: null, nextOutcome: null, losers: ['soon'] },
      // Twenty days to go: fourteen of them on 7 November.
      { outcome: 'green', fired: [], unknown: ['soon'], nextChangeAt: '2026-11-07', nextOutcome: 'amber', losers: [] },
      { outcome: 'green', fired: [], unknown: ['late', 'soon'], nextChangeAt: null, nextOutcome: null, losers: [] },
    ]);
  });

  it('collects every rule that is true, and explains each', () => {
    const collecting = written('collect.json', { ...file, hitPolicy: 'collect', default: undefined });
    const { stdout } = waymark('decide', '--rules', collecting, '--facts', given, '--now', '2026-11-01T09:00:00Z', '--explain');
    const [red, waiting] = lines(stdout);
    expect(red).toMatchObject({ outcome: ['red', 'amber'], fired: ['late', 'soon'], unknown: [], nextChangeAt: null });
    expect(waiting).toMatchObject({ outcome: [], fired: [], unknown: ['soon'], nextChangeAt: '2026-11-07', nextFired: ['soon'] });
    expect(red?.explanation).toMatchObject({ rules: [{ id: 'late', conditions: expect.arrayContaining([expect.objectContaining({ fact: 'daysOverdue', actual: 3, result: 'true' })]) }, { id: 'soon' }] });
  });

  it('serves the built-in catalogue when a file names no facts, with dates or with day counts', () => {
    const builtIn = written('built-in.json', { subject: 'action', rules: [{ id: 'late', conditions: late, event: { type: 'red' } }] });
    const dated = written('dated.ndjson', '{"id":"a","facts":{"due":"2026-10-31"}}\n{"due":"2026-11-01"}\n{"daysOverdue":2}\n');
    expect(lines(waymark('decide', '--rules', builtIn, '--facts', dated, '--now', '2026-11-01').stdout)).toMatchObject([
      { id: 'a', outcome: 'red' }, { outcome: null, nextChangeAt: '2026-11-02', nextOutcome: 'red' }, { outcome: 'red' },
    ]);
  });

  it('answers a line that is no facts in its place, decides the others, and fails', () => {
    const mixed = written('mixed.ndjson', 'nonsense\n{"daysOverdue":3,"evidenceCount":0}\n[1]\n');
    const { status, stdout, stderr } = waymark('decide', '--rules', written('first.json', file), '--facts', mixed, '--now', '2026-11-01');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^2 lines could not be decided/);
    expect(lines(stdout).map(({ outcome, error }) => outcome ?? typeof error)).toEqual(['string', 'red', 'string']);
  });

  it.each([
    ['an empty group', { ...file, rules: [{ ...rules[0], conditions: { any: [] } }] }, 'rules/0/conditions/any: An empty'],
    ['a named condition that is not there', { ...file, conditions: {} }, "rules/0/conditions/any/0/condition: There is no named condition 'late'"],
    ['a fact nobody declared', { ...file, facts: { ...facts, evidenceCount: undefined } }, "rules/1/conditions/all/1/fact: There is no fact 'evidenceCount'"],
    ['a subject without facts', { ...file, subject: 'weather', facts: undefined }, 'facts: There is no built-in catalogue'],
    ['a text that is no JSON', '{', 'is not JSON'],
  ])('refuses %s, with the path to its spot', (_what, content, sentence) => {
    const { status, stdout, stderr } = waymark('decide', '--rules', written('refused.json', content), '--facts', given);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });
});

const graded = (days: number) => ({
  ...file,
  rules: [
    { id: 'late', priority: 10, conditions: { all: [{ fact: 'daysOverdue', operator: 'greaterThan', value: days }] }, event: { type: 'rating', params: { rating: 'red' } } },
    { id: 'very-late', priority: 5, conditions: { all: [{ fact: 'daysOverdue', operator: 'greaterThan', value: 30 }] }, event: { type: 'rating', params: { rating: 'black' } } },
  ],
  conditions: {},
  tests: [{ name: 'turns red', start: '2026-01-05', facts: { daysOverdue: 0 }, expect: [{ day: 0, outcome: 'green' }, { day: days + 1, outcome: 'red' }], until: 20 }],
});

describe('what else the command line knows of rules', () => {
  it('lint names the rule that never decides, shows facts, and fails', () => {
    const { status, stdout, stderr } = waymark('lint', written('hidden.json', graded(5)));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^One finding blocks publishing/);
    const { findings } = JSON.parse(stdout) as { findings: Record<string, unknown>[] };
    expect(findings).toContainEqual(expect.objectContaining({ code: 'unreachable', severity: 'blocking', rules: ['very-late', 'late'], path: 'rules/1/conditions', message: expect.stringContaining('never decides') }));
    expect((findings.find(({ code }) => code === 'unreachable')?.facts as { daysOverdue: number }).daysOverdue).toBeGreaterThan(30);
    expect(waymark('lint', written('clean.json', file)).status).toBe(0);
  });

  it('test runs the stored cases day by day, and fails with the name of one that fails', () => {
    expect(waymark('test', written('tested.json', graded(5)))).toMatchObject({ status: 0, stderr: '' });
    const wrong = { ...graded(5), tests: [{ ...graded(5).tests[0], expect: [{ day: 0, outcome: 'green' }, { day: 4, outcome: 'red' }] }] };
    const { status, stdout, stderr } = waymark('test', written('failing.json', wrong));
    expect({ status, stderr: stderr.trim() }).toEqual({ status: 1, stderr: '1 of 1 tests failed: turns red.' });
    expect(JSON.parse(stdout)).toMatchObject({ passed: false, tests: [{ failures: [{ day: 4, on: '2026-01-09', expected: 'red', actual: 'green' }] }] });
    expect(waymark('test', written('untested.json', file)).stderr).toContain('holds no tests');
  });

  it('diff tells a moved threshold from a rewrite, and nothing from nothing', () => {
    const [before, after] = [written('before.json', graded(5)), written('after.json', graded(7))];
    const { changes } = JSON.parse(waymark('diff', before, after).stdout) as { changes: unknown[] };
    expect(JSON.stringify(changes)).toContain('"fact":"daysOverdue"');
    expect(JSON.parse(waymark('diff', before, before).stdout)).toEqual({ changes: [] });
  });

  it('simulate counts who moves and explains it', () => {
    const some = written('some.ndjson', [1, 6, 7, 8].map((daysOverdue) => JSON.stringify({ id: `action ${daysOverdue}`, facts: { daysOverdue } })).join('\n'));
    const { status, stdout } = waymark('simulate', '--before', written('before.json', graded(5)), '--after', written('after.json', graded(7)), '--facts', some, '--now', '2026-11-01');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ total: 4, changed: 2, samples: [{ id: 'action 6', from: 'red', to: 'green' }, { id: 'action 7' }] });
    expect((JSON.parse(stdout) as { matrix: unknown[] }).matrix).toContainEqual({ from: 'red', to: 'green', count: 2 });
  });
});
