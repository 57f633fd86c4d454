/** Use cases of the service's record: a year as it stands, and the next version of one of its parts. */
import { Injectable } from '@nestjs/common';
import { budgetChanges, budgetTotal, contributionOf, financialYearOf, positivePercent, sumFaults, type Budget } from '@waymark/domain';
import { proportionInterval } from '@waymark/reporting';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { childDataAnswered, reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { Conflict, Refused, type Reason } from '../../platform/graphql/index.ts';
import { reasonsAgainstBudget, reasonsAgainstFeedback, reasonsAgainstPriorities, reasonsAgainstRecord, recordOperations, textsOf, type RecordContents, type RecordKind } from './content.ts';
import type { BudgetAmountsInput, RecordBudgetInput, RecordFeedbackInput, RecordInput, RecordPrioritiesInput, ServiceBudget, ServiceFeedback, ServiceRecord } from './service-record.graphql.ts';
import { insertRecord, newestRecords, recordedYears, type RecordRow } from './service-record.store.ts';

type Answer = Promise<ServiceRecord | Refused | Conflict>;
type Row<Kind extends RecordKind> = Extract<RecordRow, { kind: Kind }>;

@Injectable()
export class ServiceRecordService {
  constructor(private readonly clock: Clock) {}

  /** @param asked null: the latest year with anything recorded, else the present one */
  async ofYear(asked: number | null): Promise<ServiceRecord> {
    const years = await recordedYears();
    const year = asked ?? years[0] ?? financialYearOf(this.clock.today());
    const rows = await newestRecords([year - 1, year]);
    const of = <Kind extends RecordKind>(kind: Kind, when: number) => rows.find((row): row is Row<Kind> => row.kind === kind && row.year === when) ?? null;
    const [budget, priorities, feedback] = [of('budget', year), of('priorities', year), of('feedback', year)];
    return {
      year, years,
      budget: budget && budgetOf(budget, of('budget', year - 1)),
      priorities: priorities && { version: priorities, items: [...priorities.content.items] },
      feedback: feedback && feedbackOf(feedback),
    };
  }

  /** A sum that is wrong is kept and said: it stands so in the plan that was published. */
  recordBudget({ contributions, totals, ...input }: RecordBudgetInput): Answer {
    const content: Budget = { rows: contributions.map((row) => ({ agency: row.agency.trim(), ...amounts(row) })), totals: amounts(totals) };
    return this.keep('budget', input, content, reasonsAgainstBudget(content));
  }

  recordPriorities({ items, ...input }: RecordPrioritiesInput): Answer {
    const content = { items: items.map((item) => item.trim()) };
    return this.keep('priorities', input, content, reasonsAgainstPriorities(content));
  }

  recordFeedback({ results, ...input }: RecordFeedbackInput): Answer {
    const content = { results: results.map(({ group, question, positive, answered }) => ({ group, question: question.trim(), positive, answered })) };
    return this.keep('feedback', input, content, reasonsAgainstFeedback(content));
  }

  private async keep<Kind extends RecordKind>(kind: Kind, input: RecordInput, content: RecordContents[Kind], reasons: readonly Reason[]): Answer {
    const { year, seen, noChildNamed } = input;
    const source = input.source.trim();
    const texts = textsOf(content, source);
    const against = [...reasonsAgainstRecord({ year, source }, financialYearOf(this.clock.today()) + 1), ...reasons, ...reasonsAgainstChildData(texts, noChildNamed)];
    if (against.length > 0) return new Refused(...against);
    const current = (await newestRecords([year])).find((row) => row.kind === kind)?.number ?? 0;
    if (current !== seen) return new Conflict(current);
    const at = this.clock.now();
    const id = await insertRecord(kind, year, current + 1, content, source, at);
    if (id === null) return new Conflict(current + 1);
    await recordAudit(at, recordOperations[kind], 'serviceRecord', id, { year, number: current + 1, ...childDataAnswered(texts, noChildNamed) });
    return this.ofYear(year);
  }
}

const amounts = ({ staffing, inKind, other, total }: BudgetAmountsInput) => ({ staffing: staffing ?? null, inKind: inKind ?? null, other: other ?? null, total: total ?? null });

function budgetOf(row: Row<'budget'>, before: Row<'budget'> | null): ServiceBudget {
  const { content } = row;
  return {
    version: row,
    contributions: content.rows.map((one) => ({ ...one, contribution: contributionOf(one) })),
    totals: content.totals, total: budgetTotal(content), faults: sumFaults(content),
    changes: before && budgetChanges(before.content, content),
  };
}

function feedbackOf(row: Row<'feedback'>): ServiceFeedback {
  const results = row.content.results.map((result) => {
    const percent = positivePercent(result);
    const interval = percent === null ? null : proportionInterval({ x: result.positive, n: result.answered, confidence: 0.95 });
    const shown = interval && 'value' in interval ? { lower: tenth(interval.lower), upper: tenth(interval.upper) } : { lower: null, upper: null };
    return { ...result, percent, ...shown };
  });
  return { version: row, results };
}

/** A share as per cent to one decimal place. */
const tenth = (share: number): number => Math.round(1000 * share) / 10;
