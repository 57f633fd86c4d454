/** Who may override what, and until when. */
import { describe, expect, test } from '@jest/globals';
import { reasonsAgainstApproval, reasonsAgainstProposal, type Overridable } from './overrides.ts';

const today = '2026-11-27';
const none: Overridable = { overrideCode: null, overrideUntil: null, overrideBy: null, overrideApprovedBy: null, own: false };
const asked: Overridable = { ...none, overrideCode: 'green', overrideUntil: '2026-12-31', overrideBy: 'one' };
const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code);

describe('an override', () => {
  test.each<[string, Overridable, { rating: string; until: string }, string[]]>([
    ['to a rating of the key', none, { rating: 'green', until: '2026-12-31' }, []],
    ['for today alone', none, { rating: 'green', until: today }, []],
    ['to a rating that is not', none, { rating: 'puce', until: '2026-12-31' }, ['ratingUnknown']],
    ['of the past', none, { rating: 'green', until: '2026-11-26' }, ['dateInPast']],
    ['for good', none, { rating: 'green', until: '2099-12-31' }, ['dateTooFar']],
    ['beside another', asked, { rating: 'green', until: '2026-12-31' }, ['overrideThere']],
    ['after one that ended by itself', { ...asked, overrideUntil: '2026-11-26' }, { rating: 'green', until: '2026-12-31' }, []],
  ])('%s', (_name, action, wanted, expected) => expect(codes(reasonsAgainstProposal(action, wanted, ['green', 'red'], today))).toEqual(expected));

  test.each<[string, Overridable, string, string[]]>([
    ['by another person', asked, 'two', []],
    ['by who asked', asked, 'one', ['ownProposal']],
    ['by an owner', { ...asked, own: true }, 'two', ['ownAction']],
    ['twice', { ...asked, overrideApprovedBy: 'two' }, 'three', ['approvedAlready']],
    ['of none', none, 'two', ['noOverride']],
    ['that ended by itself', { ...asked, overrideUntil: '2026-11-26' }, 'two', ['noOverride']],
  ])('is approved %s', (_name, action, account, expected) => expect(codes(reasonsAgainstApproval(action, account, today))).toEqual(expected));
});
