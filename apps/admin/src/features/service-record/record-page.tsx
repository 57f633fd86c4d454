/** A financial year as the service records it beside its plan: budget with its sums checked, priorities, what people answered. */
import { financialYearName, financialYearOf, formatDate, localDate } from '@waymark/domain';
import type { ReactNode } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { ServiceRecordPageDocument, type RecordVersionPartsFragment, type ServiceRecordPartsFragment } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { BudgetTable } from './budget-table.tsx';
import { FeedbackTable } from './feedback-table.tsx';
import { yearIn } from './record-year.ts';
import { useRecordWords } from './record-words.ts';

export function RecordPage() {
  const year = yearIn(useSearchParams()[0]);
  const query = useApiQuery(ServiceRecordPageDocument, { year });
  return <Ready query={query}>{({ serviceRecord }) => <YearRecord record={serviceRecord} />}</Ready>;
}

function YearRecord({ record }: { record: ServiceRecordPartsFragment }) {
  const t = useRecordWords();
  const { slug } = useService().service;
  const saved = (useLocation().state as { saved?: boolean } | null)?.saved === true;
  const { budget, priorities, feedback } = record;
  const year = financialYearName(record.year);
  const present = financialYearOf(localDate(new Date().toISOString()));
  const years = [...new Set([present + 1, present, record.year, ...record.years])].sort((one, other) => other - one);
  return (
    <Page title={t('title')} documentTitle={`${t('title')}, ${year}`}>
      {saved ? (
        <NotificationBanner kind="success">
          <p className="govuk-notification-banner__heading">{t('done')}</p>
        </NotificationBanner>
      ) : null}
      <p className="wm-lead">{t('lead', { year })}</p>
      <nav aria-label={t('years')}>
        <ul className="govuk-list wm-choices">
          {years.map((one) => (
            <li key={one}>
              {one === record.year ? (
                <strong aria-current="page">{financialYearName(one)}</strong>
              ) : (
                <Link className="govuk-link" to={{ search: `?year=${one}` }}>
                  {financialYearName(one)}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <p className="wm-text wm-no-print">
        <Link className="govuk-link" to={`/s/${slug}/record/standards`}>
          {t('standards')}
        </Link>
      </p>
      <Part kind="budget" year={record.year} version={budget?.version ?? null}>
        {budget ? <BudgetTable budget={budget} year={record.year} /> : null}
      </Part>
      <Part kind="priorities" year={record.year} version={priorities?.version ?? null}>
        <ol className="govuk-list govuk-list--number wm-text">
          {priorities?.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      </Part>
      <Part kind="feedback" year={record.year} version={feedback?.version ?? null}>
        {feedback ? <FeedbackTable results={feedback.results} /> : null}
      </Part>
    </Page>
  );
}

type Kind = 'budget' | 'priorities' | 'feedback';
const operations = { budget: 'recordBudget', priorities: 'recordPriorities', feedback: 'recordFeedback' } as const;

function Part({ kind, year, version, children }: { kind: Kind; year: number; version: RecordVersionPartsFragment | null; children: ReactNode }) {
  const t = useRecordWords();
  const language = useLanguage();
  const may = useMay();
  const { slug } = useService().service;
  return (
    <section aria-labelledby={kind}>
      <h2 className="wm-heading" id={kind}>
        {t(`${kind}.heading`)}
      </h2>
      {version ? (
        <>
          {children}
          <p className="wm-text wm-muted">{t('version', { count: version.number, source: version.source, date: formatDate(localDate(version.recordedAt), language), name: version.recordedBy ?? t('somebody') })}</p>
        </>
      ) : (
        <p className="wm-text">{t(`${kind}.none`, { year: financialYearName(year) })}</p>
      )}
      {may(operations[kind]) ? (
        <p className="wm-text wm-no-print">
          <Link className="govuk-link" to={`/s/${slug}/record/${kind}?year=${year}`}>
            {t(version ? 'correct' : 'record')}
            <span className="govuk-visually-hidden">: {t(`${kind}.heading`)}</span>
          </Link>
        </p>
      ) : null}
    </section>
  );
}
