// What parsing a policy may find beside what parsing conditions may find. Whoever writes sentences writes one for each.
import type { Issue } from '@waymark/domain';
import type { IssueCode } from '../format/issue-code.ts';

export type PolicyCode =
  | 'amountExpected'
  | 'durationExpected'
  | 'eventExpected'
  | 'expectationExpected'
  | 'groupingExpected'
  | 'limitExpected'
  | 'quietAllDay'
  | 'stepIdExpected'
  | 'stepsExpected'
  | 'stepsNotInOrder'
  | 'targetExpected'
  | 'timeOfDayExpected'
  | 'timeZoneNotSupported'
  | 'truthExpected'
  | 'unitExpected'
  | 'unknownStep'
  | 'unlessExpected'
  | 'versionExpected';

export type PolicyIssueCode = IssueCode | PolicyCode;

/** A fault of a policy: where (keys and places joined by /), what, and with which values. */
export interface PolicyIssue extends Issue {
  readonly code: PolicyIssueCode;
}
