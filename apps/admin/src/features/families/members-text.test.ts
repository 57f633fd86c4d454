/** What the box holds when a family is changed: lines that mean the same areas again. */
import { expect, test } from '@jest/globals';
import { membersText } from './members-text.ts';

test('authorities come with their codes, services by name, and a comma in a name is quoted', () => {
  expect(membersText('AUTHORITY', [{ area: 'E06000058', name: 'Bournemouth, Christchurch and Poole', closeness: 'Very close' }, { area: 'E06000045', name: 'Southampton', closeness: '' }]))
    .toBe('"E06000058 Bournemouth, Christchurch and Poole",Very close\nE06000045 Southampton');
  expect(membersText('SERVICE', [{ area: 'Durham', name: 'Durham', closeness: 'both say "coast"' }])).toBe('Durham,"both say ""coast"""');
});
