import { expect, test } from '@jest/globals';
import { headlineOf } from './headline.ts';

const long = `${'word '.repeat(50)}end`;

test.each([
  ['Publish a training plan.', { text: 'Publish a training plan.', shortened: false }],
  [' Publish a training plan. \n', { text: 'Publish a training plan.', shortened: false }],
  ['Review the board:\n• agendas\n• figures', { text: 'Review the board…', shortened: true }],
  ['Agree it.\n\nThen do it.', { text: 'Agree it…', shortened: true }],
  [long, { text: `${'word '.repeat(36).trim()}…`, shortened: true }],
  ['', { text: '', shortened: false }],
])('%j', (description, expected) => {
  expect(headlineOf(description)).toEqual(expected);
});
