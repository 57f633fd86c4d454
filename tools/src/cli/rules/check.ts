/** `waymark rules lint|test|diff|simulate`: what is wrong with rules, whether they do what their tests say, what a change means. */
import { englandAndWales } from '@waymark/domain';
import { diff, lint, runTests, simulate, type Catalogue, type SimulatedAction } from '@waymark/rules';
import { Fault } from '../fault.ts';
import { dayOf } from './decide.ts';
import { findingSentence } from './finding-sentences.ts';
import { print } from './print.ts';
import { factLines, readRuleFile } from './rule-files.ts';

const calendar = englandAndWales;

/** Prints the findings; fails when one of them would keep the rules from being published. */
export async function lintFile(file: string, { now }: { now?: string }): Promise<void> {
  const { ruleSet, catalogue, paths } = readRuleFile(file);
  const findings = lint(ruleSet, catalogue, { calendar, paths, ...(now === undefined ? {} : { now }) });
  await print(JSON.stringify({ findings: findings.map((finding) => ({ ...finding, message: findingSentence(finding) })) }, null, 2));
  const blocking = findings.filter((finding) => finding.severity === 'blocking').length;
  if (blocking > 0) throw new Fault(`${blocking === 1 ? 'One finding blocks' : `${blocking} findings block`} publishing; see "message" there.`);
}

/** Runs the cases stored with the rules; fails when one of them fails. */
export async function testFile(file: string): Promise<void> {
  const { ruleSet, catalogue, paths } = readRuleFile(file);
  const report = runTests(ruleSet, catalogue, { calendar, paths });
  await print(JSON.stringify(report, null, 2));
  if (report.tests.length === 0) throw new Fault(`${file} holds no tests; add some under "tests".`);
  const failed = report.tests.filter((test) => !test.passed);
  if (failed.length > 0) throw new Fault(`${failed.length} of ${report.tests.length} tests failed: ${failed.map((test) => test.name).join('; ')}.`);
}

/** Prints what changed in meaning, none of what changed only in writing. */
export async function diffFiles(before: string, after: string): Promise<void> {
  const [old, young] = [readRuleFile(before), readRuleFile(after)];
  if (old.hitPolicy !== young.hitPolicy) throw new Fault(differentPolicies(before, after));
  await print(JSON.stringify({ changes: diff(old.ruleSet, young.ruleSet) }, null, 2));
}

/** What a change of rules would do to the facts of a file: who moves from which outcome to which, and why. */
export async function simulateFiles(options: { before: string; after: string; facts: string; now?: string; samples: string }): Promise<void> {
  const [before, after] = [readRuleFile(options.before), readRuleFile(options.after)];
  if (before.hitPolicy !== after.hitPolicy) throw new Fault(differentPolicies(options.before, options.after));
  const samples = Number(options.samples);
  if (!Number.isInteger(samples) || samples < 0) throw new Fault(`'${options.samples}' is not a number of samples; write a whole one.`);
  const catalogue = joined(before.catalogue, after.catalogue);
  const actions: SimulatedAction[] = [];
  for await (const line of factLines(options.facts, new Set(catalogue.facts.map((fact) => fact.id)))) {
    if ('error' in line) throw new Fault(`Line ${actions.length + 1} of ${options.facts}: ${line.error}`);
    actions.push({ id: String(line.id ?? actions.length + 1), facts: line.facts });
  }
  const report = simulate({ before: { ...before.ruleSet, catalogueVersion: catalogue.version }, after: { ...after.ruleSet, catalogueVersion: catalogue.version }, catalogue, calendar, now: dayOf(options.now), actions, samples });
  await print(JSON.stringify(report, null, 2));
}

/** The facts of both files; where both name one, as the later file does. */
function joined(before: Catalogue, after: Catalogue): Catalogue {
  const named = new Set(after.facts.map((fact) => fact.id));
  return { version: after.version, facts: [...after.facts, ...before.facts.filter((fact) => !named.has(fact.id))] };
}

const differentPolicies = (before: string, after: string): string => `${before} and ${after} have different hit policies, so their rules cannot be compared; use files of one kind.`;
