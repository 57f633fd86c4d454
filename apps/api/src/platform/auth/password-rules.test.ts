import { expect, test } from '@jest/globals';
import { passwordFault } from './password-rules.ts';

const person = ['gwen.rees@islington.test', 'Gwen Rees-Hughes'];

test.each([
  ['short', 'passwordTooShort'],
  ['ŵŷŵŷŵŷŵ', 'passwordTooShort'],
  ['x'.repeat(1025), 'passwordTooLong'],
  ['password', 'passwordTooCommon'],
  ['Password123!', 'passwordTooCommon'],
  ['p4ssw0rd2026', 'passwordTooCommon'],
  ['liverpool1892', 'passwordTooCommon'],
  ['aaaaaaaaaaaa', 'passwordTooCommon'],
  ['abababababab', 'passwordTooCommon'],
  ['waymark2026', 'passwordTooCommon'],
  ['Islington2026', 'passwordIsYours'],
  ['gwen.rees@islington.test', 'passwordIsYours'],
])('%s is refused', (password, fault) => expect(passwordFault(password, person)).toBe(fault));

test.each(['correct horse battery staple', 'tŷ bach twt', 'mlqzkvbx', 'gwen walks to the islington tunnel', '        a b c', '😀🐧🦊🐝🌻🍋🎺🪁'])('%s is taken as it is', (password) =>
  expect(passwordFault(password, person)).toBeNull());
