// Which word stands for a comparison: dates are before and after where numbers are less and more.
import type { PlainOperator } from '@waymark/rules';

const words = { 'x:between': 'between', 'x:before': 'before', 'x:after': 'after', 'x:startsWith': 'startsWith' } as const;
/** `known` and `missing` are the two ways of asking x:isMissing. */
type Asked = Exclude<PlainOperator, 'x:isMissing'> | 'known' | 'missing';

/** A key of the editor's words under "operators". */
export function operatorWord(operator: Asked, isDate: boolean) {
  if (isDate && operator === 'lessThanInclusive') return 'onOrBefore';
  if (isDate && operator === 'greaterThanInclusive') return 'onOrAfter';
  if (isDate && operator === 'lessThan') return 'before';
  if (isDate && operator === 'greaterThan') return 'after';
  return operator in words ? words[operator as keyof typeof words] : (operator as Exclude<Asked, keyof typeof words>);
}
