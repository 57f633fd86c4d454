// Published input and output of OHID's, NHS-R's, Fingertips' and other tools, each with its source line.
/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument -- JSON whose form differs from method to method */
import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';

/** JSON whose form differs from method to method. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Loose = any;

export interface PublishedCase {
  readonly id: number;
  readonly method: string;
  readonly input: Loose;
  readonly expected: Loose;
  readonly tolerance: { readonly rel?: number; readonly abs?: number };
  readonly source: string;
}

export const publishedCases = JSON.parse(readFileSync(new URL('./published-cases.json', import.meta.url), 'utf8')) as PublishedCase[];

/** Numbers within the case's tolerance, anything else equal, at any depth. */
export function expectWithin(actual: Loose, expected: Loose, tolerance: PublishedCase['tolerance'], path = ''): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const allowed = Math.max(tolerance.abs ?? 0, (tolerance.rel ?? 0) * Math.abs(expected));
    expect({ path, actual, expected, within: Math.abs(actual - expected) <= allowed }).toEqual({ path, actual, expected, within: true });
  } else if (expected !== null && typeof expected === 'object') {
    for (const key of Object.keys(expected)) expectWithin(actual?.[key], expected[key], tolerance, `${path}/${key}`);
  } else expect({ path, actual }).toEqual({ path, actual: expected });
}
