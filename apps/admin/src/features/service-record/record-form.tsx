/** What the three forms of a year share: source, the question about children, problems, saving, and leaving again. */
import { financialYearName } from '@waymark/domain';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useService } from '../../app/use-service.ts';
import { ServiceRecordPageDocument, type RecordRefusalFragment, type RecordVersionPartsFragment, type ServiceRecordPartsFragment } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { TextInput } from '../../ui/fields.tsx';
import { ChildCheck } from '../evidence/child-check.tsx';
import { yearIn } from './record-year.ts';
import { useRecordWords, type RecordWords } from './record-words.ts';

/** What every part of a record is sent with. */
export interface RecordHead {
  year: number;
  seen: number;
  source: string;
  noChildNamed: boolean;
}

export type RecordAnswer = { __typename: 'ServiceRecord' | 'Conflict' } | ({ __typename: 'Refused' } & RecordRefusalFragment);

/** Loads the year in the address for a form. */
export function RecordFormPage({ children }: { children: (record: ServiceRecordPartsFragment) => ReactNode }) {
  const year = yearIn(useSearchParams()[0]);
  const query = useApiQuery(ServiceRecordPageDocument, { year });
  return year === null ? <NotFoundPage /> : <Ready query={query}>{({ serviceRecord }) => children(serviceRecord)}</Ready>;
}

export interface RecordFormProps {
  kind: 'budget' | 'priorities' | 'feedback';
  year: number;
  version: RecordVersionPartsFragment | null;
  busy: boolean;
  /** Problems that are seen before anything is sent. */
  check: () => readonly FormProblem[];
  send: (head: RecordHead) => Promise<RecordAnswer>;
  children: (errorOf: (field: string) => string | undefined) => ReactNode;
}

export function RecordForm({ kind, year, version, busy, check, send, children }: RecordFormProps) {
  const t = useRecordWords();
  const { slug } = useService().service;
  const navigate = useNavigate();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.text;
  const back = `/s/${slug}/record?year=${year}`;

  const save = async (data: FormData): Promise<readonly FormProblem[]> => {
    const found = check();
    if (found.length > 0) return found;
    const source = ((data.get('source') as string | null) ?? '').trim();
    try {
      // The version is read again after a conflict, so that saving once more is a decision.
      const answer = await send({ year, seen: version?.number ?? 0, source, noChildNamed: data.get('noChildNamed') === 'yes' });
      if (answer.__typename === 'Refused') return answer.reasons.map((refusal) => problemOf(refusal, t));
      if (answer.__typename === 'Conflict') return [{ text: t('problem.conflict') }];
      void navigate(back, { state: { saved: true } });
      return [];
    } catch {
      return [{ text: t('problem.failed') }];
    }
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) setProblems(await save(new FormData(event.currentTarget)));
  };
  return (
    <Page title={t(`${kind}.title`, { year: financialYearName(year) })} crumbs={[{ text: t('crumb'), to: back }]} hasProblems={problems.length > 0}>
      <ErrorSummary problems={problems} />
      <p className="wm-lead">{t(`${kind}.lead`)}</p>
      <form className="wm-form" noValidate onSubmit={(event) => void submit(event)}>
        {children(errorOf)}
        <TextInput id="source" name="source" label={t('form.source')} hint={t('form.sourceHint')} error={errorOf('source')} defaultValue={version?.source ?? ''} autoComplete="off" />
        {errorOf('checked') ? <ChildCheck id="checked" error={errorOf('checked')} /> : null}
        <ButtonGroup>
          <Button busy={busy}>{t('form.save')}</Button>
          <Link className="govuk-link" to={back}>
            {t('form.cancel')}
          </Link>
        </ButtonGroup>
      </form>
    </Page>
  );
}

const plain = ['textMissing', 'notPounds', 'moreThanAnswered'] as const;

/** Fields of a form have the names of the fields of the input as their ids. */
function problemOf({ code, parameters }: RecordRefusalFragment['reasons'][number], t: RecordWords): FormProblem {
  const value = (name: string) => String(parameters.find((one) => one.name === name)?.value ?? '');
  const field = value('field');
  const known = plain.find((one) => one === code);
  if (known) return { field, text: t(`problem.${known}`) };
  if (code === 'childDataSuspected') return { field: 'checked', text: t('problem.childDataSuspected') };
  if (code === 'textTooLong' || code === 'howMany') return { field, text: t(`problem.${code}`, { limit: value('limit') }) };
  if (code === 'agencyTwice') return { field, text: t('problem.agencyTwice', { agency: value('agency') }) };
  if (code === 'yearOutOfRange') return { text: t('problem.yearOutOfRange', { earliest: value('earliest'), latest: value('latest') }) };
  return { text: t('problem.failed') };
}
