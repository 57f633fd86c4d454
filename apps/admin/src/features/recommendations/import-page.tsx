/** Recommendations from a spreadsheet: all rows, or none and what is wrong in each. With a template. */
import { useRef, useState } from 'react';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { saveFile } from '../../graphql/download.ts';
import { ImportRecommendationsDocument, type ImportRecommendationsMutation } from '../../graphql/generated/graphql.ts';
import { useApiMutation } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import type { FormProblem } from '../../ui/error-summary.tsx';
import { FileUpload } from '../../ui/file-upload.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { ChildCheck } from '../evidence/child-check.tsx';
import { AnswerForm, type FormAnswer } from './answer-form.tsx';
import { fieldOf, problemText, useRecommendationWords } from './recommendation-words.ts';

const columns = ['review', 'kind', 'publisher', 'dated_on', 'number', 'recommendation', 'addressed_to', 'priority', 'due_on', 'policy_implications', 'resource_implications'];
const kinds = ['inspection', 'thematic review', 'peer review', 'serious case review', 'local review', 'scrutiny'];
/** As a file names what the API calls otherwise. */
const columnOf: Readonly<Record<string, string>> = { title: 'review', text: 'recommendation' };

type Faults = Extract<ImportRecommendationsMutation['importRecommendations'], { __typename: 'RecommendationFileRefused' }>;

export function RecommendationsImportPage() {
  return useMay()('importRecommendations') ? <ImportForm /> : <NotFoundPage />;
}

function ImportForm() {
  const t = useRecommendationWords();
  const { slug } = useService().service;
  const mutation = useApiMutation(ImportRecommendationsDocument);
  const file = useRef<File | null>(null);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [faults, setFaults] = useState<Faults | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const suspected = faults?.rows.some(({ reasons }) => reasons.some(({ code }) => code === 'childDataSuspected')) ?? false;

  /** A fault of the file is one of its field. */
  const ofFile = (code: string, parameters: { name: string; value: unknown }[] = []): FormAnswer => ({ __typename: 'Refused', reasons: [{ code, parameters: [...parameters.filter(({ name }) => name !== 'field'), { name: 'field', value: 'csv' }] }] });
  const ask = async (noChildNamed: boolean): Promise<FormAnswer> => {
    setFaults(null);
    setDone(null);
    const chosen = file.current;
    if (!chosen) return ofFile('fileMissing');
    const { importRecommendations: answer } = await mutation.mutateAsync({ input: { csv: await chosen.text(), noChildNamed } });
    if (answer.__typename === 'RecommendationFileRefused') {
      setFaults(answer);
      return ofFile(answer.count === 1 ? 'rowFault' : 'rowFaults', [{ name: 'count', value: answer.count }]);
    }
    if (answer.__typename === 'Refused') return ofFile(answer.reasons[0]?.code ?? '', [...(answer.reasons[0]?.parameters ?? [])]);
    setDone(t('file.done', { recommendations: answer.recommendations, reviews: answer.reviews }));
    return answer;
  };
  return (
    <Page title={t('file.title')} hasProblems={problems.length > 0} crumbs={[{ text: t('one.crumb'), to: `/s/${slug}/recommendations` }]}>
      {done ? (
        <NotificationBanner kind="success">
          <p className="govuk-notification-banner__heading">{done}</p>
        </NotificationBanner>
      ) : null}
      <p className="wm-text">{t('file.text')}</p>
      {faults ? <FaultTable faults={faults} /> : null}
      <AnswerForm prefix="file" submit={t('file.send')} ask={({ noChildNamed }) => ask(noChildNamed)} onDone={() => undefined} onProblems={setProblems}>
        {(problemAt) => (
          <>
            <FileUpload id="file-csv" name="csv" label={t('file.choose')} hint={t('file.hint')} accept=".csv" error={problemAt('csv')} onChoose={(chosen) => (file.current = chosen)} />
            {suspected ? <ChildCheck id="file-answer" /> : null}
          </>
        )}
      </AnswerForm>
      <h2 className="wm-heading">{t('file.template')}</h2>
      <p className="wm-text">{t('file.templateText', { kinds: kinds.join(', ') })}</p>
      <Button type="button" variant="secondary" onClick={() => saveFile('recommendations.csv', new Blob([`\uFEFF${columns.join(',')}\r\n`], { type: 'text/csv' }))}>
        {t('file.download')}
      </Button>
    </Page>
  );
}

function FaultTable({ faults: { rows, count } }: { faults: Faults }) {
  const t = useRecommendationWords();
  const language = useLanguage();
  const column = (field: string): string => columnOf[field] ?? field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const shown: Column<Faults['rows'][number]>[] = [
    { key: 'line', label: t('file.line'), rowHeader: true, cell: ({ line }) => line },
    { key: 'column', label: t('file.column'), cell: ({ reasons }) => reasons.map((reason) => column(fieldOf(reason)) || '–').join('; ') },
    { key: 'problem', label: t('file.problem'), cell: ({ reasons }) => reasons.map((reason) => problemText(t, reason, language)).join('; ') },
  ];
  return (
    <>
      <DataTable caption={t('file.caption')} columns={shown} rows={rows} rowKey={({ line }) => String(line)} />
      {count > rows.length ? <p className="wm-text">{t('file.more', { count: count - rows.length })}</p> : null}
    </>
  );
}
