/** What is wrong at a spot of a rule file and what to do about it, in one sentence each. */
import type { Parameters } from '@waymark/domain';
import type { IssueCode, RuleIssue } from '@waymark/rules';

type Sentence = (parameters: Parameters) => string;

const sentences: Readonly<Record<IssueCode, Sentence>> = {
  boundsReversed: () => 'The lower bound is above the upper one; write the smaller number first.',
  conditionExpected: () => 'A condition is missing; write a group (all, any, not), a named condition or a comparison.',
  cyclicConditions: ({ condition }) => `The named condition '${condition}' cites itself, directly or by way of others; break the circle.`,
  dayExpected: ({ maximum }) => `A day is a whole number from 0 to ${maximum}.`,
  daysNotInOrder: () => 'Days must be in order, each once.',
  decoratorNeedsList: ({ decorator, fact }) => `'${decorator}' looks into a list, and ${fact} is none there.`,
  emptyGroup: ({ kind }) => `An empty '${kind}' would always be true; put a condition into it or remove it.`,
  emptyList: () => 'The list is empty; name at least one value.',
  eventTypeNotForList: ({ type }) => `An event of type '${type}' does not belong in this list of rules.`,
  factTypeExpected: ({ types }) => `The type of a fact is one of: ${types}.`,
  factsExpected: ({ subject }) => `There is no built-in catalogue of facts for the subject '${subject}'; list the facts under "facts".`,
  factsNotComparable: ({ fact, other }) => `${fact} and ${other} cannot be compared this way, their types differ.`,
  forbiddenKey: ({ key }) => `The name '${key}' is not allowed here; choose another.`,
  groupExpectedAtRoot: () => 'A comparison cannot stand by itself here; put it into an "all" or "any".',
  hitPolicyExpected: () => 'The hit policy is "first" or "collect".',
  listExpected: () => 'A list is expected here.',
  listTooLong: ({ maximum }) => `The list is longer than ${maximum}; shorten it.`,
  mixedKeys: ({ keys }) => `One condition cannot be several things at once (${keys}); nest them instead.`,
  movesExpected: () => 'Only a number can move, and it moves "daily" (or "dailyDown").',
  notADate: ({ value }) => `'${value}' is not a date; write it like 2026-11-30.`,
  nothingExpected: () => 'The test expects nothing; say which outcome or escalations it expects.',
  nullValue: ({ fact }) => `null cannot be compared with; to ask whether ${fact} is known use x:isMissing.`,
  objectExpected: () => 'An object ({…}) is expected here.',
  oneLineExpected: () => 'An id is one line of text.',
  operatorNotForType: ({ operator, fact, type }) => `'${operator}' does not suit ${fact}, which is of type ${type}.`,
  otherCatalogueVersion: ({ expected, actual }) => `The rules were written for the catalogue '${actual}'; this is '${expected}'.`,
  paramsNotSupported: () => 'Facts take no parameters here; remove "params".',
  pathNotSupported: () => 'Facts have no parts here; remove "path".',
  plainJsonExpected: () => 'Only plain JSON, at most six levels deep, may stand here.',
  ratingCodeExpected: () => 'A rating code is expected: letters, digits and hyphens, a small letter first.',
  relativeDayExpected: ({ maximum }) => `A day counted from today is {"days": n} or {"workingDays": n}, n whole and at most ${maximum} either way.`,
  repeatedName: ({ name }) => `Two rules are called '${name}'; rename one.`,
  textExpected: () => 'A text is expected here.',
  textTooLong: ({ maximum }) => `The text is longer than ${maximum} characters; shorten it.`,
  tooDeep: ({ maximum }) => `Conditions are nested deeper than ${maximum} levels; flatten them.`,
  tooManyConditions: ({ maximum }) => `There are more than ${maximum} named conditions.`,
  tooManyNodes: ({ maximum }) => `There are more than ${maximum} conditions; split the rules.`,
  tooManyRules: ({ maximum }) => `There are more than ${maximum} rules.`,
  twoBoundsExpected: () => 'Two bounds are expected: [lowest, highest].',
  unknownCondition: ({ condition }) => `There is no named condition '${condition}'; add it under "conditions" or correct the name.`,
  unknownFact: ({ fact }) => `There is no fact '${fact}'; correct the name or add it under "facts".`,
  unknownKey: ({ key }) => `'${key}' means nothing here; remove it.`,
  unknownOperator: ({ operator }) => `There is no operator '${operator}'; correct it.`,
  unknownOutcome: ({ outcome }) => `No rule gives the outcome '${outcome}'.`,
  unknownRule: ({ rule }) => `There is no escalation rule '${rule}'.`,
  unknownValue: ({ fact, value }) => `${fact} is never '${value}'.`,
  untilBeforeLastDay: ({ last }) => `The test ends before its last day, ${last}.`,
  valueMustBeConstant: ({ operator }) => `'${operator}' takes a value, not another fact.`,
  wholePriorityExpected: () => 'A priority is a whole number above 0.',
  wrongType: ({ fact, expected, actual }) => `${fact} is compared with a ${actual}; it needs a ${expected}.`,
};

/** The sentence of an issue. */
export function issueSentence({ code, parameters }: RuleIssue): string {
  return sentences[code](parameters);
}
