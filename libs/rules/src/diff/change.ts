// One difference in meaning between two rule sets, as a code with parameters.

/**
 * ruleMoved: it stands elsewhere among the rules that both have. prioritiesChanged: numbers only, the order is as before.
 * writtenOrderChanged: the order in the text only. valueChanged: what a comparison compares with, and nothing else about it.
 * conditionsChanged: anything else, at the smallest spot. The last two also stand for named conditions.
 */
export type ChangeCode =
  | 'ruleAdded' | 'ruleRemoved' | 'ruleMoved' | 'prioritiesChanged' | 'writtenOrderChanged'
  | 'outcomeChanged' | 'labelChanged' | 'eventChanged' | 'descriptionChanged' | 'valueChanged' | 'conditionsChanged'
  | 'namedConditionAdded' | 'namedConditionRemoved' | 'defaultChanged' | 'catalogueChanged'
  | 'testAdded' | 'testRemoved' | 'testChanged' | 'testsReordered';

export interface Change {
  readonly code: ChangeCode;
  /** JSON path of the spot in the later rule set; in the earlier one for what was removed. */
  readonly path: string;
  /** Ids of the rules concerned; for a named condition those that cite it, before or after. */
  readonly rules: readonly string[];
  /**
   * `before` and `after` (left out where there is none); with a rule `list`, 'rating' or 'escalation'; with a named condition
   * `condition`, its name; with valueChanged `fact` and `operator`; with a test `test`, its name.
   */
  readonly parameters: Readonly<Record<string, unknown>>;
}
