/** The rules by which an oversight body proposes stages, whole and in words: for its advisers, who start a change from here. */
import { formatDate, localDate } from '@waymark/domain';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Page } from '../../../app/page.tsx';
import { NotFoundPage } from '../../../app/problem-page.tsx';
import { Ready } from '../../../app/ready.tsx';
import { StageRulesPageDocument, type StageRulesPartsFragment } from '../../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../../ui/error-summary.tsx';
import { Select } from '../../../ui/fields.tsx';
import { NotificationBanner } from '../../../ui/notification-banner.tsx';
import { asDocument } from '../../rules/draft/draft.ts';
import { RuleList } from '../../rules/sentences/rule-list.tsx';
import { catalogue, stageRatings } from './stage-ratings.ts';
import { FactMeanings, StageNames, VersionHistory } from './stage-rules-parts.tsx';
import { useStageRulesWords } from './stage-rules-words.ts';
import { WaitingChange } from './waiting-change.tsx';
import '../../rules/rules.scss';
import '../oversight.scss';

export type StageRulesView = StageRulesPartsFragment;
export type Told = 'published' | 'waits' | 'returned' | 'withdrawn';

export function StageRulesPage() {
  const [search] = useSearchParams();
  const number = Number(search.get('version') ?? '');
  const query = useApiQuery(StageRulesPageDocument, { body: search.get('body'), number: Number.isInteger(number) && number > 0 ? number : null }, { outsideService: true, keepPrevious: true });
  return <Ready query={query}>{({ stageRules }) => (stageRules.__typename === 'StageRules' ? <StageRulesOfBody view={stageRules} /> : <NotFoundPage />)}</Ready>;
}

export const rulesPath = (body: string, more = ''): string => `/oversight/stage-rules${more}?body=${body}`;

const told = ['published', 'waits'] as const;

function StageRulesOfBody({ view }: { view: StageRulesView }) {
  const t = useStageRulesWords();
  const pick = usePick();
  const language = useLanguage();
  const [search] = useSearchParams();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [done, setDone] = useState<Told | null>(told.find((one) => one === search.get('done')) ?? null);
  const { body, bodies, number, inForce, since, stages, waiting, returned } = view;
  const document = asDocument(view.document);
  const date = formatDate(localDate(since), language);
  const entry = view.versions.find((one) => one.number === number);
  return (
    <Page title={t('title')} documentTitle={t('titleShort')} crumbs={[{ text: t('portfolio'), to: `/portfolio?body=${body.slug}` }]} hasProblems={problems.length > 0}>
      <ErrorSummary problems={problems} />
      {done ? (
        <NotificationBanner key={`${done} ${inForce}`} kind="success">
          <p className="govuk-notification-banner__heading">{t(`done.${done}`, { number: inForce })}</p>
        </NotificationBanner>
      ) : null}
      {document ? <p className="wm-lead">{t('lead', { count: document.rating.rules.length, body: pick(body.name) })}</p> : null}
      {number === inForce ? <p className="wm-text wm-muted">{t('inForce', { number, date })}</p> : (
        <p className="wm-text">
          {t('earlier', { number, date, inForce })} <Link className="govuk-link" to={rulesPath(body.slug)}>{t('toInForce')}</Link>
        </p>
      )}
      <p className="wm-text wm-muted">
        {!entry?.writtenBy ? t('supplied') : entry.approvedBy ? t('writtenAndApproved', { name: entry.writtenBy, approver: entry.approvedBy }) : t('writtenBy', { name: entry.writtenBy })}{' '}
        {entry?.reason ? t('because', { reason: entry.reason }) : null}
      </p>
      {bodies.length > 1 ? <ChooseBody view={view} /> : null}
      {returned ? (
        <NotificationBanner>
          <p className="govuk-notification-banner__heading">{t('returned.title')}</p>
          <p className="wm-text">{t('returned.text', { name: returned.answeredBy ?? '', answer: returned.answer ?? '' })}</p>
          <p className="wm-text">
            <Link className="govuk-link" to={`${rulesPath(body.slug, '/change')}&from=returned`}>{t('returned.open')}</Link>
          </p>
        </NotificationBanner>
      ) : null}
      {waiting && number === inForce ? <WaitingChange key={waiting.id} view={view} waiting={waiting} onSettled={(found, what) => {
        setProblems(found);
        setDone(what);
      }} /> : null}
      <StageNames stages={stages} />
      <section aria-labelledby="stage-rules">
        <h2 className="wm-heading" id="stage-rules">
          {t('rules.heading')}
        </h2>
        {document ? <RuleList document={document} ratings={stageRatings(stages)} catalogue={catalogue} /> : <p className="wm-text">{t('rules.unreadable')}</p>}
      </section>
      <FactMeanings />
      {number === inForce ? (
        <section aria-labelledby="change" className="wm-no-print">
          <h2 className="wm-heading" id="change">
            {t('change.heading')}
          </h2>
          <p className="wm-text">{t(waiting ? 'change.waits' : view.twoPeople ? 'change.textTwo' : 'change.text')}</p>
          {waiting ? null : <ButtonLink to={rulesPath(body.slug, '/change')}>{t('change.start')}</ButtonLink>}
        </section>
      ) : null}
      <VersionHistory view={view} />
    </Page>
  );
}

/** For somebody who advises for several. */
function ChooseBody({ view: { body, bodies } }: { view: StageRulesView }) {
  const t = useStageRulesWords();
  const pick = usePick();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(body.slug);
  return (
    <form className="wm-form wm-no-print" onSubmit={(event) => {
      event.preventDefault();
      void navigate(rulesPath(chosen));
    }}>
      <Select id="body" name="body" label={t('body')} value={chosen} choices={bodies.map(({ slug, name }) => ({ value: slug, label: pick(name) }))} onChange={(event) => setChosen(event.target.value)} />
      <Button variant="secondary">{t('apply')}</Button>
    </form>
  );
}
