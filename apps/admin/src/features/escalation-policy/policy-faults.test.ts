/** Every fault of a policy has a sentence in both languages. */
import { expect, test } from '@jest/globals';
import { welsh } from './policy-faults.cy.ts';
import { english } from './policy-faults.en.ts';
import { policyFault } from './policy-faults.ts';

test('both languages say the same faults', () => {
  expect(Object.keys(welsh)).toEqual(Object.keys(english));
});

test('each sentence differs by language and fills its numbers', () => {
  for (const code of Object.keys(english)) expect([code, policyFault({ code, parameters: {} }, 'cy')]).not.toEqual([code, policyFault({ code, parameters: {} }, 'en')]);
  expect(policyFault({ code: 'amountExpected', parameters: { minimum: 0, maximum: 2000 } }, 'en')).toBe('Enter a whole number from 0 to 2000.');
  expect(policyFault({ code: 'targetExpected', parameters: { target: 'team:police', known: false } }, 'en')).toMatch(/not a person of this service/);
});

test('what rules may have wrong, too, is said as there', () => {
  expect(policyFault({ code: 'emptyGroup', parameters: {} }, 'en')).toBe('A group has no conditions. Add a condition to it, or remove it.');
});
