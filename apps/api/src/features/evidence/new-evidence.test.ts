/** What may be added as evidence. */
import { expect, test } from '@jest/globals';
import { reasonsAgainst } from './new-evidence.ts';

const good = { title: 'Minutes of the board', url: 'https://council.example/minutes.pdf', datedOn: '2016-09-01' };

test.each<[string, Partial<typeof good> | { url: null }, string[]]>([
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
  ['all wrong', { title: '', url: 'x', datedOn: '2017-01-01' }, ['textMissing', 'notAWebAddress', 'dateInFuture']],
])('%s', (_name, change, codes) => expect(reasonsAgainst({ ...good, ...change }, '2016-09-30').map(({ code }) => code)).toEqual(codes));
