import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { faultStack, faultText } from './fault-text.ts';

const canary = 'Jamie Canary lives at 3 Hill Street';

function thrown(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

const database = (code: string, message: string, fields = {}): Error => Object.assign(new Error(message), { severity: 'ERROR', code, routine: 'aRoutine', ...fields });

test.each<[string, unknown]>([
  ['JSON that is none', thrown(() => JSON.parse(`${canary} {`) as unknown)],
  ['a value of the wrong type', database('22P02', `invalid input syntax for type uuid: "${canary}"`)],
  ['a value that is there already', database('23505', 'duplicate key value violates unique constraint "account_email"', { detail: `Key (email)=(${canary}) already exists.`, table: 'account', constraint: 'account_email' })],
  ['what a function of the database raised', database('P0001', canary)],
  ['a quoted sentence', new Error(`The plan says "${canary}" and stops`)],
  ['a quotation that was cut', new Error(`The plan says “${canary}`)],
  ['single quotes', new Error(`Unknown value '${canary}'`)],
  ['an address', thrown(() => new URL(`http:// ${canary}`))],
  ['what is no error at all', canary],
])('nothing of what was written is told: %s', (_name, error) => {
  expect(faultText(error)).not.toMatch(/Canary|Hill Street/);
  expect(faultStack(error) ?? '').not.toMatch(/Canary|Hill Street/);
});

test.each([
  [new Error('someone@example.test was refused'), '(address) was refused'],
  [new Error('connect to postgres://waymark_app:secret@db/x failed'), 'connect to (url) failed'],
])('addresses and what is in them are left out', (error, text) => {
  expect(faultText(error)).toBe(text);
});

test('what helps stays: codes, parts of the schema, places in the program', () => {
  expect(faultText(database('23505', 'duplicate key', { table: 'account', constraint: 'account_email' }))).toBe('PostgreSQL 23505 (aRoutine, account account_email)');
  expect(faultText(database('42P01', 'relation "plan" does not exist'))).toBe('PostgreSQL 42P01: relation "plan" does not exist');
  expect(faultText(thrown(() => (undefined as unknown as { x: { y: 1 } }).x.y))).toContain("reading 'x'");
  expect(faultStack(new Error('here'))).toMatch(/^\s+at .*fault-text\.test/);
});

test('no line of the log is made of the message of an error', () => {
  const source = fileURLToPath(new URL('../../', import.meta.url));
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !/\.i?test\.ts$/.test(name));
  expect(files.length).toBeGreaterThan(200);
  const careless = files.filter((name) => /\blog\.(?:log|warn|error|fatal|debug)\([^\n]*\.(?:message|stack)\b/.test(readFileSync(`${source}${name}`, 'utf8')));
  expect(careless).toEqual([]);
});
