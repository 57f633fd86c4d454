// A rule is often called by its number ("at most 14 days away"): when the number changes, the name must not go on saying the old one.
import type { Condition, RuleSet } from '@waymark/rules';
import type { Localised } from '../../../i18n/languages.ts';
import { citedNames } from '../sentences/thresholds.ts';
import { pathText, type Path } from './path.ts';

const numeral = (value: number) => new RegExp(`(?<![\\d.,/-])${value}(?![\\d/-]|[.,]\\d)`, 'g');

/** Welsh nouns soften after 2: `2 ddiwrnod`, `2 ddarn`, `2 fis`; after other numerals they stand as they are. */
const softened: readonly (readonly [string, string])[] = [['diwrnod', 'ddiwrnod'], ['darn', 'ddarn'], ['mis', 'fis']];

function inWelsh(text: string, value: number): string {
  return softened.reduce((said, [plain, soft]) => said.replace(new RegExp(`(?<!\\d)${value} (?:${plain}|${soft})\\b`, 'g'), `${value} ${value === 2 ? soft : plain}`), text);
}

/** English: 1 day, 2 days. */
function inEnglish(text: string, value: number): string {
  return text.replace(new RegExp(`(?<!\\d)${value} ((?:working )?day|piece|month|week)s?\\b`, 'g'), (_, noun: string) => `${value} ${noun}${value === 1 ? '' : 's'}`);
}

/** The label with the new number in place of the old one; as it was where it does not name the old one exactly once. */
export function renumbered(label: Localised, before: number, after: number): Localised {
  const change = (text: string, agree: (text: string, value: number) => string) =>
    (text.match(numeral(before)) ?? []).length === 1 ? agree(text.replace(numeral(before), String(after)), after) : text;
  return { en: change(label.en, inEnglish), cy: change(label.cy, inWelsh) };
}

/** How often a number stands in conditions as a threshold. */
function occurrences(condition: Condition, value: number): number {
  if ('all' in condition) return condition.all.reduce((sum, child) => sum + occurrences(child, value), 0);
  if ('any' in condition) return condition.any.reduce((sum, child) => sum + occurrences(child, value), 0);
  if ('not' in condition) return occurrences(condition.not, value);
  if ('condition' in condition) return 0;
  const values: readonly unknown[] = Array.isArray(condition.value) ? condition.value : typeof condition.value === 'object' && condition.value !== null ? Object.values(condition.value) : [condition.value];
  return values.filter((one) => typeof one === 'number' && Math.abs(one) === Math.abs(value)).length;
}

/**
 * After the number at `path` changed: the labels of the rules that read it follow, where it is clear that they mean it.
 * It is not clear when another threshold of the same rule has the old number, too.
 */
export function followThreshold(document: RuleSet, path: Path, before: unknown, after: unknown): RuleSet {
  if (typeof before !== 'number' || typeof after !== 'number') return document;
  const { conditions: named } = document;
  const rules = document.rating.rules.map((rule, index) => {
    const cited = citedNames(rule.conditions, named);
    const concerned = path[0] === 'conditions' ? cited.has(String(path[1])) : pathText(path).startsWith(`rating/rules/${index}/`);
    const label = rule.event.params.label;
    if (!concerned || !label) return rule;
    const others = [rule.conditions, ...[...cited].flatMap((name) => named[name] ?? [])].reduce((sum, condition) => sum + occurrences(condition, before), 0);
    if (others > 0) return rule;
    return { ...rule, event: { ...rule.event, params: { ...rule.event.params, label: renumbered(label, Math.abs(before), Math.abs(after)) } } };
  });
  return { ...document, rating: { ...document.rating, rules } };
}
