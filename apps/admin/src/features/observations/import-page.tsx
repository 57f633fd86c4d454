/** Figures from a spreadsheet: all rows, or none and what is wrong in each. With a template and the codes to use. */
import { useRef, useState, type FormEvent } from 'react';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { saveFile } from '../../graphql/download.ts';
import { ImportObservationsDocument, ObservationFileDocument, type ImportObservationsMutation, type ObservationFileQuery } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { usePick } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { FileUpload } from '../../ui/file-upload.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { ChildCheck } from '../evidence/child-check.tsx';
import { fieldOf, problemsOf, problemText } from './observation-problems.ts';
import { useObservationWords } from './observation-words.ts';

const columns = ['indicator', 'definition_version', 'window', 'period_start', 'numerator', 'denominator', 'offered', 'attended', 'source', 'as_at', 'estimated'];
/** As the API takes. */
const LARGEST = 60_000;
/** As a file names what a figure covers. */
const windowCodes = { QUARTER: 'quarter', ROLLING_YEAR: 'rolling12', YEAR: 'year' } as const;

type Faults = Extract<ImportObservationsMutation['importObservations'], { __typename: 'ObservationFileRefused' }>;

export function ObservationImportPage() {
  const query = useApiQuery(ObservationFileDocument, {});
  const may = useMay();
  return may('importObservations') ? <Ready query={query}>{({ indicators }) => <ImportForm indicators={indicators} />}</Ready> : <NotFoundPage />;
}

function ImportForm({ indicators }: ObservationFileQuery) {
  const t = useObservationWords();
  const { slug } = useService().service;
  const mutation = useApiMutation(ImportObservationsDocument);
  const file = useRef<File | null>(null);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [faults, setFaults] = useState<Faults | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const suspected = problems.some(({ field }) => field === 'file-checked') || (faults?.rows.some(({ reasons }) => reasons.some(({ code }) => code === 'childDataSuspected')) ?? false);

  const send = async (data: FormData): Promise<readonly FormProblem[]> => {
    setFaults(null);
    setDone(null);
    const chosen = file.current;
    if (!chosen) return [{ field: 'file-csv', text: t('file.missing') }];
    if (chosen.size > LARGEST) return [{ field: 'file-csv', text: t('problem.fileTooLarge', { limit: LARGEST }) }];
    try {
      const { importObservations } = await mutation.mutateAsync({ input: { csv: await chosen.text(), noChildNamed: data.get('noChildNamed') === 'yes' } });
      if (importObservations.__typename === 'Refused') return problemsOf(t, 'file', importObservations.reasons).map(({ text }) => ({ text, field: 'file-csv' }));
      if (importObservations.__typename === 'Observations') {
        setDone(t('file.done', { count: importObservations.nodes.length }));
        return [];
      }
      setFaults(importObservations);
      return [{ text: t('file.faults', { count: importObservations.count }), field: 'file-csv' }];
    } catch {
      return [{ text: t('problem.failed') }];
    }
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!mutation.isPending) setProblems(await send(new FormData(event.currentTarget)));
  };

  return (
    <Page title={t('file.title')} crumbs={[{ text: t('file.indicators'), to: `/s/${slug}/indicators` }]} hasProblems={problems.length > 0}>
      <ErrorSummary problems={problems} />
      {done ? <NotificationBanner kind="success">{<p className="govuk-notification-banner__heading">{done}</p>}</NotificationBanner> : null}
      <p className="wm-text">{t('file.text')}</p>
      {faults ? <FaultTable faults={faults} /> : null}
      <form className="wm-form" noValidate onSubmit={(event) => void submit(event)}>
        <FileUpload id="file-csv" name="csv" label={t('file.choose')} hint={t('file.hint')} accept=".csv" error={problems.find(({ field }) => field === 'file-csv')?.text} onChoose={(chosen) => (file.current = chosen)} />
        {suspected ? <ChildCheck id="file-checked" /> : null}
        <Button busy={mutation.isPending}>{t('file.send')}</Button>
      </form>
      <h2 className="wm-heading">{t('file.template')}</h2>
      <p className="wm-text">{t('file.templateText')}</p>
      <Button type="button" variant="secondary" onClick={() => saveFile('figures.csv', new Blob([`\uFEFF${columns.join(',')}\r\n`], { type: 'text/csv' }))}>
        {t('file.download')}
      </Button>
      <CodeTable indicators={indicators} />
    </Page>
  );
}

function FaultTable({ faults: { rows, count } }: { faults: Faults }) {
  const t = useObservationWords();
  const shown: Column<Faults['rows'][number]>[] = [
    { key: 'line', label: t('file.line'), rowHeader: true, cell: ({ line }) => line },
    { key: 'column', label: t('file.column'), cell: ({ reasons }) => reasons.map((reason) => fieldOf(reason).replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) || '–').join('; ') },
    { key: 'problem', label: t('file.problem'), cell: ({ reasons }) => reasons.map((reason) => problemText(t, reason)).join('; ') },
  ];
  return (
    <>
      <DataTable caption={t('file.faultsCaption')} columns={shown} rows={rows} rowKey={({ line }) => String(line)} />
      {count > rows.length ? <p className="wm-text">{t('file.more', { count: count - rows.length })}</p> : null}
    </>
  );
}

/** What to write in the columns that take a code. */
function CodeTable({ indicators }: ObservationFileQuery) {
  const t = useObservationWords();
  const pick = usePick();
  const shown: Column<ObservationFileQuery['indicators'][number]>[] = [
    { key: 'name', label: t('file.indicator'), rowHeader: true, cell: ({ name }) => pick(name) },
    { key: 'code', label: 'indicator', cell: ({ code }) => code },
    { key: 'version', label: 'definition_version', cell: ({ versions }) => versions.map(({ version }) => version).join(', ') },
    { key: 'window', label: 'window', cell: ({ windows }) => windows.map((window) => windowCodes[window]).join(', ') },
    { key: 'steps', label: 'offered, attended', cell: ({ versions }) => t(versions.some(({ steps }) => steps) ? 'file.mayHave' : 'file.leaveEmpty') },
  ];
  return <DataTable caption={t('file.codes')} columns={shown} rows={indicators.filter(({ windows }) => windows.length > 0)} rowKey={({ code }) => code} />;
}
