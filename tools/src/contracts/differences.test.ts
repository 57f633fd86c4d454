// What a developer reads when a contract and the code have parted.
import { describe, expect, it } from '@jest/globals';
import { differences } from './differences.ts';

describe('differences', () => {
  it.each([
    ['nothing', 'a\nb\n', 'a\nb\n', ''],
    ['a line added', 'a\nc', 'a\nb\nc', '  a\n+ b\n  c'],
    ['a line removed', 'a\nb\nc', 'a\nc', '  a\n- b\n  c'],
    ['a line changed', 'a\nb\nc', 'a\nB\nc', '  a\n- b\n+ B\n  c'],
    ['an empty beginning', '', 'a', '-\n+ a'],
    ['far apart', '1\n2\n3\n4\n5\n6\n7\n8', 'x\n2\n3\n4\n5\n6\n7\ny', '- 1\n+ x\n  2\n  3\n  …\n  6\n  7\n- 8\n+ y'],
  ])('shows %s', (_what, before, after, expected) => {
    expect(differences(before, after)).toBe(expected);
  });
});
