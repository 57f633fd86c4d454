/** Where one service stands with an oversight body: what the rules propose and why, and the decision of a person. */
import { formatDate } from '@waymark/domain';
import { formatNumber } from '@waymark/reporting';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { StageOfServiceDocument, type ServiceStagePartsFragment } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { useOversightWords } from './oversight-words.ts';
import { StageForm } from './stage-form.tsx';
import { StageHistory } from './stage-history.tsx';

export type StageView = ServiceStagePartsFragment;

export function StagePage() {
  const service = useParams()['service'] ?? '';
  const body = useSearchParams()[0].get('body') ?? '';
  const query = useApiQuery(StageOfServiceDocument, { service, body }, { outsideService: true });
  return <Ready query={query}>{({ stageOfService }) => (stageOfService.__typename === 'ServiceStage' ? <Stage view={stageOfService} service={service} /> : <NotFoundPage />)}</Ready>;
}

function Stage({ view, service }: { view: StageView; service: string }) {
  const t = useOversightWords();
  const pick = usePick();
  const [decided, setDecided] = useState(false);
  const { current, body, history } = view;
  return (
    <Page title={t('stage.title', { service: pick(view.service) })}>
      <p className="wm-text">
        <Link className="govuk-link" to={`/portfolio?body=${body.slug}`}>
          {t('stage.back')}
        </Link>
      </p>
      {decided ? (
        <NotificationBanner kind="success">
          <p className="govuk-notification-banner__heading">{t('stage.done')}</p>
        </NotificationBanner>
      ) : null}
      <p className="wm-lead">{current ? t('stage.current', { stage: pick(current.name), body: pick(body.name) }) : t('stage.noneYet', { body: pick(body.name) })}</p>
      <Proposal view={view} />
      <Quarters view={view} />
      <section aria-labelledby="decide">
        <h2 className="wm-heading" id="decide">
          {t('stage.decide')}
        </h2>
        <StageForm key={history.length} view={view} service={service} onTry={() => setDecided(false)} onDone={() => setDecided(true)} />
      </section>
      <section aria-labelledby="history">
        <h2 className="wm-heading" id="history">
          {t('stage.history')}
        </h2>
        {history.length === 0 ? <p className="wm-text">{t('stage.noHistory')}</p> : <StageHistory history={history} withBody={false} />}
      </section>
    </Page>
  );
}

function Proposal({ view: { proposal, body } }: { view: StageView }) {
  const t = useOversightWords();
  const pick = usePick();
  const valueText = (value: unknown, unit: string | null): string => (typeof value === 'number' ? `${formatNumber(value, 0)}${unit === 'percent' ? ' %' : ''}` : t('figures.unknown'));
  return (
    <section className="wm-why" aria-labelledby="proposal">
      <h2 className="wm-why__title" id="proposal">
        {t('stage.proposal')}
      </h2>
      <p className="wm-why__sentence">
        <strong>{pick(proposal.stage.name)}</strong>. {proposal.because ? pick(proposal.because) : t('stage.byDefault')}
      </p>
      <p className="wm-text">
        {t('stage.advice', { rules: proposal.rulesNumber })}{' '}
        <Link className="govuk-link" to={`/oversight/stage-rules?body=${body.slug}`}>
          {t('stage.rulesLink')}
        </Link>
      </p>
      <SummaryList rows={proposal.facts.map(({ fact, label, unit, value }) => ({ key: fact, name: pick(label), value: valueText(value, unit ?? null) }))} />
    </section>
  );
}

function Quarters({ view: { quarters } }: { view: StageView }) {
  const t = useOversightWords();
  const language = useLanguage();
  if (quarters.length === 0) return <p className="wm-text">{t('stage.noQuarters')}</p>;
  return (
    <DataTable
      caption={t('stage.quarters')}
      rows={quarters}
      rowKey={({ day }) => day}
      columns={[
        { key: 'day', label: t('stage.quarterEnd'), rowHeader: true, cell: ({ day }) => formatDate(day, language) },
        { key: 'offTrack', label: t('status.offTrack'), numeric: true, cell: ({ offTrack, actions }) => t('shareShort', { count: offTrack, of: actions }) },
        { key: 'overdue', label: t('portfolio.overdue'), numeric: true, cell: ({ overdue, open }) => t('shareShort', { count: overdue, of: open }) },
      ]}
    />
  );
}
