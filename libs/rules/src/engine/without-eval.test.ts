// The engine runs where making code from texts is forbidden, as under a strict content security policy.
import { expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Decision, NextChange } from './decision.ts';

const file = (name: string): string => fileURLToPath(new URL(`../testing/${name}`, import.meta.url));

interface Answer {
  readonly decision: Decision;
  readonly nextChange: NextChange;
}

it('parses, compiles, decides, explains and looks ahead without code from strings', () => {
  const text = execFileSync(process.execPath, ['--disallow-code-generation-from-strings', '--conditions=@waymark/source', '--import', new URL('../testing/typescript-loader.mjs', import.meta.url).href, file('without-code-from-strings.mjs')], { encoding: 'utf8' });
  const { refused, answers, collected } = JSON.parse(text) as { refused: string; answers: Answer[]; collected: { nextChange: unknown } };
  expect(refused).toBe('EvalError');
  for (const { decision, nextChange } of answers) {
    expect(decision).toMatchObject({ outcome: 'amber', rule: { id: 'in-progress' }, nextChange: { on: '2026-12-03', outcome: 'red' } });
    expect(decision.conditions.map((trace) => trace.result)).toEqual(['true', 'true', 'true']);
    expect(nextChange).toEqual(decision.nextChange);
  }
  expect(answers[0]?.decision.counterfactuals).toContainEqual({ fact: 'status', operator: 'equal', value: 'complete', outcome: 'green' });
  expect(collected).toMatchObject({ fired: [], nextChange: { on: '2026-12-03', fired: ['late'] }, conditions: [{ id: 'late' }, { id: 'late/all/0', fact: 'daysOverdue', actual: 0, result: 'false' }] });
});
