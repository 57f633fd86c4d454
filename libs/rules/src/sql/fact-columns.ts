// Facts as SQL: the caller's columns in the types of the catalogue, and what follows from a date and the day decided for.
import { parseEpochDay, weekday, workingDayCounter, type Calendar, type IsoDate } from '@waymark/domain';
import type { Catalogue, DerivationKind, FactDefinition } from '../catalogue/fact-catalogue.ts';
import { sqlTypes, type Operand } from './operand.ts';
import type { Parameters } from './parameters.ts';

/** 0001-01-01 was a Monday, and no date that a rule sees lies before it: whole-number division rounds down from there. */
const FIRST_MONDAY = '0001-01-01';
const WEEKS_TO_1970 = (parseEpochDay('1969-12-29') - parseEpochDay(FIRST_MONDAY)) / 7;

export class FactColumns {
  private readonly definitions: ReadonlyMap<string, FactDefinition>;
  private readonly columns: Readonly<Record<string, string>>;
  private readonly parameters: Parameters;
  private readonly calendar: Calendar;
  private readonly today: IsoDate;

  constructor(catalogue: Catalogue, columns: Readonly<Record<string, string>>, parameters: Parameters, calendar: Calendar, today: IsoDate) {
    this.definitions = new Map(catalogue.facts.map((fact) => [fact.id, fact]));
    this.columns = columns;
    this.parameters = parameters;
    this.calendar = calendar;
    this.today = today;
  }

  definition(id: string): FactDefinition {
    const definition = this.definitions.get(id);
    if (!definition) throw new RangeError(`The catalogue has no fact '${id}'. Parse the rule set with the catalogue it is put into SQL with.`);
    return definition;
  }

  /** A fact as an operand; NULL where it is not known. A derived one that is given itself counts where its date is NULL. */
  operand(id: string): Operand {
    const definition = this.definition(id);
    const sql = (): string => this.sql(definition);
    return {
      kind: definition.type,
      get sql() {
        return sql();
      },
    };
  }

  private sql(definition: FactDefinition): string {
    const { derive } = definition;
    const given = this.given(definition);
    if (!derive || !Object.hasOwn(this.columns, derive.from)) return given;
    const date = this.given(this.definition(derive.from));
    return `case when ${date} is not null then (${this.derived(derive.kind, date)})::double precision else ${given} end`;
  }

  private given({ id, type }: FactDefinition): string {
    const column = Object.hasOwn(this.columns, id) ? this.columns[id] : undefined;
    if (column === undefined) return `null::${sqlTypes[type]}`;
    const typed = `(${column})::${sqlTypes[type]}`;
    switch (type) {
      case 'number':
        return `nullif(${typed}, 'NaN')`;
      case 'string':
        return `(${typed} collate "C")`;
      case 'list':
        return `case jsonb_typeof(${typed}) when 'array' then ${typed} end`;
      default:
        return typed;
    }
  }

  private derived(kind: DerivationKind, date: string): string {
    const today = this.parameters.add(this.today, 'date');
    switch (kind) {
      case 'daysUntil':
        return `${date} - ${today}`;
      case 'daysSince':
        return `${today} - ${date}`;
      case 'daysOverdue':
        return `greatest(${today} - ${date}, 0)`;
      case 'workingDaysOverdue':
        return `case when ${date} < ${today} then ${this.workingDaysUntilToday()} - ${this.workingDays(date)} else 0 end`;
    }
  }

  /** Working days from the first Monday up to and including a date, without a loop: whole weeks, the rest, less the holidays by then. */
  private workingDays(date: string): string {
    const holidays = [...this.calendar.holidays].filter((day) => weekday(day) < 6).sort();
    const days = `(${date} - date '${FIRST_MONDAY}')`;
    return `(${days} / 7 * 5 + least(${days} % 7 + 1, 5) - width_bucket(${date}, ${this.parameters.add(holidays, 'date[]')}))`;
  }

  private workingDaysUntilToday(): string {
    return this.parameters.add(workingDayCounter(this.calendar)(parseEpochDay(this.today)) + WEEKS_TO_1970 * 5, 'integer');
  }
}
