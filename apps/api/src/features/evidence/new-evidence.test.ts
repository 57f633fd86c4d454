/** What may be added as evidence. */
import { expect, test } from '@jest/globals';
import { expiryOf, reasonsAgainst, reasonsAgainstReason, type EvidenceContent } from './new-evidence.ts';

const good: EvidenceContent = { title: 'Minutes of the board', url: 'https://council.example/minutes.pdf', fileId: null, datedOn: '2016-09-01', expiresOn: null, goodForMonths: null };

test.each<[string, Partial<EvidenceContent>, string[]]>([
  ['a title, a link, a date', {}, []],
  ['without a link', { url: null }, []],
  ['over http', { url: 'http://council.example/' }, []],
  ['of today', { datedOn: '2016-09-30' }, []],
  ['of tomorrow', { datedOn: '2016-10-01' }, ['dateInFuture']],
  ['without a title', { title: '' }, ['textMissing']],
  ['with a title too long', { title: 'x'.repeat(301) }, ['textTooLong']],
  ['that runs a script', { url: 'javascript:alert(1)' }, ['notAWebAddress']],
  ['in a file', { url: 'file:///etc/passwd' }, ['notAWebAddress']],
  ['as data', { url: 'data:text/html,x' }, ['notAWebAddress']],
  ['with a user name', { url: 'https://someone@council.example/' }, ['notAWebAddress']],
  ['no address at all', { url: 'minutes.pdf' }, ['notAWebAddress']],
  ['an address too long', { url: `https://council.example/${'x'.repeat(2000)}` }, ['notAWebAddress']],
  ['a file', { url: null, fileId: 'x' }, []],
  ['a file and a link', { fileId: 'x' }, ['linkAndFile']],
  ['good for six months', { goodForMonths: 6 }, []],
  ['good until its own day', { expiresOn: '2016-09-01' }, []],
  ['good until the day before', { expiresOn: '2016-08-31' }, ['expiryBeforeDate']],
  ['good for no month', { goodForMonths: 0 }, ['monthsOutOfRange']],
  ['good for eleven years', { goodForMonths: 132 }, ['monthsOutOfRange']],
  ['good until two days', { goodForMonths: 6, expiresOn: '2017-01-01' }, ['twoExpiries']],
  ['all wrong', { title: '', url: 'x', datedOn: '2017-01-01' }, ['textMissing', 'notAWebAddress', 'dateInFuture']],
])('%s', (_name, change, codes) => expect(reasonsAgainst({ ...good, ...change }, '2016-09-30').map(({ code }) => code)).toEqual(codes));

test.each<[string, Partial<EvidenceContent>, string | null]>([
  ['for ever', {}, null],
  ['until a day', { expiresOn: '2017-01-01' }, '2017-01-01'],
  ['for six months', { goodForMonths: 6 }, '2017-03-01'],
  ['until the end of a shorter month', { datedOn: '2016-08-31', goodForMonths: 6 }, '2017-02-28'],
])('is good %s', (_name, change, expected) => expect(expiryOf({ ...good, ...change })).toBe(expected));

test('a reason is a text of some length', () => {
  expect(reasonsAgainstReason('Out of date')).toEqual([]);
  expect(reasonsAgainstReason('').map(({ code }) => code)).toEqual(['textMissing']);
  expect(reasonsAgainstReason('x'.repeat(1001)).map(({ code }) => code)).toEqual(['textTooLong']);
});
