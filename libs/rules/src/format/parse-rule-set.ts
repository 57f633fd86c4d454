// From untrusted JSON to a rule set that can only be evaluated in one way, or to every fault with the path to its spot.
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { ConditionReader } from './condition-reader.ts';
import { checkExpansion, storedPaths } from './expansion.ts';
import type { RuleIssue } from './issue-code.ts';
import { MOST_VALUES, plainJson, shown } from './plain-json.ts';
import { code, localised, namedConditions, namesOf, ruleList } from './rule-reader.ts';
import type { RuleSet } from './rule-set.ts';
import { readTests } from './test-reader.ts';

export type Parsed = { readonly ok: true; readonly ruleSet: RuleSet } | { readonly ok: false; readonly issues: readonly RuleIssue[] };

/**
 * Checks `json` (already parsed text) against the format and the catalogue. The rule set returned is a frozen copy of its own
 * with defaults put in, so nothing done to `json` later reaches it.
 */
export function parse(json: unknown, catalogue: Catalogue): Parsed {
  const copied = plainJson(json);
  return copied ? parseCopy(copied.json, catalogue) : tooLarge();
}

export const tooLarge = (): { readonly ok: false; readonly issues: readonly RuleIssue[] } => ({ ok: false, issues: [{ path: '', code: 'tooManyNodes', parameters: { maximum: MOST_VALUES } }] });

/** As `parse`, of JSON that nobody else holds. */
export function parseCopy(json: unknown, catalogue: Catalogue): Parsed {
  const reader = new ConditionReader(catalogue, namesOf(json));
  const ruleSet = readRuleSet(json, catalogue, reader);
  if (ruleSet && reader.issues.length === 0) checkExpansion(ruleSet, reader);
  if (!ruleSet || reader.issues.length > 0) return { ok: false, issues: reader.issues };
  return { ok: true, ruleSet: deepFreeze(ruleSet) };
}

function readRuleSet(json: unknown, catalogue: Catalogue, reader: ConditionReader): RuleSet | null {
  const root = reader.record(json, '');
  if (!root) return null;
  reader.onlyKeys(root, ['name', 'catalogueVersion', 'conditions', 'rating', 'escalation', 'tests'], '');
  const name = localised(root.name, 'name', reader);
  if (root.catalogueVersion !== catalogue.version) {
    reader.refuse('catalogueVersion', 'otherCatalogueVersion', { expected: catalogue.version, actual: shown(root.catalogueVersion) });
  }
  const conditions = namedConditions(root.conditions ?? {}, reader);
  const rating = reader.record(root.rating, 'rating');
  let fallback = '';
  if (rating) {
    reader.onlyKeys(rating, ['rules', 'default'], 'rating');
    fallback = code(rating.default, 'rating/default', reader) ?? '';
  }
  const rules = rating ? ruleList(rating.rules, storedPaths.rating, 'rating', reader) : [];
  const escalation = root.escalation === undefined ? [] : ruleList(root.escalation, storedPaths.escalation, 'escalation', reader);
  const tests = root.tests === undefined ? [] : readTests(root.tests, rules, escalation, fallback, reader);
  return { name: name ?? { en: '', cy: '' }, catalogueVersion: catalogue.version, conditions, rating: { rules, default: fallback }, escalation, tests };
}

/** Freezes plain JSON all the way down. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
