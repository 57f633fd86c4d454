/** The rules in force, to read by everybody; what is on its way; all versions; where an administrator starts a draft. */
import { formatDate, localDate } from '@waymark/domain';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { RulesPageDocument, SaveRuleSetDraftDocument, type RulesPageQuery } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { ratingInSentence } from '../../i18n/rating-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import type { VersionSummary } from './data/rule-types.ts';
import { asDocument } from './draft/draft.ts';
import { useReasonSentences } from './findings/reason-sentences.ts';
import { useRuleWords } from './rules-words.ts';
import { RuleList, useRatingOf } from './sentences/rule-list.tsx';
import { VersionTable } from './version-table.tsx';
import { useVersionDate } from './version-words.ts';
import './rules.scss';

const versionsShown = 10;

export function RulesPage() {
  const [search] = useSearchParams();
  const query = useApiQuery(RulesPageDocument, { first: versionsShown, after: search.get('after') }, { keepPrevious: true });
  return <Ready query={query}>{(data) => <Rules {...data} />}</Ready>;
}

function Rules({ ruleWorkbench: bench, ruleSetVersions: versions }: RulesPageQuery) {
  const t = useRuleWords();
  const may = useMay();
  const { slug } = useService().service;
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const { ratings } = bench.ratingKey;
  const document = bench.active ? asDocument(bench.active.document) : null;
  return (
    <Page title={t('title')} hasProblems={problems.length > 0} footer={{ ratingKey: bench.ratingKey, asAt: bench.asAt }}>
      <ErrorSummary problems={problems} />
      <Lead active={bench.active} ratings={ratings} />
      {bench.inFlow.length > 0 ? <OnTheWay versions={bench.inFlow} slug={slug} /> : null}
      {bench.active ? (
        <section aria-labelledby="in-force">
          <h2 className="wm-heading" id="in-force">
            {t('rulesHeading')}
          </h2>
          {document ? <RuleList document={document} ratings={ratings} /> : <p className="wm-text">{t('unreadable')}</p>}
        </section>
      ) : null}
      <p className="wm-text wm-no-print">
        <Link className="govuk-link" to={`/s/${slug}/rules/rating-key`}>
          {t('keyLink')}
        </Link>
      </p>
      {may('escalationPolicies') ? (
        <p className="wm-text wm-no-print">
          <Link className="govuk-link" to={`/s/${slug}/rules/escalation`}>
            {t('escalationLink')}
          </Link>
        </p>
      ) : null}
      {may('saveRuleSetDraft') && bench.active ? <StartDraft active={bench.active} slug={slug} onProblems={setProblems} /> : null}
      <VersionTable versions={versions} slug={slug} />
    </Page>
  );
}

function Lead({ active, ratings }: { active: RulesPageQuery['ruleWorkbench']['active']; ratings: RulesPageQuery['ruleWorkbench']['ratingKey']['ratings'] }) {
  const t = useRuleWords();
  const pick = usePick();
  const language = useLanguage();
  const ratingOf = useRatingOf(ratings);
  const document = active ? asDocument(active.document) : null;
  if (!active) return <p className="wm-lead">{t('lead.none')}</p>;
  const name = document ? pick(document.name) : '';
  const { author, approver, number, activatedAt } = active;
  return (
    <>
      {document ? <p className="wm-lead">{t('lead.active', { count: document.rating.rules.length, rating: ratingInSentence(ratingOf(document.rating.default).label, language) })}</p> : null}
      <p className="wm-text wm-muted">
        {activatedAt ? t('inForce', { number, name, date: formatDate(localDate(activatedAt), language) }) : t('inForcePlain', { number, name })}{' '}
        {author && approver ? t('writtenBy', { author: author.name, approver: approver.name }) : t('supplied')}
      </p>
    </>
  );
}

function OnTheWay({ versions, slug }: { versions: readonly VersionSummary[]; slug: string }) {
  const t = useRuleWords();
  const date = useVersionDate();
  const sentence = (version: VersionSummary) => {
    const values = { number: version.number, name: version.author?.name ?? t('version.somebody'), date: date(version) };
    return version.state === 'DRAFT' || version.state === 'IN_REVIEW' || version.state === 'APPROVED' || version.state === 'SCHEDULED' ? t(`onTheWay.${version.state}`, values) : '';
  };
  return (
    <section aria-labelledby="on-the-way" className="wm-inset">
      <h2 className="wm-inset__title" id="on-the-way">
        {t('onTheWay.heading')}
      </h2>
      <ul className="wm-list wm-list--plain">
        {versions.map((version) => (
          <li key={version.id}>
            {sentence(version)}{' '}
            <Link className="govuk-link" to={`/s/${slug}/rules/${version.id}`}>
              {t('onTheWay.open', { number: version.number })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface StartDraftProps {
  active: NonNullable<RulesPageQuery['ruleWorkbench']['active']>;
  slug: string;
  onProblems: (problems: readonly FormProblem[]) => void;
}

function StartDraft({ active, slug, onProblems }: StartDraftProps) {
  const t = useRuleWords();
  const navigate = useNavigate();
  const sentences = useReasonSentences();
  const save = useApiMutation(SaveRuleSetDraftDocument);
  const start = async () => {
    const answer = await save.mutateAsync({ input: { basedOnId: active.id, document: active.document } }).then((data) => data.saveRuleSetDraft, () => null);
    if (answer?.__typename === 'RuleSetVersion') await navigate(`/s/${slug}/rules/${answer.id}/edit`);
    else onProblems(answer?.__typename === 'Refused' ? sentences(answer.reasons).map((text) => ({ text })) : [{ text: t('steps.noAnswer') }]);
  };
  return (
    <section aria-labelledby="change-rules" className="wm-no-print">
      <h2 className="wm-heading" id="change-rules">
        {t('change.heading')}
      </h2>
      <p className="wm-text">{t('change.text')}</p>
      <Button type="button" busy={save.isPending} onClick={() => void start()}>
        {save.isPending ? t('change.starting') : t('change.start')}
      </Button>
    </section>
  );
}
