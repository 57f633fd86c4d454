/** Asking clamd: by its own protocol, and never a clear answer where there was none. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eicar, startFakeClamd, type ClamdMood, type FakeClamd } from '../../testing/fake-clamd.ts';
import { ScannerAway, scanFile } from './virus-scan.ts';

let clamd: FakeClamd;
let folder: string;
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const place = () => ({ host: '127.0.0.1', port: Number(clamd.address.split(':')[1]) });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-scan-'));
  clamd = await startFakeClamd();
});
afterAll(async () => {
  await clamd.close();
  rmSync(folder, { recursive: true });
});

describe('the scanner', () => {
  test('is given the whole file, in chunks', async () => {
    expect(await scanFile(file('large', Buffer.alloc(3_000_001, 7)), place())).toBe('clean');
    expect(clamd.scanned.at(-1)).toBe(3_000_001);
  });

  test('[38] finds the EICAR test file, also behind other bytes', async () => {
    expect(await scanFile(file('eicar', eicar), place())).toBe('infected');
    expect(await scanFile(file('behind', Buffer.concat([Buffer.alloc(200_000, 32), Buffer.from(eicar)])), place())).toBe('infected');
  });

  test.each<ClamdMood>(['silent', 'confused', 'hangsUp'])('[38] that is %s has not called anything clean', async (mood) => {
    clamd.mood = mood;
    await expect(scanFile(file('some', 'text'), place(), 300)).rejects.toThrow(ScannerAway);
    clamd.mood = 'awake';
  });

  test('[38] that is not there has not, either', async () => {
    await expect(scanFile(file('some', 'text'), { host: '127.0.0.1', port: 1 }, 300)).rejects.toThrow(/The virus scanner at 127\.0\.0\.1:1 could not be asked/);
  });
});
