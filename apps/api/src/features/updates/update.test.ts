/** What may be said of an action. */
import { describe, expect, test } from '@jest/globals';
import { reasonsAgainst, reasonsAgainstNoChange, type NewUpdate, type UpdatedAction } from './update.ts';

const today = '2026-11-27';
const before: UpdatedAction = { status: 'inProgress', forecast: null, due: '2026-12-31', assurance: 'none' };
const said: NewUpdate = { status: 'inProgress', forecast: null, text: 'Two of three managers are trained.', forecastReason: null };
const codes = (was: Partial<UpdatedAction>, update: Partial<NewUpdate>) =>
  reasonsAgainst({ ...before, ...was }, { ...said, ...update }, today).map(({ code, parameters }) => [code, parameters.find(({ name }) => name === 'field')?.value ?? null].join(' '));

describe('an update', () => {
  test.each<[string, Partial<UpdatedAction>, Partial<NewUpdate>, string[]]>([
    ['that says something', {}, {}, []],
    ['that says and changes nothing', {}, { text: null }, ['nothingChanged text']],
    ['that changes the status without a word', {}, { text: null, status: 'complete' }, ['textMissing text']],
    ['that claims completion', {}, { status: 'complete' }, []],
    ['that opens what the board accepted', { status: 'complete', assurance: 'boardAccepted' }, {}, ['accepted status']],
    ['too long', {}, { text: 'x'.repeat(4_001) }, ['textTooLong text']],
    ['that cancels', {}, { status: 'cancelled' }, ['notByUpdate status']],
    ['of what was cancelled', { status: 'cancelled' }, {}, ['actionCancelled ']],
    ['with a first forecast in time', {}, { forecast: '2026-12-20' }, []],
    ['with a first forecast after the date', {}, { forecast: '2027-01-20' }, ['textMissing forecastReason']],
    ['with its reason', {}, { forecast: '2027-01-20', forecastReason: 'The trainer is ill.' }, []],
    ['with a first forecast of an action without a date', { due: null }, { forecast: '2027-01-20' }, []],
    ['that moves a forecast, even forward', { forecast: '2027-01-20' }, { forecast: '2026-12-20' }, ['textMissing forecastReason']],
    ['that takes a forecast back', { forecast: '2027-01-20' }, {}, ['textMissing forecastReason']],
    ['whose forecast is past', {}, { forecast: '2026-11-26' }, ['forecastPast forecast']],
    ['whose forecast is today', {}, { forecast: '2026-11-27' }, []],
    ['whose old forecast has passed and stays', { forecast: '2026-10-01' }, { forecast: '2026-10-01' }, []],
    ['whose forecast is a slip of the pen', {}, { forecast: '2206-12-01', forecastReason: 'x' }, ['forecastTooFar forecast']],
  ])('%s', (_name, was, update, expected) => expect(codes(was, update)).toEqual(expected));

  test.each([['inProgress', 0], ['notStarted', 0], ['complete', 1], ['cancelled', 1]] as const)('of no change while it is %s', (status, count) => {
    expect(reasonsAgainstNoChange({ status, forecast: null })).toHaveLength(count);
  });
});
