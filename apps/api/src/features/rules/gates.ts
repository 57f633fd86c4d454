/**
 * What a version must pass before it is submitted or approved: a list, in the order in which it is shown. A gate
 * answers with codes and numbers.
 */
import { englandAndWales, type RatingKey } from '@waymark/domain';
import { actionCatalogue, lint, parse, runTests, type Facts, type FactValue, type RuleSet } from '@waymark/rules';
import { parametersOf } from '../../platform/graphql/index.ts';
import type { RuleSetGate } from './rules.graphql.ts';

/** What gates look at. */
export interface Checked {
  document: unknown;
  contentHash: string;
  ratingKey: RatingKey;
  backTest: { testedAt: Date; contentHash: string } | null;
  now: Date;
  /** The facts of some of the service's own actions, read when a gate asks. */
  sample: () => Promise<readonly { id: string; facts: Facts }[]>;
}

export interface Outcome {
  passed: boolean;
  parameters: Readonly<Record<string, FactValue>>;
}

interface Gate {
  code: string;
  blocking: boolean;
  check: (ruleSet: RuleSet, checked: Checked) => Outcome | Promise<Outcome>;
}

const HOUR = 3_600_000;
/** Disagreements that are shown. */
const SHOWN = 5;
/** A back-test older than this says too little of the actions as they are. */
export const BACK_TEST_HOURS = 24;

/** Codes that a rule set may answer with, each once. */
export function outcomesOf(ruleSet: RuleSet): string[] {
  return [...new Set([...ruleSet.rating.rules.flatMap(({ event }) => event.params.rating ?? []), ruleSet.rating.default])];
}

/** Codes of a rule set that the rating key does not have. */
export function missingFromKey(ruleSet: RuleSet, key: RatingKey): string[] {
  const known = new Set(key.ratings.map(({ code }) => code));
  return outcomesOf(ruleSet).filter((code) => !known.has(code));
}

const gates: readonly Gate[] = [
  {
    code: 'ratingsInKey',
    blocking: true,
    check: (ruleSet, { ratingKey }) => {
      const missing = missingFromKey(ruleSet, ratingKey);
      return { passed: missing.length === 0, parameters: { missing } };
    },
  },
  {
    code: 'lint',
    blocking: true,
    check: (ruleSet) => {
      const findings = lint(ruleSet, actionCatalogue, { calendar: englandAndWales });
      const blocking = findings.filter(({ severity }) => severity === 'blocking');
      const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
      return {
        passed: blocking.length === 0,
        parameters: {
          blocking: blocking.length, advice: findings.length - blocking.length,
          codes: distinct(blocking.map(({ code }) => code)), rules: distinct(blocking.flatMap(({ rules }) => rules)),
        },
      };
    },
  },
  {
    code: 'tests',
    blocking: true,
    check: (ruleSet) => {
      const { passed, tests, coverage } = runTests(ruleSet, actionCatalogue, { calendar: englandAndWales });
      const failed = tests.filter((test) => !test.passed).map(({ name }) => name);
      return { passed, parameters: { tests: tests.length, failed, coverage: coverage.share } };
    },
  },
  {
    code: 'backTest',
    blocking: true,
    check: (_ruleSet, { backTest, contentHash, now }) => {
      const hours = backTest && Math.floor((now.getTime() - backTest.testedAt.getTime()) / HOUR);
      const ofTheseRules = backTest?.contentHash === contentHash;
      return { passed: hours !== null && ofTheseRules && hours < BACK_TEST_HOURS, parameters: { hours, ofTheseRules, limit: BACK_TEST_HOURS } };
    },
  },
  {
    code: 'secondOpinion',
    blocking: true,
    check: async (ruleSet, { sample, now }) => {
      // Loaded when it is needed: only here does the service hold a second engine.
      const { secondOpinion } = await import('@waymark/rules/second-opinion');
      const { checked, skipped, disagreements } = await secondOpinion(ruleSet, actionCatalogue, { calendar: englandAndWales, now: now.toISOString() }, await sample());
      const shown = disagreements.slice(0, SHOWN);
      return {
        passed: disagreements.length === 0,
        parameters: {
          checked, skipped, disagreements: disagreements.length,
          actions: shown.map(({ id }) => id), ours: shown.map(({ ours }) => ours), theirs: shown.map(({ theirs }) => theirs),
        },
      };
    },
  },
];

/** Every gate's answer; only `parse`, when the document cannot be read, as nothing else could then be asked. */
export async function checkGates(checked: Checked): Promise<RuleSetGate[]> {
  const parsed = parse(checked.document, actionCatalogue);
  const parses: RuleSetGate = { code: 'parse', passed: parsed.ok, blocking: true, parameters: parametersOf({ issues: parsed.ok ? 0 : parsed.issues.length }) };
  if (!parsed.ok) return [parses];
  const answers = gates.map(async ({ code, blocking, check }): Promise<RuleSetGate> => {
    const { passed, parameters } = await check(parsed.ruleSet, checked);
    return { code, passed, blocking, parameters: parametersOf(parameters) };
  });
  return [parses, ...(await Promise.all(answers))];
}

/** Those that hold a version back. */
export function closedGates(answers: readonly RuleSetGate[]): RuleSetGate[] {
  return answers.filter(({ passed, blocking }) => blocking && !passed);
}
