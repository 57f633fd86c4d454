// What tests outside this library need of its own: random rules and facts over the small catalogue. Not part of the package.
export { inputFacts, randomFacts, randomRules, TODAY, type RandomRules } from './arbitrary-rule-sets.ts';
export { leaf, rule, ruleSet, smallCatalogue } from './rule-set-builders.ts';
