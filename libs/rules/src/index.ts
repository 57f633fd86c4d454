// Rules that rate: parse, compile, decide, explain. Runs in Node and in the browser; no eval, no clock.
export {
  decorators, plainOperators, type Condition, type ConditionValue, type Decorator, type Facts, type FactValue, type Leaf, type Operator, type PlainOperator,
  type RelativeDay, type Rule, type RuleEvent, type RuleSet, type RuleTest,
} from './format/rule-set.ts';
export { splitOperator, type SplitOperator } from './format/operator-text.ts';
export type { Catalogue, DerivationKind, FactDefinition, FactType, FactUnit } from './catalogue/fact-catalogue.ts';
export { actionCatalogue, indicatorSignals, type IndicatorSignal } from './catalogue/action-catalogue.ts';
export { factsAfterUpdate, type UpdatedFacts } from './catalogue/after-update.ts';
export { serviceCatalogue } from './catalogue/service-catalogue.ts';
export { defaultStageRules, defaultStages, type StageName } from './defaults/default-stages.ts';
export type { Collected, Counterfactual, Decision, NextChange, PassedOver, Reading, RuleOutcome, RuleReference, Trace, TruthName } from './engine/decision.ts';
export type { Compiled, CompileOptions, DecisionTime } from './engine/compiled.ts';
export type { IssueCode, RuleIssue } from './format/issue-code.ts';
export { parse, type Parsed } from './format/parse-rule-set.ts';
export { parseRuleFile, type HitPolicy, type ParsedFile, type RuleFile } from './format/rule-file.ts';
export { canonicalJson, contentHash } from './format/canonical-json.ts';
export { compile } from './engine/compile.ts';
export { RuleFailure } from './engine/jre/rule-failure.ts';
export { defaultRuleSets } from './defaults/default-rule-sets.ts';
export { lint } from './lint/lint.ts';
export type { LintCode, LintFinding, LintOptions } from './lint/lint-finding.ts';
export type { RulePaths } from './format/expansion.ts';
export { runTests, type TestFailure, type TestOptions, type TestReport, type TestResult } from './cases/run-tests.ts';
export type { Coverage, LeafCoverage } from './cases/leaf-coverage.ts';
export { toSql, type RuleSetSql, type RuleSql, type SqlOptions } from './sql/to-sql.ts';
export { simulate, simulateHistory, type SimulationOptions, type SimulationRules } from './simulate/simulate.ts';
export type { Confusion, HistorySimulation, RuleCount, RuleTransition, SimulatedAction, Simulation, SimulationSample, Transition } from './simulate/simulation.ts';
export { diff } from './diff/diff.ts';
export type { Change, ChangeCode } from './diff/change.ts';
export * from './escalation/index.ts';
