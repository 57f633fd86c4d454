import { describe, expect, test } from '@jest/globals';
import { auditAddress, isNarrowed, readAuditSearch } from './audit-search.ts';

const read = (text: string) => readAuditSearch(new URLSearchParams(text));
const nothing = { operation: null, actor: null, subject: null, from: null, to: null };

describe('a search of the audit trail', () => {
  test('comes back from its address', () => {
    const search = { operation: 'signIn', actor: 'Head of Service', subject: null, from: '2026-11-01', to: '2026-11-22' };
    expect(read(auditAddress(search))).toEqual(search);
    expect(auditAddress(search, 'YXQ6Nw')).toContain('after=YXQ6Nw');
  });

  test('leaves out what is empty or no day', () => {
    expect(read('operation=&actor=%20&from=yesterday&to=2026-13-40')).toEqual(nothing);
    expect(auditAddress(nothing)).toBe('');
    expect([isNarrowed(nothing), isNarrowed(read('actor=x'))]).toEqual([false, true]);
  });
});
