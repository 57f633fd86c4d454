/** Only what needs the person now, the longest without an update first, each with the reason in words. */
import { formatDate, localDate } from '@waymark/domain';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useService } from '../../app/use-service.ts';
import { ConfirmNoChangeDocument, MyUpdatesPageDocument, type MyUpdatesPageQuery } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { ratingInSentence } from '../../i18n/rating-words.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { ErrorSummary, type FormProblem } from '../../ui/error-summary.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { RatingTag } from '../../ui/tag.tsx';
import { headlineOf } from '../actions/headline.ts';
import { useEvidenceWords } from '../evidence/evidence-words.ts';
import { Delegates } from './delegates.tsx';
import { useNeedWords } from './need-words.ts';
import { problemOfRefusal } from './update-problems.ts';
import { useUpdateWords } from './update-words.ts';
import './updates.scss';

type Mine = MyUpdatesPageQuery['myUpdates'];
type Item = Mine['needed'][number];

export function MyUpdatesPage() {
  return <Ready query={useApiQuery(MyUpdatesPageDocument, {})}>{({ myUpdates }) => <MyUpdates mine={myUpdates} />}</Ready>;
}

function MyUpdates({ mine }: { mine: Mine }) {
  const t = useUpdateWords();
  const child = useEvidenceWords();
  const language = useLanguage();
  const arrived = (useLocation().state as { notice?: string } | null)?.notice ?? '';
  const [message, setMessage] = useState(arrived);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [busy, setBusy] = useState<string | null>(null);
  const confirm = useApiMutation(ConfirmNoChangeDocument);

  const noChange = async ({ action }: Item) => {
    if (busy !== null) return;
    setBusy(action.id);
    const name = headlineOf(action.description).text;
    try {
      const { confirmNoChange: answer } = await confirm.mutateAsync({ input: { actionId: action.id, version: action.version } });
      setMessage('');
      if (answer.__typename === 'Action') {
        setProblems([]);
        const [before, after] = [action.effectiveRating, answer.effectiveRating].map(({ label }) => ratingInSentence(label, language));
        const rating = action.effectiveRating.code === answer.effectiveRating.code ? t('saved.unchanged', { after: after ?? '' }) : t('saved.changed', { before: before ?? '', after: after ?? '' });
        setMessage(`${t('saved.of', { action: name })} ${t('saved.noChange')} ${rating}`);
      } else if (answer.__typename === 'Conflict') setProblems([{ text: t('conflict.list', { action: name }) }]);
      else setProblems(answer.__typename === 'Refused' ? answer.reasons.map((reason) => problemOfRefusal(reason, t, child)) : [{ text: t('problem.gone') }]);
    } catch {
      setProblems([{ text: t('problem.failed') }]);
    }
    setBusy(null);
  };

  const day = (date: string) => formatDate(date, language);
  return (
    <Page title={t('title')} hasProblems={problems.length > 0}>
      <ErrorSummary problems={problems} />
      {message ? (
        <NotificationBanner kind="success" key={message}>
          <p className="govuk-notification-banner__heading">{message}</p>
        </NotificationBanner>
      ) : null}
      {mine.needed.length === 0 ? (
        <EmptyState title={t('nothing.title')}>
          <p className="wm-text">{mine.open === 0 ? t('nothing.noneOpen') : t('nothing.allDone', { count: mine.open })}</p>
        </EmptyState>
      ) : (
        <>
          <p className="wm-lead">{t('lead', { count: mine.needed.length, open: mine.open })}</p>
          <p className="wm-text wm-muted">{t('done', { from: day(mine.periodFrom), to: day(mine.periodTo), updated: mine.updated, open: mine.open })}</p>
          <ul className="wm-list">
            {mine.needed.map((item) => (
              <NeededItem key={item.action.id} item={item} busy={busy === item.action.id} onNoChange={() => void noChange(item)} />
            ))}
          </ul>
        </>
      )}
      <Delegates
        onDone={(done) => {
          setProblems([]);
          setMessage(done);
        }}
        onFailed={(text) => setProblems([{ text }])}
      />
    </Page>
  );
}

function NeededItem({ item, busy, onNoChange }: { item: Item; busy: boolean; onNoChange: () => void }) {
  const t = useUpdateWords();
  const language = useLanguage();
  const needWords = useNeedWords();
  const { slug } = useService().service;
  const { action, needs, draftSavedAt } = item;
  const name = headlineOf(action.description).text;
  // What is past its date is not on track, whoever confirms it.
  const late = needs.some(({ code }) => code === 'overdue');
  const reasons = [...needs.map(needWords), ...(draftSavedAt ? [t('need.draft', { date: formatDate(localDate(draftSavedAt), language) })] : [])];
  return (
    <li>
      <h2 className="wm-list__heading">
        <Link className="govuk-link" to={`/s/${slug}/actions/${action.id}`}>
          {action.ref ? <span className="wm-table__ref">{action.ref} </span> : null}
          {name}
        </Link>
      </h2>
      <p className="wm-list__sentence">
        <RatingTag rating={action.effectiveRating} /> {`${reasons.join('; ')}.`}
      </p>
      <p className="wm-small wm-muted wm-list__note">{action.plan.title}</p>
      <div className="wm-no-print wm-needed">
        <ButtonGroup>
          <Button type="button" variant="secondary" busy={busy} aria-label={t(late ? 'item.noChangeLateOf' : 'item.noChangeOf', { action: name })} onClick={onNoChange}>
            {t(late ? 'item.noChangeLate' : 'item.noChange')}
          </Button>
          <Link className="govuk-link" to={`/s/${slug}/actions/${action.id}/update`} state={{ from: 'list' }} aria-label={t('item.updateOf', { action: name })}>
            {t('item.update')}
          </Link>
        </ButtonGroup>
      </div>
    </li>
  );
}
