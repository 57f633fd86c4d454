/** What is wrong in which line of the members, beside what stands there. */
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { problemText, type Refusal } from './family-problems.ts';
import { useFamilyWords } from './family-words.ts';

export interface FaultyLine {
  line: number;
  text: string;
  reasons: readonly Refusal[];
}

export function LineFaults({ faults }: { faults: readonly FaultyLine[] }) {
  const t = useFamilyWords();
  const columns: Column<FaultyLine>[] = [
    { key: 'line', label: t('faults.line'), rowHeader: true, cell: ({ line }) => t('faults.at', { line }) },
    { key: 'text', label: t('faults.text'), cell: ({ text }) => text },
    { key: 'problem', label: t('faults.problem'), cell: ({ reasons }) => reasons.map((reason) => problemText(t, reason)).join(' ') },
  ];
  return <DataTable caption={t('faults.caption')} columns={columns} rows={faults} rowKey={({ line }) => String(line)} />;
}
