/** The escalation policy in force, to read; what is on its way; all of them; where an administrator starts a draft. */
import { useState } from 'react';
import { Link } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { EscalationPoliciesPageDocument, type EscalationPoliciesPageQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useRuleWords } from '../rules/rules-words.ts';
import { Ladder, SettingSentences } from './ladder.tsx';
import { usePolicyDate } from './policy-dates.ts';
import { asPolicy } from './policy-document.ts';
import { StartFrom } from './policy-steps.tsx';
import type { PolicySummary } from './policy-types.ts';
import { usePolicyWords } from './policy-words.ts';
import { SimulationSection, useSimulation } from './simulation-section.tsx';
import '../rules/rules.scss';
import './policy.scss';

export function PolicyPage() {
  const query = useApiQuery(EscalationPoliciesPageDocument, {});
  return <Ready query={query}>{({ escalationPolicies: policies }) => <Policies {...policies} />}</Ready>;
}

function Policies({ active, open, past }: EscalationPoliciesPageQuery['escalationPolicies']) {
  const t = usePolicyWords();
  const rules = useRuleWords();
  const may = useMay();
  const date = usePolicyDate();
  const { slug } = useService().service;
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const simulated = useSimulation(null, true);
  const policy = asPolicy(active.document);
  const { author, approver, number } = active;
  return (
    <Page title={t('title')} crumbs={[{ text: rules('crumb'), to: `/s/${slug}/rules` }]} hasProblems={problems.length > 0}>
      <ErrorSummary problems={problems} />
      {policy ? <p className="wm-lead">{t('lead', { count: policy.steps.length })}</p> : null}
      <p className="wm-text wm-muted">
        {t('inForce', { number, date: date(active) })} {author && approver ? t('writtenBy', { author: author.name, approver: approver.name }) : t('supplied')}
      </p>
      {open ? <OnTheWay policy={open} /> : null}
      {policy ? (
        <>
          <Ladder policy={policy} people={active.peopleNamed} />
          <SettingSentences policy={policy} people={active.peopleNamed} />
          <SimulationSection simulated={simulated} steps={policy.steps} people={active.peopleNamed} sound />
        </>
      ) : (
        <p className="wm-text">{t('unreadable')}</p>
      )}
      {may('startEscalationPolicyDraft') && !open ? (
        <section aria-labelledby="change-policy" className="wm-no-print">
          <h2 className="wm-heading" id="change-policy">
            {t('change.heading')}
          </h2>
          <p className="wm-text">{t('change.text')}</p>
          <StartFrom fromId={null} label={t('change.start')} onSettled={setProblems} />
        </section>
      ) : null}
      <PolicyTable policies={[...(open ? [open] : []), active, ...past].sort((a, b) => b.number - a.number)} />
    </Page>
  );
}

function OnTheWay({ policy }: { policy: PolicySummary }) {
  const t = usePolicyWords();
  const date = usePolicyDate();
  const { slug } = useService().service;
  const { id, number, state, author } = policy;
  return (
    <section aria-labelledby="on-the-way" className="wm-inset">
      <h2 className="wm-inset__title" id="on-the-way">
        {t('onTheWay.heading')}
      </h2>
      <p className="wm-text">
        {t(state === 'SUBMITTED' ? 'onTheWay.SUBMITTED' : 'onTheWay.DRAFT', { number, name: author?.name ?? t('somebody'), date: date(policy) })}{' '}
        <Link className="govuk-link" to={`/s/${slug}/rules/escalation/${id}`}>
          {t('onTheWay.open', { number })}
        </Link>
      </p>
    </section>
  );
}

function PolicyTable({ policies }: { policies: readonly PolicySummary[] }) {
  const t = usePolicyWords();
  const date = usePolicyDate();
  const { slug } = useService().service;
  const columns: Column<PolicySummary>[] = [
    {
      key: 'number',
      label: t('past.number'),
      rowHeader: true,
      cell: ({ id, number }) => (
        <Link className="govuk-link" to={`/s/${slug}/rules/escalation/${id}`}>
          {t('past.name', { number })}
        </Link>
      ),
    },
    { key: 'state', label: t('past.state'), cell: ({ state }) => <Tag attention={state === 'DRAFT' || state === 'SUBMITTED'}>{t(`state.${state}`)}</Tag> },
    { key: 'when', label: t('past.when'), cell: (policy) => t(`since.${policy.state}`, { date: date(policy) }) },
    { key: 'author', label: t('past.author'), cell: ({ author }) => author?.name ?? t('past.waymark') },
    { key: 'approver', label: t('past.approver'), cell: ({ author, approver }) => approver?.name ?? (author ? <span className="wm-none">{t('past.nobody')}</span> : t('past.waymark')) },
  ];
  return (
    <section aria-labelledby="all-policies">
      <h2 className="wm-heading" id="all-policies">
        {t('past.heading')}
      </h2>
      <DataTable caption={t('past.caption')} captionHidden columns={columns} rows={policies} rowKey={({ id }) => id} />
    </section>
  );
}
