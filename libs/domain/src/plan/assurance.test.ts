import { describe, expect, it } from '@jest/globals';
import { assuranceAfterUpdate, assuranceStates, assuranceSteps, assuranceTransitions, refusalsOf, stepsFor, type AssuredAction, type AssuringPerson } from './assurance.ts';

const action = (assurance: AssuredAction['assurance'], more: Partial<AssuredAction> = {}): AssuredAction => ({ assurance, status: 'complete', verifiedEvidence: 1, ...more });
const person = (roles: string[], own = false): AssuringPerson => ({ roles, own });

describe('assurance', () => {
  it.each([
    ['an owner claims', action('none'), person(['actionOwner'], true), ['claim']],
    ['a stranger does not', action('none'), person(['actionOwner']), []],
    ['nobody claims what is not complete', action('none', { status: 'inProgress' }), person(['planManager']), []],
    ['the plan manager confirms evidence or withdraws', action('claimed'), person(['planManager']), ['confirmEvidence', 'withdraw']],
    ['but not of an own action', action('claimed'), person(['planManager'], true), ['withdraw']],
    ['nor without evidence that somebody verified', action('claimed', { verifiedEvidence: 0 }), person(['planManager']), ['withdraw']],
    ['the chair accepts or returns', action('evidenced'), person(['boardChair']), ['acceptByBoard', 'return']],
    ['never an own action, whatever the roles', action('evidenced'), person(['boardChair', 'planManager', 'actionOwner'], true), ['withdraw']],
    ['the chair does not skip the evidence', action('claimed'), person(['boardChair']), ['confirmEvidence', 'return']],
    ['an adviser accepts or declines what the board accepted', action('boardAccepted'), person(['oversightAdviser']), ['acceptExternally', 'declineExternally']],
    ['and nothing before', action('evidenced'), person(['oversightAdviser']), []],
    ['the end is the end', action('externallyAccepted'), person(['boardChair', 'planManager', 'oversightAdviser']), []],
    ['what was returned is claimed again', action('returned'), person(['actionOwner'], true), ['claim']],
  ] as const)('%s', (_name, at, by, steps) => expect(stepsFor(at, by)).toEqual(steps));

  it('says what is missing', () => {
    expect(refusalsOf('return', action('claimed'), person(['boardChair']), null)).toEqual(['reasonMissing']);
    expect(refusalsOf('acceptByBoard', action('evidenced', { status: 'inProgress', verifiedEvidence: 0 }), person(['boardChair']), null)).toEqual(['notComplete', 'evidenceNotVerified']);
    expect(refusalsOf('acceptByBoard', action('claimed'), person(['boardChair']), null)).toEqual(['notFromHere']);
  });

  it('reaches every state, and whoever judges is independent', () => {
    expect(new Set(['none', ...assuranceSteps.map((step) => assuranceTransitions[step].to)])).toEqual(new Set(assuranceStates));
    for (const step of ['confirmEvidence', 'acceptByBoard', 'acceptExternally', 'declineExternally', 'return'] as const) expect(assuranceTransitions[step].independent).toBe(true);
  });

  it.each([
    ['none', 'inProgress', 'complete', 'claimed'],
    ['returned', 'inProgress', 'complete', 'claimed'],
    ['claimed', 'complete', 'inProgress', 'none'],
    ['evidenced', 'complete', 'inProgress', 'none'],
    ['evidenced', 'complete', 'complete', 'evidenced'],
    ['none', 'complete', 'complete', 'none'],
    ['returned', 'inProgress', 'inProgress', 'returned'],
  ] as const)('%s, moved from %s to %s, is %s', (assurance, before, after, expected) => expect(assuranceAfterUpdate(assurance, before, after)).toBe(expected));
});
