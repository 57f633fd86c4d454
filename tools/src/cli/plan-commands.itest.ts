// `npx waymark plan read` as typed: JSON on stdout, or one sentence on stderr and a failing exit code.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'waymark-cli-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function waymark(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['tools/bin/waymark.mjs', ...words], { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000 });
}

function written(name: string, content: string | Uint8Array): string {
  const file = join(scratch, name);
  writeFileSync(file, content);
  return file;
}

describe('waymark plan read', () => {
  it('prints the plan in a document', () => {
    const { status, stdout, stderr } = waymark('plan', 'read', 'libs/documents/testing/samples/headings-and-tables.docx');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const plan = JSON.parse(stdout) as { sections: { objectives: { actions: unknown[] }[] }[]; findings: unknown[] };
    expect(plan.sections.length).toBeGreaterThan(0);
    expect(plan.sections[0]!.objectives[0]!.actions.length).toBeGreaterThan(0);
    expect(Array.isArray(plan.findings)).toBe(true);
  });

  it.each([
    ['a file that is not there', () => join(scratch, 'none.docx')],
    ['a folder', () => scratch],
    ['an empty file', () => written('empty.docx', '')],
    ['a picture named as a document', () => written('plan.docx', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]))],
  ])('refuses %s in one sentence', (_what, file) => {
    const { status, stdout, stderr } = waymark('plan', 'read', file());
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });
});
