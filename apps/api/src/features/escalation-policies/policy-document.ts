/** The document of a policy as people send it, and what is to be said of it. Pure. */
import { englandAndWales } from '@waymark/domain';
import { contentHash, parsePolicy, runPolicyTests, type Policy, type PolicyIssue, type PolicyTestReport } from '@waymark/rules';
import { reason, type Reason } from '../../platform/graphql/index.ts';

/** In characters of JSON. A policy of twenty steps and fifty cases takes a third of it. */
export const LONGEST_DOCUMENT = 60_000;

export interface PolicyContent {
  document: Record<string, unknown>;
  contentHash: string;
}

/**
 * What is kept of what was sent: any JSON object of bounded size, also one that is no policy yet, so that nothing typed is
 * lost. A `version` of its own is left out: a policy is known by its row.
 */
export function policyContent(sent: unknown): PolicyContent | Reason {
  const text = JSON.stringify(sent) ?? 'null';
  if (text.length > LONGEST_DOCUMENT) return reason('textTooLong', { field: 'document', limit: LONGEST_DOCUMENT });
  // Through its text: what has no JSON, such as a number that is not finite, has gone.
  const json: unknown = JSON.parse(text);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return reason('documentExpected');
  const { version: _own, ...document } = json as Record<string, unknown>;
  return { document, contentHash: contentHash(document) };
}

export interface PolicyCheck {
  /** null while something is at fault. */
  policy: Policy | null;
  issues: readonly PolicyIssue[];
  /** null while it cannot run. */
  tests: PolicyTestReport | null;
}

/**
 * Everything that keeps a document from coming into force.
 * @param people the accounts of the service, as its steps may name them
 */
export function checkPolicy(document: unknown, people: ReadonlySet<string>): PolicyCheck {
  const parsed = parsePolicy(document);
  if (!parsed.ok) return { policy: null, issues: parsed.issues, tests: null };
  const issues = strangers(parsed.policy, people);
  return { policy: issues.length === 0 ? parsed.policy : null, issues, tests: runPolicyTests(parsed.policy, { calendar: englandAndWales }) };
}

/** What stands between a draft and a second person; empty when nothing does. */
export function reasonsAgainst({ issues, tests }: PolicyCheck): Reason[] {
  const faults = issues.map(({ path, code, parameters }) => reason(code, { ...parameters, path }));
  const failed = tests?.tests.filter(({ passed }) => !passed) ?? [];
  return [...faults, ...failed.map(({ name }) => reason('policyTestFailed', { name }))];
}

/** The accounts that its steps name. */
export function peopleNamed(document: unknown): string[] {
  const parsed = parsePolicy(document);
  return parsed.ok ? [...new Set(parsed.policy.steps.flatMap(({ targets }) => targets.flatMap((target) => personOf(target) ?? [])))] : [];
}

const personOf = (target: string): string | null => (target.startsWith('person:') ? target.slice('person:'.length) : null);

/** Named people who are not of the service, and teams, of which a service has none: nobody would be told. */
function strangers(policy: Policy, people: ReadonlySet<string>): PolicyIssue[] {
  return policy.steps.flatMap(({ targets }, step) =>
    targets.flatMap((target, index): PolicyIssue[] => {
      // The place in the list may be another where one was written twice; the step is not.
      const path = `steps/${step}/targets/${index}`;
      const person = personOf(target);
      if (person !== null) return people.has(person) ? [] : [{ path, code: 'targetExpected', parameters: { target, known: false } }];
      return target.startsWith('team:') ? [{ path, code: 'targetExpected', parameters: { target, known: false } }] : [];
    }),
  );
}
