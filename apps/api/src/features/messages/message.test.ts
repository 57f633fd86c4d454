import { describe, expect, test } from '@jest/globals';
import { checkMessage, messageKinds, type NewMessage } from './message.ts';
import { messageMail } from './message-mail.ts';
import { linkOf, titleOf, type Titled } from './wording.ts';

const message: NewMessage = { recipientId: 'a', kind: 'escalation', subjectKind: 'action', subjectId: 'b', parameters: {}, dedupeKey: 'k' };

describe('a message', () => {
  test.each<[string, Partial<NewMessage>]>([
    ['prose', { parameters: { note: 'x'.repeat(201) } }], ['a NUL', { parameters: { note: 'a\0b' } }], ['a number that is none', { parameters: { due: Number.NaN } }],
    ['a name that is no word', { parameters: { 'a b': 1 } }], ['too many parameters', { parameters: Object.fromEntries([...'abcdefghijklmnopqrstu'].map((name) => [name, 1])) }],
    ['no key', { dedupeKey: '' }], ['a long key', { dedupeKey: 'k'.repeat(201) }],
  ])('is refused with %s', (_name, change) => expect(() => checkMessage({ ...message, ...change })).toThrow(/A message|parameter/));

  test('may hold codes, numbers, titles and what is not known', () => expect(() => checkMessage({ ...message, parameters: { ref: '1.2', step: 2, plan: null } })).not.toThrow());
});

const titled = (change: Partial<Titled>): Titled => ({ kind: 'escalation', subjectKind: 'action', subjectId: 'b', parameters: {}, ...change });

describe('a title', () => {
  test.each<[Titled, string, string]>([
    [titled({ parameters: { ref: '1.2', plan: 'Our plan', step: 2 } }), 'Action 1.2 of Our plan needs attention: step 2 of its escalation', 'Mae angen sylw ar gam gweithredu 1.2, Our plan: cam 2 o’i uwchgyfeirio'],
    [titled({}), 'Action needs attention', 'Mae angen sylw ar gam gweithredu'],
    [titled({ subjectKind: 'plan', parameters: { plan: 'Our plan' } }), 'Our plan needs attention', 'Mae angen sylw ar Our plan'],
    [titled({ parameters: { ref: '1.2', plan: 'Our plan', event: 'resolved' } }), 'Action 1.2 of Our plan is no longer escalated', 'Daeth yr uwchgyfeirio i ben ar gam gweithredu 1.2, Our plan'],
    [titled({ subjectKind: 'plan', parameters: { plan: 'Save $& more', event: 'notify', actions: 3 } }), '3 actions of Save $& more need attention', 'Mae angen sylw ar 3 cam gweithredu yn Save $& more'],
    [titled({ kind: 'digest', subjectKind: 'service', parameters: { period: 'week', due: 2, overdue: 1, escalations: 0 } }), 'This week: 2 due, 1 overdue, 0 escalations open', 'Yr wythnos hon: 2 i’w cwblhau, 1 yn hwyr, 0 wedi’u huwchgyfeirio'],
  ])('%#', (given, en, cy) => expect(titleOf(given)).toEqual({ en, cy }));

  test.each(messageKinds)('there is one of %s without any parameter, in both languages', (kind) => {
    const { en, cy } = titleOf(titled({ kind }));
    expect(en).toMatch(/\w{4}/);
    expect(cy).not.toBe(en);
  });
});

test('a link leads to the page of what it is about', () => {
  expect(linkOf('https://w.example', 'ours', { subjectKind: 'action', subjectId: 'b' })).toBe('https://w.example/s/ours/actions/b');
  expect(linkOf('https://w.example', 'ours', { subjectKind: 'service', subjectId: 'b' })).toBe('https://w.example/s/ours/inbox');
});

test('a mail holds the title in both languages and links, and a title begins no line of its own', () => {
  const mail = messageMail({ to: 'a@b.example', service: { en: 'Ours', cy: 'Ein un ni' }, title: { en: 'One\r\nhttps://evil.example', cy: 'Un\u2028dau' }, link: 'https://w.example/s/ours/actions/b', preferencesLink: 'https://w.example/s/ours/inbox#preferences', messageId: 'd@w.example' });
  expect(mail.subject).toBe('One https://evil.example / Un dau');
  expect(mail.text.split('\n').filter((line) => line.startsWith('https://'))).toEqual(['https://w.example/s/ours/actions/b', 'https://w.example/s/ours/inbox#preferences']);
});
