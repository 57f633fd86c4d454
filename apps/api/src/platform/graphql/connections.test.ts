/** Pages and cursors. */
import { describe, expect, test } from '@jest/globals';
import { fromCursor, fromNumericCursor, pageOfList, pageSize, toConnection, toCursor } from './connections.ts';

const letters = ['a', 'b', 'c', 'd', 'e'];
const page = (request: { first?: number | null; after?: string | null }) => pageOfList(letters, request, 2, (letter) => letter);

describe('pages of a list', () => {
  test('start at the beginning, with the usual size', () => {
    const first = page({});
    expect(first.nodes).toEqual(['a', 'b']);
    expect(first.pageInfo).toEqual({ hasNextPage: true, endCursor: toCursor('b') });
    expect(first.totalCount).toBe(5);
    expect(first.edges).toEqual([{ cursor: toCursor('a'), node: 'a' }, { cursor: toCursor('b'), node: 'b' }]);
  });
  test('go on after a cursor, to the last', () => {
    const last = page({ first: 3, after: toCursor('b') });
    expect(last.nodes).toEqual(['c', 'd', 'e']);
    expect(last.pageInfo.hasNextPage).toBe(false);
  });
  test('are empty after an item that has left the list', () => expect(page({ after: toCursor('z') })).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }));
  test('of nothing are empty', () => expect(toConnection([], 5, 0, String).pageInfo).toEqual({ hasNextPage: false, endCursor: null }));
});

test.each([0, -1, 101, 2_147_483_647])('a page of %d is refused', (first) => {
  expect(() => pageSize({ first }, 50)).toThrow('Ask for between 1 and 100 items.');
});
test.each([[{}, 50], [{ first: null }, 50], [{ first: 1 }, 1], [{ first: 100 }, 100]])('a page of %j has %d', (request, size) => expect(pageSize(request, 50)).toBe(size));

test.each(['', 'x', '!!!', 'YXQ', toCursor('a').slice(1), Buffer.from('at:\0').toString('base64url'), Buffer.from(`at:${'9'.repeat(300)}`).toString('base64url')])(
  'the foreign cursor %j is refused',
  (cursor) => expect(() => fromCursor(cursor)).toThrow('does not belong to this list'),
);
test('no cursor is the start', () => expect([fromCursor(null), fromCursor(undefined), fromNumericCursor(null)]).toEqual([null, null, null]));
test('a numeric place is read, another is none', () => expect([fromNumericCursor(toCursor(7)), fromNumericCursor(toCursor('x'))]).toEqual([7, Number.NaN]));
