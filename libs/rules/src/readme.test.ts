// The README's examples are run, so that they stay true.
import { describe, expect, it } from '@jest/globals';
import { englandAndWales } from '@waymark/domain';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { compile, decorators, parseRuleFile, plainOperators, type Facts } from './index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

function example(language: string): string {
  const [, text] = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'm').exec(readme) ?? [];
  if (text === undefined) throw new Error(`The README has no ${language} example.`);
  return text;
}

describe('the README', () => {
  it('shows a quick start that runs and gives what it says', () => {
    const loader = new URL('testing/typescript-loader.mjs', import.meta.url).href;
    const program = `${example('ts')}\nprocess.stdout.write(JSON.stringify({ outcome, rule, changes, next, hash }));`;
    const shown: unknown = JSON.parse(execFileSync(process.execPath, ['--conditions=@waymark/source', '--import', loader, '--input-type=module', '-'], { input: program, encoding: 'utf8' }));
    expect(shown).toMatchObject({
      outcome: 'red',
      rule: 'late-without-notes',
      changes: [
        { fact: 'status', operator: 'equal', value: 'done', outcome: 'green' },
        { fact: 'daysUntilDue', operator: 'atLeast', value: 0, outcome: 'amber' },
        { fact: 'notes', operator: 'atLeast', value: 1, outcome: 'amber' },
      ],
      next: { on: '2026-12-02', outcome: 'red' },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    });
  });

  it('shows a rule file that is accepted and passes its own test', () => {
    const file = parseRuleFile(JSON.parse(example('json')));
    if (!file.ok) throw new Error(JSON.stringify(file.issues));
    const engine = compile(file.ruleSet, file.catalogue, { calendar: englandAndWales });
    const facts: Facts = file.ruleSet.tests[0]?.facts ?? {};
    expect(['2026-11-20', '2026-11-23', '2026-11-24'].map((now) => engine.outcome(facts, { now, asOf: '2026-11-20' }))).toEqual(['blue', 'blue', 'red']);
  });

  it('lists every operator and decorator', () => {
    for (const name of [...plainOperators, ...decorators]) expect(readme).toContain(`\`${name}\``);
  });
});
