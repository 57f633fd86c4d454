// "Tell us what the columns mean": a choice per column, with its heading and some of its values; then the document is read again.
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { Page } from '../../../app/page.tsx';
import { NotFoundPage } from '../../../app/problem-page.tsx';
import { Ready } from '../../../app/ready.tsx';
import { MapImportColumnsDocument, type PlanField } from '../../../graphql/generated/graphql.ts';
import { request } from '../../../graphql/request.ts';
import { useServiceSlug } from '../../../graphql/use-api.ts';
import { Button, ButtonGroup } from '../../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../../ui/error-summary.tsx';
import { Select } from '../../../ui/fields.tsx';
import { forgetLists, importKey, useImportOutline, useSourceRows } from '../data/import-queries.ts';
import type { Outline, Remapped, SourceBlock, SourceRow } from '../data/import-types.ts';
import { parametersOf } from '../findings/finding-parameters.ts';
import { reasonSentence } from '../findings/reason-words.ts';
import { useImportWords } from '../import-words.ts';
import { choiceFaults, columnQuestions, headerCandidates, likelyHeaderRow, planFields } from './column-choices.ts';
import '../imports.scss';

export function MapColumnsPage() {
  const { id = '' } = useParams();
  const query = useImportOutline(id);
  return <Ready query={query}>{({ planImport }) => (planImport.__typename === 'PlanImport' ? <MapColumns item={planImport} /> : <NotFoundPage />)}</Ready>;
}

function MapColumns({ item }: { item: Outline }) {
  const t = useImportWords();
  const slug = useServiceSlug() ?? '';
  const [search, setSearch] = useSearchParams();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const source = useSourceRows(item.id);
  const tables = item.blocks.filter((block) => block.kind === 'TABLE');
  const table = tables.find((block) => String(block.index) === search.get('table')) ?? tables[0];
  const review = `/s/${slug}/imports/${item.id}`;
  const rows = table ? (source.rows.get(table.index) ?? []) : [];
  const nameOf = (block: SourceBlock) => {
    const number = tables.indexOf(block) + 1;
    const heading = block.sheet ?? item.blocks.slice(0, item.blocks.indexOf(block)).findLast((other) => other.kind === 'HEADING')?.text;
    return heading ? t('source.tableAfter', { number, heading }) : t('source.table', { number });
  };
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = new FormData(event.currentTarget).get('table');
    setProblems([]);
    setSearch({ table: typeof value === 'string' ? value : '' }, { replace: true });
  };
  return (
    <Page
      title={t('columns.title')}
      caption={item.fileName || t('pasted')}
      crumbs={[
        { text: t('crumb'), to: `/s/${slug}/imports` },
        { text: t('crumbReview'), to: review },
      ]}
      hasProblems={problems.length > 0}
    >
      <ErrorSummary problems={problems} />
      <p className="wm-text">{table ? t('columns.text') : t('columns.noTables')}</p>
      {tables.length > 1 && table ? (
        <form onSubmit={choose} className="wm-form">
          <Select id="table" name="table" key={table.index} label={t('columns.table')} defaultValue={String(table.index)} choices={tables.map((block) => ({ value: String(block.index), label: nameOf(block) }))} />
          <Button variant="secondary">{t('columns.tableChoose')}</Button>
        </form>
      ) : null}
      {table && source.ready ? <ColumnsForm key={table.index} item={item} table={table} rows={rows} onProblems={setProblems} problems={problems} /> : null}
      <p className="wm-text">
        <Link className="govuk-link" to={review}>
          {t('columns.back')}
        </Link>
      </p>
    </Page>
  );
}

interface ColumnsFormProps {
  item: Outline;
  table: SourceBlock;
  rows: readonly SourceRow[];
  problems: readonly FormProblem[];
  onProblems: (problems: readonly FormProblem[]) => void;
}

/** Value of the choice "leave it out". */
const leftOut = '';

function ColumnsForm({ item, table, rows, problems, onProblems }: ColumnsFormProps) {
  const t = useImportWords();
  const slug = useServiceSlug() ?? '';
  const navigate = useNavigate();
  const client = useQueryClient();
  const [headerRow, setHeaderRow] = useState(() => likelyHeaderRow(rows));
  const [busy, setBusy] = useState(false);
  const questions = columnQuestions(table, rows, headerRow);
  const fieldId = (column: number) => `column-${column}`;

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const columns = questions.map(({ column }) => {
      const value = data.get(fieldId(column));
      return { column, field: planFields.find((field) => field === value) ?? null };
    });
    const faults = choiceFaults(columns);
    onProblems(
      faults.map((fault) =>
        fault.kind === 'needAction'
          ? { text: t('columns.needAction'), field: fieldId(questions[0]?.column ?? 0) }
          : { text: t('columns.twice', { field: t(`field.${fault.field}`) }), field: fieldId(fault.column) },
      ),
    );
    if (faults.length > 0) return;
    setBusy(true);
    const input = { importId: item.id, version: item.version, block: table.index, headerRow, columns };
    const answer = await request(MapImportColumnsDocument, { input }, { service: slug }).then(
      (done) => done.mapImportColumns,
      () => null,
    );
    // The review is opened on what was read just now, not on what was read before.
    if (answer?.__typename === 'PlanImport') {
      await client.refetchQueries({ queryKey: importKey(slug, item.id), type: 'all' });
      await forgetLists(client, slug);
      await navigate(`/s/${slug}/imports/${item.id}`);
      return;
    }
    setBusy(false);
    await client.invalidateQueries({ queryKey: importKey(slug, item.id) });
    onProblems([{ text: problemOf(answer) }]);
  };
  const problemOf = (answer: Remapped | null): string => {
    if (answer?.__typename === 'Conflict') return t('problem.conflictTitle');
    if (answer?.__typename !== 'Refused') return t('problem.error');
    const [first] = answer.reasons;
    return reasonSentence(first && { code: first.code, parameters: parametersOf(first.parameters) }, t);
  };
  const choices = [{ value: leftOut, label: t('columns.leaveOut') }, ...planFields.map((field: PlanField) => ({ value: field, label: t(`field.${field}`) }))];
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <Select
        id="header-row"
        name="headerRow"
        label={t('columns.headerRow')}
        value={String(headerRow)}
        onChange={(event) => setHeaderRow(Number(event.target.value))}
        choices={[{ value: '-1', label: t('columns.noHeaderRow') }, ...rows.slice(0, headerCandidates).map((row, index) => ({
          value: String(index),
          label: t('columns.headerRowChoice', { number: index + 1, text: row.cells.map((cell) => cell.text.trim()).filter(Boolean).join(' | ').slice(0, 80) }),
        }))]}
      />
      {questions.map((question) => (
        <div className="wm-column" key={question.column}>
          <Select
            id={fieldId(question.column)}
            name={fieldId(question.column)}
            label={question.header ? t('columns.columnNamed', { number: question.column + 1, header: question.header }) : t('columns.column', { number: question.column + 1 })}
            hint={question.samples.length > 0 ? t('columns.samples', { list: question.samples.map((text) => `“${text}”`).join(', ') }) : t('columns.noSamples')}
            error={problems.find((problem) => problem.field === fieldId(question.column))?.text}
            defaultValue={question.field ?? leftOut}
            choices={choices}
          />
        </div>
      ))}
      <ButtonGroup>
        <Button busy={busy}>{t('columns.save')}</Button>
      </ButtonGroup>
    </form>
  );
}
