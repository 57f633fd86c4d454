/** A budget as it was printed, what does not add up in it, and what changed on the year before. */
import { financialYearName } from '@waymark/domain';
import type { ServiceRecordPartsFragment } from '../../graphql/generated/graphql.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { pounds, useRecordWords, type RecordWords } from './record-words.ts';

type Budget = NonNullable<ServiceRecordPartsFragment['budget']>;
type Row = Pick<Budget['contributions'][number], 'staffing' | 'inKind' | 'other' | 'total' | 'agency'>;

export const amountNames = ['staffing', 'inKind', 'other', 'total'] as const;

export function BudgetTable({ budget, year }: { budget: Budget; year: number }) {
  const t = useRecordWords();
  const { contributions, totals, total, faults, changes } = budget;
  const before = financialYearName(year - 1);
  const columns: Column<Row>[] = [
    { key: 'agency', label: t('budget.agency'), rowHeader: true, cell: ({ agency }) => agency },
    ...amountNames.map((name): Column<Row> => ({ key: name, label: t(`budget.${name}`), numeric: true, cell: (row) => (row[name] === null ? <span className="wm-muted">{t('budget.notStated')}</span> : pounds(row[name])) })),
  ];
  return (
    <>
      <p className="wm-text">{t('budget.sentence', { count: contributions.length, total: pounds(total) })}</p>
      <DataTable caption={t('budget.table')} columns={columns} rows={contributions} rowKey={({ agency }) => agency} footer={{ agency: t('budget.totals'), ...totals }} />
      <h3 className="wm-subheading">{t('budget.sums')}</h3>
      {faults.length === 0 ? <p className="wm-text">{t('budget.sumsRight')}</p> : null}
      <ul className="govuk-list govuk-list--bullet wm-text">
        {faults.map((fault) => (
          <li key={`${fault.code} ${fault.name}`}>{faultSentence(fault, t)}</li>
        ))}
      </ul>
      {changes === null ? null : (
        <>
          <h3 className="wm-subheading">{t('budget.changes', { year: before })}</h3>
          {changes.length === 0 ? <p className="wm-text">{t('budget.changesNone', { year: before })}</p> : null}
          <ul className="govuk-list govuk-list--bullet wm-text">
            {changes.map((change) => (
              <li key={change.agency}>{changeSentence(change, t)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function faultSentence({ code, name, stated, sum }: Budget['faults'][number], t: RecordWords): string {
  const figures = { stated: pounds(stated), sum: pounds(sum) };
  if (code === 'ROW') return t('budget.fault.row', { name, ...figures });
  if (code === 'WHOLE') return t('budget.fault.whole', figures);
  if (code === 'ACROSS') return t('budget.fault.across', figures);
  return t('budget.fault.column', { name: t(`budget.${name as 'staffing' | 'inKind' | 'other'}`), ...figures });
}

function changeSentence({ agency, before, after }: NonNullable<Budget['changes']>[number], t: RecordWords): string {
  if (before === null) return t('budget.change.came', { agency, after: pounds(after ?? 0) });
  if (after === null) return t('budget.change.left', { agency, before: pounds(before) });
  return t(after > before ? 'budget.change.more' : 'budget.change.less', { agency, by: pounds(Math.abs(after - before)), before: pounds(before), after: pounds(after) });
}
