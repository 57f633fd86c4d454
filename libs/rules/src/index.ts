// Rules that rate: parse, compile, decide, explain. Runs in Node and in the browser; no eval, no clock.
export { operators, type Condition, type ConditionValue, type Facts, type FactValue, type Leaf, type Operator, type Rule, type RuleEvent, type RuleSet } from './format/rule-set.ts';
export type { Catalogue, DerivationKind, FactDefinition, FactType, FactUnit } from './catalogue/fact-catalogue.ts';
export { actionCatalogue } from './catalogue/action-catalogue.ts';
export type { Counterfactual, Decision, NextChange, PassedOver, Reading, RuleOutcome, RuleReference, Trace, TruthName } from './engine/decision.ts';
export type { Compiled, CompileOptions, DecisionTime } from './engine/compiled.ts';
export { parse, type Parsed } from './format/parse-rule-set.ts';
export { canonicalJson, contentHash } from './format/canonical-json.ts';
export { compile } from './engine/compile.ts';
export { defaultRuleSets } from './defaults/default-rule-sets.ts';
