/** One escalation policy: the draft of its author to write, any other to read, with what it would have sent beside the one in force. */
import { parsePolicy } from '@waymark/rules';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { EscalationPolicyPageDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { parametersIn } from '../rules/findings/reason-sentences.ts';
import { useRuleWords } from '../rules/rules-words.ts';
import { CasesSection } from './cases-section.tsx';
import { Ladder, SettingSentences } from './ladder.tsx';
import { asPolicy, type EditedPolicy } from './policy-document.ts';
import { PolicyEditor } from './policy-editor.tsx';
import { policyFault } from './policy-faults.ts';
import { usePolicyState } from './policy-dates.ts';
import { PolicySteps } from './policy-steps.tsx';
import type { PolicyView } from './policy-types.ts';
import { usePolicyWords } from './policy-words.ts';
import { SimulationSection, useSimulation } from './simulation-section.tsx';
import '../rules/rules.scss';
import './policy.scss';

export function PolicyVersionPage() {
  const id = useParams()['id'] ?? '';
  const query = useApiQuery(EscalationPolicyPageDocument, { id });
  return <Ready query={query}>{({ escalationPolicy: view }) => (view.__typename === 'EscalationPolicy' ? <Policy key={`${view.id} ${view.state}`} view={view} /> : <NotFoundPage />)}</Ready>;
}

/** What was done outlives the step that did it: the policy is then another one to show. */
let arrived: { id: string; message: string } | null = null;

function Policy({ view }: { view: PolicyView }) {
  const t = usePolicyWords();
  const rules = useRuleWords();
  const may = useMay();
  const { me, service } = useService();
  const stateOf = usePolicyState();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [message, setMessage] = useState<string | null>(() => (arrived?.id === view.id ? arrived.message : null));
  const policy = asPolicy(view.document);
  const editable = may('saveEscalationPolicyDraft') && view.state === 'DRAFT' && view.author?.id === me.id;
  const settle = (problemsNow: readonly FormProblem[], messageNow: string | null) => {
    setProblems(problemsNow);
    setMessage(messageNow);
    arrived = messageNow === null ? null : { id: view.id, message: messageNow };
  };
  const crumbs = [{ text: rules('crumb'), to: `/s/${service.slug}/rules` }, { text: t('crumb'), to: `/s/${service.slug}/rules/escalation` }];
  return (
    <Page title={t('version.title', { number: view.number })} crumbs={crumbs} hasProblems={problems.length > 0}>
      <ErrorSummary problems={problems} />
      {message ? (
        <NotificationBanner kind="success" key={message}>
          <p className="govuk-notification-banner__heading">{message}</p>
        </NotificationBanner>
      ) : null}
      <p className="wm-lead">{stateOf(view)}</p>
      {policy && editable ? <PolicyEditor view={view} initial={policy} onSettled={settle} /> : <Reading view={view} policy={policy} />}
      {policy && editable ? null : <PolicySteps policy={view} onSettled={settle} />}
    </Page>
  );
}

function Reading({ view, policy }: { view: PolicyView; policy: EditedPolicy | null }) {
  const t = usePolicyWords();
  const language = useLanguage();
  return (
    <>
      <p className="wm-text wm-muted">
        <span title={view.contentHash}>{t('version.fingerprint', { hash: view.contentHash.slice(0, 8) })}.</span>
      </p>
      {view.issues.length > 0 ? (
        <section aria-labelledby="faults">
          <h2 className="wm-heading" id="faults">
            {t('version.faults')}
          </h2>
          <ul className="wm-asked">
            {[...new Set(view.issues.map(({ code, parameters }) => policyFault({ code, parameters: parametersIn(parameters) }, language)))].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {policy ? <Readable policy={policy} view={view} /> : <p className="wm-text">{t('unreadable')}</p>}
    </>
  );
}

function Readable({ policy, view }: { policy: EditedPolicy; view: PolicyView }) {
  const parsed = useMemo(() => parsePolicy(policy), [policy]);
  const simulated = useSimulation(view.state === 'ACTIVE' ? null : policy, parsed.ok);
  const people = view.peopleNamed;
  return (
    <>
      <Ladder policy={policy} people={people} />
      <SettingSentences policy={policy} people={people} />
      <SimulationSection simulated={simulated} steps={policy.steps} people={people} sound={parsed.ok} />
      <CasesSection policy={policy} parsed={parsed} />
    </>
  );
}
