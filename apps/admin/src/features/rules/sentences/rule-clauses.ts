// Pieces of sentences about rules that need more than a word list: relative days, lists, a label inside a sentence.
import type { ConditionValue, RelativeDay } from '@waymark/rules';
import type { Language } from '../../../i18n/languages.ts';
import type { Quantifier } from './plain-operator.ts';

export interface RuleClauses {
  /** "14 days from today", "3 working days ago", "today". */
  relativeDay: (day: RelativeDay) => string;
  /** "Tags (any of them)". */
  quantified: (label: string, quantifiers: readonly Quantifier[]) => string;
  /** Where no sentence says it: the operator as it is written. */
  asWritten: (label: string, operator: string, value: ConditionValue) => string;
  /** A rule's label after "Red when …": "The deadline has passed" → "the deadline has passed". */
  inSentence: (label: string) => string;
}

const shown = (value: ConditionValue) => (typeof value === 'string' ? `“${value}”` : JSON.stringify(value));

/** Small letter at the start, unless the word is an abbreviation (KPI) or an initial. */
function lowered(label: string): string {
  const first = /^\p{L}+/u.exec(label)?.[0] ?? '';
  return first.length !== 1 && first === first.toUpperCase() ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

const english: RuleClauses = {
  relativeDay(day) {
    const [count, one, many] = 'days' in day ? [day.days, 'day', 'days'] : [day.workingDays, 'working day', 'working days'];
    if (count === 0) return 'today';
    const much = `${Math.abs(count)} ${Math.abs(count) === 1 ? one : many}`;
    return count > 0 ? `${much} from today` : `${much} ago`;
  },
  quantified(label, quantifiers) {
    const words = { someFact: 'any of them', everyFact: 'all of them', someValue: 'any of the values', everyValue: 'all of the values' };
    return quantifiers.length === 0 ? label : `${label} (${quantifiers.map((quantifier) => words[quantifier]).join(', ')})`;
  },
  asWritten: (label, operator, value) => (operator === 'x:startsWith' ? `${label}: begins with ${shown(value)}` : `${label}: ${operator} ${shown(value)}`),
  inSentence: lowered,
};

const welsh: RuleClauses = {
  relativeDay(day) {
    const [count, more] = 'days' in day ? [day.days, ''] : [day.workingDays, ' gwaith'];
    if (count === 0) return 'heddiw';
    const much = `${Math.abs(count)} ${Math.abs(count) === 2 ? 'ddiwrnod' : 'diwrnod'}${more}`;
    return count > 0 ? `${much} o heddiw ymlaen` : `${much} yn ôl`;
  },
  quantified(label, quantifiers) {
    const words = { someFact: 'unrhyw un ohonynt', everyFact: 'pob un ohonynt', someValue: 'unrhyw un o’r gwerthoedd', everyValue: 'pob un o’r gwerthoedd' };
    return quantifiers.length === 0 ? label : `${label} (${quantifiers.map((quantifier) => words[quantifier]).join(', ')})`;
  },
  asWritten: (label, operator, value) => (operator === 'x:startsWith' ? `${label}: yn dechrau â ${shown(value)}` : `${label}: ${operator} ${shown(value)}`),
  inSentence: lowered,
};

export const clauseOf = (language: Language): RuleClauses => (language === 'cy' ? welsh : english);
