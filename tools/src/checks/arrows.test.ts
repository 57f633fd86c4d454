// The arrows of docs/architecture.md are only worth something while a wrong one is refused: each case
// is a forbidden import put in the place of a real file, and lint must name the rule that refuses it.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../../', import.meta.url));

// ESLint runs in one child process for all cases: jest cannot load it beside its own module system.
const linter = `
import { ESLint } from 'eslint';
import { text } from 'node:stream/consumers';
const eslint = new ESLint();
const answers = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath: file });
  answers.push(result.messages.filter((message) => message.severity === 2).map((message) => message.ruleId));
}
console.log(JSON.stringify(answers));`;

function rulesAgainst(cases: readonly { file: string; code: string }[]): (string | null)[][] {
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', linter], {
    cwd: root,
    input: JSON.stringify(cases),
    encoding: 'utf8',
    // In a single run (which CI implies) the type-aware parser would read the file on disk instead of the case.
    env: { ...process.env, NX_DAEMON: 'false', TSESTREE_SINGLE_RUN: 'false' },
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '[]') as (string | null)[][];
}

const boundaries = '@nx/enforce-module-boundaries';

const cases = [
  ['domain → rules', 'libs/domain/src/index.ts', `export { compile } from '@waymark/rules';`, boundaries],
  ['rules → documents', 'libs/rules/src/index.ts', `export { readPlan } from '@waymark/documents';`, boundaries],
  ['rules → api', 'libs/rules/src/index.ts', `export { x } from '@waymark/api';`, boundaries],
  ['domain → typeorm', 'libs/domain/src/index.ts', `export { DataSource } from 'typeorm';`, boundaries],
  ['rules → graphql', 'libs/rules/src/index.ts', `export { parse } from 'graphql';`, boundaries],
  ['documents → rules', 'libs/documents/src/index.ts', `export { compile } from '@waymark/rules';`, boundaries],
  ['a relative path into another project', 'libs/rules/src/index.ts', `export * from '../../domain/src/index.ts';`, boundaries],
  ['a clock in a library', 'libs/domain/src/index.ts', `export const now = Date.now();`, 'no-restricted-properties'],
  ['an implicit clock in a library', 'libs/rules/src/index.ts', `export const now = new Date();`, 'no-restricted-syntax'],
  ['[9] TypeORM outside a store', 'apps/api/src/index.ts', `export { DataSource } from 'typeorm';`, 'no-restricted-imports'],
  ['[9] the driver in a service', 'apps/api/src/features/plans/plans.service.ts', `export { Pool } from 'pg';`, 'no-restricted-imports'],
  ['[9] the driver in a store', 'apps/api/src/features/plans/plans.store.ts', `export { Pool } from 'pg';`, 'no-restricted-imports'],
  ['[9] a root repository in a store', 'apps/api/src/features/plans/plans.store.ts', `export { DataSource } from 'typeorm';`, 'no-restricted-imports'],
  ['[9] an injected repository', 'apps/api/src/features/plans/plans.store.ts', `export { InjectRepository } from '@nestjs/typeorm';`, 'no-restricted-imports'],
  ['[9] a cursor or a stream of the driver', 'apps/api/src/features/plans/plans.store.ts', `export { default } from 'pg-cursor';`, 'no-restricted-imports'],
  ['[9] the driver, late', 'apps/api/src/features/plans/plans.service.ts', `export const pg = await import('pg');`, 'no-restricted-syntax'],
  ["[9] the administrator's connection in a store", 'apps/api/src/features/plans/plans.store.ts', `export { onConnection } from '../../platform/database/index.ts';`, 'no-restricted-imports'],
  ['the environment outside configuration', 'apps/api/src/index.ts', `export const port = process.env['PORT'];`, 'no-restricted-properties'],
] as const;

describe('lint refuses', () => {
  const answers = rulesAgainst(cases.map(([, file, code]) => ({ file, code })));

  it.each(cases.map(([name, file, , rule], index) => ({ name, file, rule, index })))('$name', ({ file, rule, index }) => {
    expect(existsSync(root + file)).toBe(true);
    expect(answers[index]).toContain(rule);
  });
});
