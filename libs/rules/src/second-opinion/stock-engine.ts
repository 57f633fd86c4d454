// json-rules-engine as it is, with the x: operators added as custom ones. It shares no comparison with our engine: that is the point.
import { addDays, addWorkingDays, type Calendar, type IsoDate } from '@waymark/domain';
import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import type { Condition, FactValue, RelativeDay, RuleSet } from '../format/rule-set.ts';

type Present = Exclude<FactValue, null>;

const isText = (value: unknown): value is string => typeof value === 'string';

/** Dates are ISO text here, which is in order of time when it is in order of letters. */
const operators: Readonly<Record<string, (fact: unknown, value: unknown) => boolean>> = {
  'x:before': (fact, value) => isText(fact) && isText(value) && fact < value,
  'x:after': (fact, value) => isText(fact) && isText(value) && fact > value,
  'x:startsWith': (fact, value) => isText(fact) && isText(value) && fact.indexOf(value) === 0,
  'x:isMissing': (fact, value) => (fact === undefined ? value === true : value === false),
  'x:between': (fact, value) => {
    const [lower, upper] = value as [string | number, string | number];
    return (isText(fact) || typeof fact === 'number') && !(fact < lower || fact > upper);
  },
};

/** Its runs share state, so they go one after another: await each. */
export class StockEngine {
  private readonly engine = new Engine([], { allowUndefinedFacts: true });
  private readonly outcomes: ReadonlyMap<string, string>;
  private readonly fallback: string;

  constructor({ rating, conditions }: RuleSet, calendar: Calendar, now: IsoDate) {
    const resolved = (condition: Condition): TopLevelCondition => withDates(condition, now, calendar) as TopLevelCondition;
    for (const [name, evaluate] of Object.entries(operators)) this.engine.addOperator(name, evaluate);
    for (const [name, condition] of Object.entries(conditions)) this.engine.setCondition(name, resolved(condition));
    // Rules of one priority would run side by side; a priority for each makes it ask them in the order in which they are to be asked.
    const places = rating.rules.map((rule, index) => ({ rule, index })).sort((a, b) => (b.rule.priority ?? 1) - (a.rule.priority ?? 1) || a.index - b.index);
    places.forEach(({ rule }, place) => {
      const { name, event } = rule;
      const copy: RuleProperties = { name, event: { type: event.type }, priority: places.length - place, conditions: resolved(rule.conditions) };
      this.engine.addRule(copy);
    });
    this.engine.on('success', () => this.engine.stop());
    this.outcomes = new Map(rating.rules.map(({ name, event }) => [name, event.params.rating ?? event.type]));
    this.fallback = rating.default;
  }

  /** The first rule that is true, and its outcome. Unknown facts are left out. Rejects as json-rules-engine does. */
  async decide(facts: Readonly<Record<string, Present>>): Promise<{ outcome: string; rule: string | null }> {
    const { results } = await this.engine.run({ ...facts });
    const rule = results[0]?.name ?? null;
    return { rule, outcome: (rule === null ? undefined : this.outcomes.get(rule)) ?? this.fallback };
  }
}

/** A copy of its own, in which days counted from today are dates. */
function withDates(condition: Condition, now: IsoDate, calendar: Calendar): unknown {
  const each = (conditions: readonly Condition[]): unknown[] => conditions.map((child) => withDates(child, now, calendar));
  if ('all' in condition) return { all: each(condition.all) };
  if ('any' in condition) return { any: each(condition.any) };
  if ('not' in condition) return { not: withDates(condition.not, now, calendar) };
  if ('condition' in condition) return { condition: condition.condition };
  const { fact, operator, value } = condition;
  return { fact, operator, value: isRelative(value) ? dateOf(value, now, calendar) : (JSON.parse(JSON.stringify(value)) as unknown) };
}

function isRelative(value: unknown): value is RelativeDay {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('fact' in value);
}

function dateOf(relative: RelativeDay, now: IsoDate, calendar: Calendar): IsoDate {
  return 'days' in relative ? addDays(now, relative.days) : addWorkingDays(now, relative.workingDays, calendar);
}
