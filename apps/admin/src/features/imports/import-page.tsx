// One import: being read, not read, ready to check, saved or discarded.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useServiceSlug } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { ButtonGroup, ButtonLink } from '../../ui/button.tsx';
import { ComparePage } from '../plan-documents/compare/compare-page.tsx';
import { forgetLists, useImportState } from './data/import-queries.ts';
import type { Summary } from './data/import-types.ts';
import { parametersOf } from './findings/finding-parameters.ts';
import { refusalWords } from './findings/refusal-words.ts';
import { useImportWords } from './import-words.ts';
import { pageHeading, useFocusRequest } from './review/use-review-focus.ts';
import { ReviewPage } from './review/review-page.tsx';
import './imports.scss';

export function ImportPage() {
  const { id = '' } = useParams();
  const query = useImportState(id);
  return <Ready query={query}>{({ planImport }) => (planImport.__typename === 'PlanImport' ? <ImportInState item={planImport} /> : <NotFoundPage />)}</Ready>;
}

function ImportInState({ item }: { item: Summary }) {
  const t = useImportWords();
  // Somebody who watched the reading hears that it is over; somebody who comes later need not.
  const [watched] = useState(item.state === 'READING');
  const focus = useFocusRequest();
  const client = useQueryClient();
  const slug = useServiceSlug();
  const before = useRef(item.state);
  useEffect(() => {
    const over = before.current === 'READING' && item.state !== 'READING';
    before.current = item.state;
    if (over) void forgetLists(client, slug);
    // The page has changed below the reader: begin at its heading, unless they are busy elsewhere.
    if (over && (document.activeElement === document.body || document.activeElement?.closest('main'))) focus(pageHeading);
  }, [item.state, focus, client, slug]);
  return (
    <>
      <p className="govuk-visually-hidden" role="status">
        {watched && item.state === 'READY' ? t('reading.done') : ''}
      </p>
      {item.state === 'READING' ? <ReadingPage item={item} /> : null}
      {item.state === 'FAILED' ? <FailedPage item={item} /> : null}
      {item.state === 'READY' && item.targetPlanId === null ? <ReviewPage id={item.id} /> : null}
      {item.state === 'READY' && item.targetPlanId !== null ? <ComparePage importId={item.id} /> : null}
      {item.state === 'COMMITTED' || item.state === 'DISCARDED' ? <ClosedPage item={item} /> : null}
    </>
  );
}

/** Breadcrumb of every page about one import. */
export function useImportCrumbs() {
  const t = useImportWords();
  const slug = useServiceSlug() ?? '';
  return [{ text: t('crumb'), to: `/s/${slug}/imports` }];
}

function ReadingPage({ item }: { item: Summary }) {
  const t = useImportWords();
  const slug = useServiceSlug() ?? '';
  return (
    <Page title={t('reading.title', { name: item.fileName || t('pasted') })} crumbs={useImportCrumbs()} wideTitle>
      <p className="wm-lead" id="reading-text" role="status">
        {t('reading.text')}
      </p>
      {/* Without a value: nobody can tell how far the reading is. */}
      <progress className="wm-progress" aria-labelledby="reading-text" />
      <p className="wm-text">{t('reading.leave')}</p>
      <p className="wm-text">
        <Link className="govuk-link" to={`/s/${slug}/imports`}>
          {t('reading.list')}
        </Link>
      </p>
    </Page>
  );
}

function FailedPage({ item }: { item: Summary }) {
  const t = useImportWords();
  const language = useLanguage();
  const slug = useServiceSlug() ?? '';
  const { what, next } = refusalWords({ code: item.failure?.code ?? '', parameters: parametersOf(item.failure?.parameters ?? []) }, language);
  return (
    <Page title={t('failed.title', { name: item.fileName || t('pasted') })} crumbs={useImportCrumbs()} wideTitle>
      <p className="wm-lead">{what}</p>
      <p className="wm-text">{next}</p>
      <ButtonGroup>
        <ButtonLink to={`/s/${slug}/imports`}>{t('failed.again')}</ButtonLink>
        <Link className="govuk-link" to={`/s/${slug}/imports/${item.id}/discard`}>
          {t('failed.discard')}
        </Link>
      </ButtonGroup>
    </Page>
  );
}

function ClosedPage({ item }: { item: Summary }) {
  const t = useImportWords();
  const slug = useServiceSlug() ?? '';
  const name = item.fileName || t('pasted');
  const saved = item.state === 'COMMITTED';
  return (
    <Page title={saved ? t('committed.title') : t('discarded.title')} crumbs={useImportCrumbs()} wideTitle>
      <p className="wm-lead">{saved ? t('committed.text', { name }) : t('discarded.text', { name })}</p>
      {saved && item.planId ? <ButtonLink to={`/s/${slug}/plans/${item.planId}`}>{t('committed.open')}</ButtonLink> : null}
      {saved ? null : <ButtonLink to={`/s/${slug}/imports`}>{t('failed.again')}</ButtonLink>}
    </Page>
  );
}
