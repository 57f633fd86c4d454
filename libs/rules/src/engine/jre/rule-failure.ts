// Where json-rules-engine throws while it runs, so do we; but our error says where.

/** What a comparison met. The rule is not known yet: a named condition belongs to several. */
export class OperatorFailure extends Error {
  readonly operator: string;
  readonly fact: string;

  constructor(operator: string, fact: string, cause: unknown) {
    super(`The operator '${operator}' failed on the fact '${fact}'.`, { cause });
    this.operator = operator;
    this.fact = fact;
  }
}

/** Deciding failed, as it fails in json-rules-engine: no rule has an answer. `cause` is what JavaScript threw. */
export class RuleFailure extends Error {
  readonly rule: string;
  readonly operator: string;
  readonly fact: string;

  constructor(rule: string, { operator, fact, cause }: OperatorFailure) {
    super(`The rule '${rule}' fails in json-rules-engine at its operator '${operator}': give the fact '${fact}', and what it is compared with, values that this operator can read.`, { cause });
    this.name = 'RuleFailure';
    this.rule = rule;
    this.operator = operator;
    this.fact = fact;
  }
}
