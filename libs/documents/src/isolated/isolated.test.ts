// The child process: it answers, refuses, and is stopped when it overruns.
import { describe, expect, jest, test } from '@jest/globals';
import { zipSync, strToU8 } from 'fflate';
import { DocumentRefused } from '../refused.ts';
import { readInChild } from './index.ts';

const limits = { memoryMegabytes: 512, timeoutMs: 50_000 };
const csv = (text: string): Uint8Array => new TextEncoder().encode(text);
const plan = 'Ref,Action,Lead,By when,RAG\n1,Recruit a manager,Head of Service,Sept 16,Green\n';
const codeOf = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'read', (error: unknown) => (error instanceof DocumentRefused ? error.code : error));

// A process has to start, and compile itself, on whatever machine runs the tests.
jest.setTimeout(60_000);

describe('reading in a child process', () => {
  test('answers with the source and its interpretation', async () => {
    const { source, interpretation } = await readInChild(csv(plan), 'plan.csv', limits);
    expect(source.blocks).toHaveLength(1);
    expect(interpretation.plan.sections[0]?.objectives[0]?.actions[0]).toMatchObject({ ref: '1', description: 'Recruit a manager', statedRating: { code: 'green', source: 'text' } });
    expect(interpretation.origins['sections/0/objectives/0/actions/0']).toEqual({ block: 0, row: 1 });
  });

  test('carries a mapping by hand over', async () => {
    const { interpretation } = await readInChild(csv('x,y\nDo it,Someone\n'), 'plan.csv', { ...limits, mapping: [{ block: 0, headerRow: 0, columns: ['action', 'owner'] }] });
    expect(interpretation.plan.sections[0]?.objectives[0]?.actions[0]).toMatchObject({ description: 'Do it', ownerText: 'Someone' });
  });

  test('refuses with the code and sentence of the guard', async () => {
    const bomb = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/a.xml': new Uint8Array(30_000_000) });
    const refused = readInChild(bomb, 'plan.xlsx', limits);
    await expect(refused).rejects.toThrow(/^The file unpacks to far more/);
    expect(await codeOf(refused)).toBe('bomb');
  });

  test('stops a child that takes too long', async () => {
    expect(await codeOf(readInChild(csv(plan), 'plan.csv', { ...limits, timeoutMs: 5 }))).toBe('outOfTime');
  });

  test('stops a child that takes too much memory', async () => {
    const large = csv(`Ref,Action,Lead,By when,RAG\n${'1,Recruit a manager for the service in the coming year,Head of Service,Sept 16,Green\n'.repeat(150_000)}`);
    expect(await codeOf(readInChild(large, 'plan.csv', { ...limits, memoryMegabytes: 120 }))).toBe('outOfMemory');
  });
});
