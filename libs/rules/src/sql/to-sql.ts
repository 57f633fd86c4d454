// A rule set as expressions of PostgreSQL, so that a back-test runs where the rows are. SQL's NULL is the engine's unknown.
import { addDays, addWorkingDays, localDate, parseEpochDay, type Calendar, type IsoDate } from '@waymark/domain';
import type { Catalogue, FactDefinition } from '../catalogue/fact-catalogue.ts';
import { splitOperator } from '../format/operator-text.ts';
import { inPriorityOrder, outcomeOf } from '../format/rule-order.ts';
import type { Condition, Leaf, RelativeDay, Rule, RuleSet } from '../format/rule-set.ts';
import { Comparisons } from './comparison.ts';
import { FactColumns } from './fact-columns.ts';
import { sqlTypes, type Constants, type Operand } from './operand.ts';
import { Parameters } from './parameters.ts';

export interface SqlOptions {
  /**
   * For each fact that is stored, the caller's own SQL for it, trusted as it is: number, text, boolean, finite date or jsonb array.
   * A fact without a column is unknown. Derived facts need only the column of their date.
   */
  readonly columns: Readonly<Record<string, string>>;
  /** An ISO date, or an instant with its offset, which counts as the date it then is in Europe/London. */
  readonly now: IsoDate;
  readonly calendar: Calendar;
  /** Number of the first parameter, after those of the caller. */
  readonly firstParameter?: number;
  /** Escalation rules, too. PostgreSQL refuses parameters that a statement does not mention, so it must then use them all. */
  readonly escalation?: boolean;
}

export interface RuleSql {
  readonly id: string;
  /** Three-valued: NULL where the rule lacks a fact to be true or false. */
  readonly sql: string;
}

export interface RuleSetSql {
  /** The text of the outcome, first match by priority; it mentions every parameter but those of escalation rules. */
  readonly outcome: string;
  /** In priority order. */
  readonly rules: readonly RuleSql[];
  /** In priority order; empty unless they were asked for. */
  readonly escalation: readonly RuleSql[];
  /** Parameters from `firstParameter` on, for the driver to bind. */
  readonly values: readonly unknown[];
}

/**
 * Expressions for a rule set that `parse` accepted, over one row of the caller's. Every constant of a rule is a parameter. Throws
 * RangeError when the catalogue is not the rule set's, `now` is no day, or a rule holds text that PostgreSQL cannot.
 */
export function toSql(ruleSet: RuleSet, catalogue: Catalogue, options: SqlOptions): RuleSetSql {
  if (ruleSet.catalogueVersion !== catalogue.version) throw new RangeError(`The rule set was written for the catalogue '${ruleSet.catalogueVersion}', not '${catalogue.version}'.`);
  const parameters = new Parameters(options.firstParameter ?? 1);
  const writer = new ConditionWriter(ruleSet.conditions, catalogue, parameters, options);
  const written = (rules: readonly Rule[]): RuleSql[] => inPriorityOrder(rules).map((rule) => ({ id: rule.name, sql: writer.condition(rule.conditions) }));
  const rules = written(ruleSet.rating.rules);
  const code = (outcome: string): string => parameters.add(outcome, 'text');
  const branches = inPriorityOrder(ruleSet.rating.rules).map((rule, index) => `when ${rules[index]?.sql ?? ''} then ${code(outcomeOf(rule))}`);
  const fallback = code(ruleSet.rating.default);
  const outcome = branches.length === 0 ? fallback : `case ${branches.join(' ')} else ${fallback} end`;
  return { outcome, rules, escalation: options.escalation ? written(ruleSet.escalation) : [], values: parameters.values };
}

class ConditionWriter {
  private readonly conditions: RuleSet['conditions'];
  private readonly parameters: Parameters;
  private readonly facts: FactColumns;
  private readonly comparisons: Comparisons;
  private readonly calendar: Calendar;
  private readonly today: IsoDate;

  constructor(conditions: RuleSet['conditions'], catalogue: Catalogue, parameters: Parameters, { columns, calendar, now }: SqlOptions) {
    this.conditions = conditions;
    this.parameters = parameters;
    this.calendar = calendar;
    this.today = localDate(now);
    this.facts = new FactColumns(catalogue, columns, parameters, calendar, this.today);
    this.comparisons = new Comparisons(parameters);
  }

  condition(condition: Condition): string {
    if ('all' in condition) return this.group(condition.all, ' and ');
    if ('any' in condition) return this.group(condition.any, ' or ');
    if ('not' in condition) return `(not ${this.condition(condition.not)})`;
    if ('condition' in condition) {
      const body = this.conditions[condition.condition];
      if (!body) throw new RangeError(`The rule set has no condition '${condition.condition}'. Parse it before putting it into SQL.`);
      return this.condition(body);
    }
    return this.leaf(condition);
  }

  private group(conditions: readonly Condition[], joint: string): string {
    const parts = conditions.map((condition) => this.condition(condition));
    return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(joint)})`;
  }

  private leaf({ fact, operator, value }: Leaf): string {
    const split = splitOperator(operator);
    if (!split) throw new RangeError(`There is no operator '${operator}'. Parse the rule set before putting it into SQL.`);
    const left = this.facts.operand(fact);
    return this.comparisons.compare(split.decorations, split.plain, left, this.expected(value, this.facts.definition(fact)));
  }

  private expected(value: Leaf['value'], definition: FactDefinition): Operand {
    if (Array.isArray(value)) return { kind: 'constants', items: held(value, definition) };
    if (typeof value === 'object' && value !== null) {
      if ('fact' in value) return this.facts.operand(value.fact);
      return this.constant(this.day(value as RelativeDay), 'date');
    }
    if (value === null) throw new RangeError('A rule compares with null. Parse the rule set before putting it into SQL.');
    const type = definition.type === 'date' && typeof value === 'string' ? 'date' : (typeof value as 'string' | 'number' | 'boolean');
    return this.constant(value, type);
  }

  private constant(value: string | number | boolean, kind: 'string' | 'number' | 'boolean' | 'date'): Operand {
    const { parameters } = this;
    return {
      kind,
      get sql() {
        return parameters.add(value, sqlTypes[kind]);
      },
    };
  }

  private day(relative: RelativeDay): IsoDate {
    return 'days' in relative ? addDays(this.today, relative.days) : addWorkingDays(this.today, relative.workingDays, this.calendar);
  }
}

/** A constant list as the engine holds it: of a date fact, days since 1970-01-01. */
function held(items: readonly unknown[], definition: FactDefinition): Constants {
  return items.map((item) => (Array.isArray(item) ? held(item, definition) : definition.type === 'date' && item !== null ? parseEpochDay(item as string) : (item as Constants[number])));
}
