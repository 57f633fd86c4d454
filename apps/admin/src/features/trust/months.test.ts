import { expect, test } from '@jest/globals';
import { monthsOf } from './months.ts';

const field = { least: 12, most: 240, optional: true };

test.each([['', null], ['12', 12], ['240', 240], ['11', 'outOfBounds'], ['241', 'outOfBounds'], ['-12', 'notANumber'], ['1.5', 'notANumber'], ['two', 'notANumber']])('%p is read as %p', (text, read) => {
  expect(monthsOf(text, field)).toBe(read);
});
test('what must be said may not be empty', () => expect(monthsOf('', { ...field, optional: false })).toBe('notANumber'));
