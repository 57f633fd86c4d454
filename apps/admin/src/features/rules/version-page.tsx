/** One version of the rules: where it stands, what to do next, its checks, what it changes, and the rules themselves. */
import { formatDate, localDate } from '@waymark/domain';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useService } from '../../app/use-service.ts';
import { RuleSetVersionPageDocument, type RuleSetVersionPageQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import type { VersionView } from './data/rule-types.ts';
import { asDocument } from './draft/draft.ts';
import { BackTestSection } from './history/back-test-section.tsx';
import { useRuleWords } from './rules-words.ts';
import { RuleList } from './sentences/rule-list.tsx';
import { DiffSection } from './steps/diff-section.tsx';
import { GateList } from './steps/gate-list.tsx';
import { StepForms } from './steps/step-forms.tsx';
import { useVersionState } from './version-words.ts';
import './rules.scss';

/** Enough of a SHA-256 to tell versions apart by eye. */
const hashShown = 8;
const inFlow = new Set(['DRAFT', 'IN_REVIEW', 'APPROVED', 'SCHEDULED']);

export function VersionPage() {
  const id = useParams()['id'] ?? '';
  const query = useApiQuery(RuleSetVersionPageDocument, { id });
  return (
    <Ready query={query}>
      {({ ruleSetVersion: version, ruleWorkbench: bench }) => (version.__typename === 'RuleSetVersion' ? <Version key={version.id} version={version} bench={bench} /> : <NotFoundPage />)}
    </Ready>
  );
}

function Version({ version, bench }: { version: VersionView; bench: RuleSetVersionPageQuery['ruleWorkbench'] }) {
  const t = useRuleWords();
  const { slug } = useService().service;
  const stateOf = useVersionState();
  const arrived = (useLocation().state as { notice?: string } | null)?.notice;
  const [message, setMessage] = useState<string | null>(arrived ?? null);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const document = asDocument(version.document);
  const active = bench.active && asDocument(bench.active.document);
  const sentBack = version.state === 'DRAFT' ? version.events.findLast((event) => event.to === 'DRAFT') : undefined;
  const settle = (problemsNow: readonly FormProblem[], messageNow: string | null) => {
    setProblems(problemsNow);
    setMessage(messageNow);
  };
  return (
    <Page title={t('version.title', { number: version.number })} crumbs={[{ text: t('crumb'), to: `/s/${slug}/rules` }]} hasProblems={problems.length > 0} footer={{ ratingKey: bench.ratingKey, asAt: bench.asAt }}>
      <ErrorSummary problems={problems} />
      {message ? (
        <NotificationBanner kind="success" key={message}>
          <p className="govuk-notification-banner__heading">{message}</p>
        </NotificationBanner>
      ) : null}
      <p className="wm-lead">{stateOf(version)}</p>
      {sentBack?.reason ? <p className="wm-text wm-inset">{t('version.sentBack', { name: sentBack.actor?.name ?? t('version.somebody'), reason: sentBack.reason })}</p> : null}
      <p className="wm-text wm-muted">
        <span title={version.contentHash}>{t('version.fingerprint', { hash: version.contentHash.slice(0, hashShown) })}.</span>{' '}
        {version.basedOn ? t('version.basedOn', { number: version.basedOn.number }) : null}
      </p>
      <StepForms version={version} slug={slug} onSettled={settle} />
      {inFlow.has(version.state) ? <GateList gates={version.gates} /> : null}
      {document && active ? <DiffSection before={active} after={document} isActive={version.id === bench.active?.id} ratings={bench.ratingKey.ratings} /> : null}
      <BackTestSection version={version} ratings={bench.ratingKey.ratings} document={document} active={active} slug={slug} onSettled={settle} />
      <section aria-labelledby="the-rules">
        <h2 className="wm-heading" id="the-rules">
          {t('version.rules')}
        </h2>
        {document ? <RuleList document={document} ratings={bench.ratingKey.ratings} /> : <p className="wm-text">{t('unreadable')}</p>}
      </section>
      <History version={version} />
      <p className="wm-text wm-no-print">
        <Link className="govuk-link" to={`/s/${slug}/rules`}>
          {t('crumb')}
        </Link>
      </p>
    </Page>
  );
}

function History({ version }: { version: VersionView }) {
  const t = useRuleWords();
  const language = useLanguage();
  if (version.events.length === 0) return null;
  const said = ({ to, actor }: VersionView['events'][number]) => {
    if (to === 'ACTIVE' && !actor) return t('event.ACTIVE_itself');
    return t(`event.${to}`, { name: actor?.name ?? t('version.somebody') });
  };
  return (
    <section aria-labelledby="version-history">
      <h2 className="wm-heading" id="version-history">
        {t('version.history')}
      </h2>
      <ol className="wm-list">
        {version.events.map((event) => (
          <li key={`${event.at} ${event.to}`}>
            <span className="wm-muted wm-small">{formatDate(localDate(event.at), language)}</span>
            <br />
            {said(event)}
            {event.reason ? `: “${event.reason}”` : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
