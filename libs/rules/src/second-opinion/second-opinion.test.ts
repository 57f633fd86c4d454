// A second opinion is worth something when it notices: another engine, another order, another comparison; and when it does not guess.
import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { englandAndWales } from '@waymark/domain';
import { compile } from '../engine/compile.ts';
import type { Condition, Facts, RuleSet } from '../format/rule-set.ts';
import { TODAY } from '../testing/arbitrary-rule-sets.ts';
import { leaf, parsedRuleSet, rule, ruleSet, smallCatalogue } from '../testing/rule-set-builders.ts';
import { secondOpinion, type SecondOpinion } from './second-opinion.ts';

const options = { calendar: englandAndWales, now: TODAY };
const late: Condition = { all: [leaf('daysLate', 'greaterThan', 3)] };
const rules = ruleSet([rule('done', 'green', { all: [leaf('status', 'equal', 'done')] }, 9), rule('late', 'red', late, 5), rule('soon', 'amber', { all: [leaf('due', 'x:before', { workingDays: 5 })] }, 2)]);

const opinion = (set: RuleSet, samples: readonly Facts[], decidedBy?: RuleSet): Promise<SecondOpinion> =>
  secondOpinion(
    parsedRuleSet(set),
    smallCatalogue,
    { ...options, ...(decidedBy ? { compiled: compile(parsedRuleSet(decidedBy), smallCatalogue, { calendar: englandAndWales }) } : {}) },
    samples.map((facts, index) => ({ id: `s${index}`, facts })),
  );

/** Today is Sunday 22 November 2026: five working days on is Friday 27. */
const samples: Facts[] = ['2026-11-18', '2026-11-19', '2026-11-26', '2026-11-27'].map((due) => ({ status: 'open', due }));

describe('secondOpinion', () => {
  it('agrees where the two engines are given the same rules', async () => {
    expect(await opinion(rules, samples)).toEqual({ checked: 4, skipped: 0, disagreements: [] });
  });

  it('reports an engine that decides otherwise, with what both were given', async () => {
    const altered = { ...rules, rating: { ...rules.rating, rules: rules.rating.rules.map((one) => (one.name === 'late' ? { ...one, conditions: { all: [leaf('daysLate', 'greaterThan', 2)] } } : one)) } };
    const { checked, disagreements } = await opinion(rules, samples, altered);
    expect(checked).toBe(4);
    expect(disagreements).toEqual([
      { id: 's1', ours: 'red', theirs: 'amber', rule: 'late', theirRule: 'soon', facts: expect.arrayContaining([{ fact: 'due', value: '2026-11-19' }, { fact: 'daysLate', value: 3 }, { fact: 'status', value: 'open' }]) },
    ]);
  });

  it('reports another rule even where it gives the same outcome, and another order of rules', async () => {
    const two = ruleSet([rule('first', 'red', late, 2), rule('second', 'red', late, 1)]);
    const swapped = ruleSet([rule('first', 'red', late, 1), rule('second', 'red', late, 2)]);
    expect((await opinion(two, samples.slice(0, 1), swapped)).disagreements).toMatchObject([{ ours: 'red', theirs: 'red', rule: 'second', theirRule: 'first' }]);
  });

  it('counts only samples whose facts are known, up to the rule that decides', async () => {
    expect(await opinion(rules, [{ status: 'open' }, { due: '2026-11-01' }, { status: 'done' }, {}])).toEqual({ checked: 1, skipped: 3, disagreements: [] });
    const missing = ruleSet([rule('undated', 'amber', { all: [leaf('due', 'x:isMissing', true)] }, 2), rule('open', 'red', { all: [leaf('status', 'equal', 'open')] })]);
    expect(await opinion(missing, [{ status: 'open' }, { status: 'open', due: TODAY }])).toEqual({ checked: 2, skipped: 0, disagreements: [] });
    const listsNull = ruleSet([rule('not-new', 'red', { not: leaf('note', 'in', ['a', null]) })]);
    expect(await opinion(listsNull, [{ note: 'b' }, { note: 'a' }])).toEqual({ checked: 1, skipped: 1, disagreements: [] });
  });

  it('takes derived facts that are given themselves', async () => {
    expect(await opinion(ruleSet([rule('late', 'red', late)]), [{ daysLate: 4 }, { daysLate: 3 }])).toEqual({ checked: 2, skipped: 0, disagreements: [] });
  });

  it('keeps its samples apart: a thousand runs one after another, each by itself', async () => {
    const many = Array.from({ length: 1_000 }, (_, index): Facts => ({ status: index % 7 === 0 ? 'done' : 'open', due: samples[index % 4]?.due ?? null }));
    expect(await opinion(rules, many)).toEqual({ checked: 1_000, skipped: 0, disagreements: [] });
  });
});

/** Every module that a file imports, and what those import; relative ones by path. */
function reached(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;]*?from '([^']+)';/gms)) {
    if (specifier.startsWith('.')) reached(join(dirname(file), specifier), found);
    else found.add(specifier);
  }
  return found;
}

describe('the entry points', () => {
  const source = existsSync('libs/rules/src') ? 'libs/rules/src' : 'src';
  const external = (entry: string): string[] => [...reached(join(source, entry))].filter((name) => !name.endsWith('.ts'));

  it('load json-rules-engine for a second opinion, and never for the engine itself', () => {
    expect(external('second-opinion/index.ts').sort()).toEqual(['@waymark/domain', 'json-rules-engine']);
    expect(external('index.ts')).toEqual(['@waymark/domain']);
    expect(reached(join(source, 'index.ts')).size).toBeGreaterThan(30);
  });
});
