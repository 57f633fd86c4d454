// Runs the cases over time that are stored with a rule set: day by day, as the service would have decided.
import { fromEpochDay, toEpochDay, type Calendar, type IsoDate } from '@waymark/domain';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { FactSlots, paceOf } from '../engine/fact-slots.ts';
import { idsIn, Program } from '../engine/program.ts';
import { storedPaths, type RulePaths } from '../format/expansion.ts';
import type { Facts, FactValue, RuleSet, RuleTest } from '../format/rule-set.ts';
import { CoverageWatch, type Coverage } from './leaf-coverage.ts';

export interface TestFailure {
  /** Counted from the case's start, which is day 0. */
  readonly day: number;
  readonly on: IsoDate;
  /** Outcomes are named on the first day of each stretch that has the wrong one. */
  readonly code: 'otherOutcome' | 'escalationMissing' | 'escalationNotExpected';
  /** An outcome or the id of an escalation rule; null where none was expected or happened. */
  readonly expected: string | null;
  readonly actual: string | null;
}

export interface TestResult {
  readonly name: string;
  readonly passed: boolean;
  readonly failures: readonly TestFailure[];
}

export interface TestReport {
  /** No case failed; also true when there is none. */
  readonly passed: boolean;
  readonly tests: readonly TestResult[];
  readonly coverage: Coverage;
}

export interface TestOptions {
  readonly calendar: Calendar;
  /** Where the lists of rules stood in the JSON that was read; as in a stored rule set when left out. */
  readonly paths?: RulePaths;
}

/**
 * Runs all cases of a rule set that `parse` accepted, with the catalogue it was parsed with. An escalation rule becomes true on a day
 * on which it is true and was not the day before; on day 0 when it is true then.
 */
export function runTests(ruleSet: RuleSet, catalogue: Catalogue, { calendar, paths = storedPaths }: TestOptions): TestReport {
  const { conditions, rating, escalation } = ruleSet;
  const rates = new Program({ rules: rating.rules, conditions, hitPolicy: 'first', fallback: rating.default }, catalogue, calendar);
  const collects = new Program({ rules: escalation, conditions, hitPolicy: 'collect', fallback: '' }, catalogue, calendar);
  const coverage = new CoverageWatch(ruleSet, catalogue, calendar, paths);
  const slots = new FactSlots(catalogue, calendar);
  const tests = ruleSet.tests.map((test) => {
    const failures = walk(test, { rates, collects, coverage, slots });
    return { name: test.name, passed: failures.length === 0, failures };
  });
  return { passed: tests.every((test) => test.passed), tests, coverage: coverage.report() };
}

interface Machine {
  readonly rates: Program;
  readonly collects: Program;
  readonly coverage: CoverageWatch;
  /** For moving what is given from one change of a case to the next. */
  readonly slots: FactSlots;
}

function walk(test: RuleTest, { rates, collects, coverage, slots }: Machine): TestFailure[] {
  const start = toEpochDay(test.start);
  const failures: TestFailure[] = [];
  const ratingFrame = rates.emptyFrame();
  const escalationFrame = collects.emptyFrame();
  let facts = test.facts;
  let given = start;
  let before = new Set<string>();
  let wrong: string | null = null;
  for (let day = 0; day <= test.until; day += 1) {
    const today = start + day;
    const change = test.changes.find((one) => one.day === day);
    if (change) facts = { ...moved(facts, given, today, slots), ...change.facts };
    if (change || day === 0) {
      given = today;
      rates.facts.fill(ratingFrame, facts, today);
      collects.facts.fill(escalationFrame, facts, today);
      coverage.give(facts, today);
    }
    const on = fromEpochDay(today);
    const expectation = test.expect.findLast((one) => one.day <= day);
    if (expectation) {
      const actual = rates.outcomeOn(ratingFrame, today);
      const starts = expectation.day === day || actual !== wrong;
      if (actual !== expectation.outcome && starts) failures.push({ day, on, code: 'otherOutcome', expected: expectation.outcome, actual });
      wrong = actual === expectation.outcome ? null : actual;
    }
    if (test.escalations) {
      const fired = new Set(idsIn(collects.outcomeOn(escalationFrame, today)));
      const expected = new Set(test.escalations.filter((one) => one.day === day).map((one) => one.rule));
      const began = new Set([...fired].filter((rule) => !before.has(rule)));
      for (const rule of expected) if (!began.has(rule)) failures.push({ day, on, code: 'escalationMissing', expected: rule, actual: null });
      for (const rule of began) if (!expected.has(rule)) failures.push({ day, on, code: 'escalationNotExpected', expected: null, actual: rule });
      before = fired;
    }
    coverage.see(today, { rating: expectation !== undefined, escalation: test.escalations !== null });
  }
  return failures;
}

/** Facts given for one day as they stand on another, as what moves by itself has moved since. */
function moved(facts: Facts, from: number, to: number, slots: FactSlots): Facts {
  const entries = Object.entries(facts).map(([id, value]): [string, FactValue | undefined] => {
    const { definition } = slots.slot(id);
    const pace = paceOf(definition);
    return [id, pace !== null && typeof value === 'number' ? slots.moved(definition, pace, value, from, to) : value];
  });
  return Object.fromEntries(entries);
}
