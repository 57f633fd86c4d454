import { describe, expect, test } from '@jest/globals';
import { accessByArea, accessOf, type AccessEntry } from './access.ts';

const entry = (operation: string, area: string, kind: string, ...roles: string[]) => ({ operation, area, kind, roles }) as AccessEntry;
const entries = [
  entry('plan', 'PLAN', 'READ', 'PLAN_MANAGER', 'BOARD_CHAIR'),
  entry('addEvidence', 'EVIDENCE', 'CHANGE', 'PLAN_MANAGER'),
  entry('commitImport', 'IMPORTS', 'CHANGE', 'PLAN_MANAGER'),
  entry('imports', 'IMPORTS', 'READ', 'PLAN_MANAGER'),
];

describe('access', () => {
  test('by area says the most that a role may do there, and leaves empty areas out', () => {
    const rows = accessByArea(entries, ['IMPORTS', 'PLAN', 'EVIDENCE', 'AUDIT']);
    expect(rows.map(({ area }) => area)).toEqual(['IMPORTS', 'PLAN', 'EVIDENCE']);
    expect(rows.map(({ levels }) => [levels.PLAN_MANAGER, levels.BOARD_CHAIR, levels.VIEWER])).toEqual([
      ['change', 'none', 'none'],
      ['read', 'read', 'none'],
      ['changeOnly', 'none', 'none'],
    ]);
  });

  test('of a role names every operation once', () => {
    expect(accessOf(entries, 'BOARD_CHAIR')).toEqual({ reads: ['plan'], changes: [], never: ['addEvidence', 'commitImport', 'imports'] });
  });
});
