/** Entering the budget of a year: the printed table, agency by agency, and its last line. */
import { readPounds } from '@waymark/domain';
import { useState } from 'react';
import { RecordBudgetDocument, type ServiceRecordPartsFragment } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { Button } from '../../ui/button.tsx';
import type { FormProblem } from '../../ui/error-summary.tsx';
import { TextInput } from '../../ui/fields.tsx';
import { amountNames } from './budget-table.tsx';
import { RecordForm, RecordFormPage } from './record-form.tsx';
import { useRecordWords } from './record-words.ts';

/** As typed. */
type Amounts = Record<(typeof amountNames)[number], string>;
type Row = Amounts & { agency: string };

const typed = (amount: number | null): string => (amount === null ? '' : amount.toLocaleString('en-GB'));
const typedAmounts = (row: Record<(typeof amountNames)[number], number | null>): Amounts => ({ staffing: typed(row.staffing), inKind: typed(row.inKind), other: typed(row.other), total: typed(row.total) });
const empty: Row = { agency: '', staffing: '', inKind: '', other: '', total: '' };
/** A table has about so many agencies. */
const ROWS_AT_FIRST = 4;

export function BudgetPage() {
  return <RecordFormPage>{(record) => <BudgetForm record={record} />}</RecordFormPage>;
}

function BudgetForm({ record: { year, budget } }: { record: ServiceRecordPartsFragment }) {
  const t = useRecordWords();
  const mutation = useApiMutation(RecordBudgetDocument);
  const [rows, setRows] = useState<readonly Row[]>(budget?.contributions.map((row) => ({ agency: row.agency, ...typedAmounts(row) })) ?? Array.from({ length: ROWS_AT_FIRST }, () => empty));
  const [totals, setTotals] = useState<Amounts>(budget ? typedAmounts(budget.totals) : empty);
  const change = (index: number, name: keyof Row, value: string) => setRows(rows.map((row, at) => (at === index ? { ...row, [name]: value } : row)));
  const filled = rows.filter((row) => Object.values(row).some((text) => text.trim() !== ''));
  const amounts = (row: Amounts) => Object.fromEntries(amountNames.map((name) => [name, readPounds(row[name])])) as Record<keyof Amounts, number | null | 'wrong'>;
  const numbers = (row: Amounts) => {
    const read = amounts(row);
    const number = (name: keyof Amounts) => (read[name] === 'wrong' ? null : read[name]);
    return { staffing: number('staffing'), inKind: number('inKind'), other: number('other'), total: number('total') };
  };
  const wrong = (row: Amounts, prefix: string): FormProblem[] => amountNames.filter((name) => amounts(row)[name] === 'wrong').map((name) => ({ field: `${prefix}.${name}`, text: t('problem.notPounds') }));
  // Lines left empty are taken out first, so that a field's number is that of the line that is sent.
  const check = (): FormProblem[] => {
    setRows(filled.length > 0 ? filled : rows);
    return [...filled.flatMap((row, index) => wrong(row, `contributions.${index}`)), ...wrong(totals, 'totals')];
  };
  const field = (id: string, label: string, value: string, error: string | undefined, onChange: (value: string) => void) => (
    <TextInput key={id} id={id} name={id} label={label} value={value} error={error} width="10" inputMode="numeric" autoComplete="off" onChange={({ target }) => onChange(target.value)} />
  );
  return (
    <RecordForm
      kind="budget" year={year} version={budget?.version ?? null} busy={mutation.isPending} check={check}
      send={async (head) => (await mutation.mutateAsync({ input: { ...head, contributions: filled.map((row) => ({ agency: row.agency, ...numbers(row) })), totals: numbers(totals) } })).recordBudget}
    >
      {(errorOf) => (
        <>
          <p className="wm-text wm-muted" id="contributions" tabIndex={-1}>
            {t('budget.hint')}
          </p>
          {rows.map((row, index) => (
            // Lines are neither moved nor taken out of the middle while they are typed.
            <fieldset key={index} className="govuk-fieldset wm-record-row">
              <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{row.agency || t('budget.row', { number: index + 1 })}</legend>
              <TextInput id={`contributions.${index}.agency`} name={`contributions.${index}.agency`} label={t('budget.agency')} value={row.agency} error={errorOf(`contributions.${index}.agency`)} width="20" autoComplete="off" onChange={({ target }) => change(index, 'agency', target.value)} />
              <div className="wm-record-row__amounts">{amountNames.map((name) => field(`contributions.${index}.${name}`, t(`budget.${name}`), row[name], errorOf(`contributions.${index}.${name}`), (value) => change(index, name, value)))}</div>
            </fieldset>
          ))}
          <Button type="button" variant="secondary" onClick={() => setRows([...rows, empty])}>
            {t('budget.add')}
          </Button>
          <fieldset className="govuk-fieldset wm-record-row">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{t('budget.totals')}</legend>
            <div className="wm-record-row__amounts">{amountNames.map((name) => field(`totals.${name}`, t(`budget.${name}`), totals[name], errorOf(`totals.${name}`), (value) => setTotals({ ...totals, [name]: value })))}</div>
          </fieldset>
        </>
      )}
    </RecordForm>
  );
}
