/** What was said of an action, newest first: who, when, for which period, and what it changed. */
import { formatDate, localDate } from '@waymark/domain';
import { useService } from '../../app/use-service.ts';
import { UpdateHistoryDocument, type UpdatePartsFragment } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { useActionWords } from '../actions/action-words.ts';
import { useUpdateWords } from './update-words.ts';

export function UpdateHistory({ actionId }: { actionId: string }) {
  const t = useUpdateWords();
  const { slug } = useService().service;
  const answer = useApiQuery(UpdateHistoryDocument, { id: actionId, after: null }).data?.action;
  if (answer?.__typename !== 'Action') return null;
  const { nodes, totalCount } = answer.updates;
  return (
    <section aria-labelledby="updates">
      <h2 className="wm-heading" id="updates">
        {t('history.heading')}
      </h2>
      {answer.mayUpdate ? (
        <div className="wm-no-print">
          <ButtonLink to={`/s/${slug}/actions/${actionId}/update`}>{t('history.update')}</ButtonLink>
        </div>
      ) : null}
      {nodes.length === 0 ? <p className="wm-text">{t('history.none')}</p> : null}
      <ol className="wm-list">
        {nodes.map((update) => (
          <UpdateItem key={update.id} update={update} />
        ))}
      </ol>
      {totalCount > nodes.length ? <p className="wm-text">{t('history.more', { count: totalCount - nodes.length })}</p> : null}
    </section>
  );
}

function UpdateItem({ update }: { update: UpdatePartsFragment }) {
  const t = useUpdateWords();
  const actions = useActionWords();
  const language = useLanguage();
  const day = (date: string) => formatDate(date, language);
  const { statusBefore, statusAfter, forecastBefore: before, forecastAfter: after } = update;
  const moved = before === after ? null : !after ? t('history.forecastGone', { before: day(before ?? '') }) : before ? t('history.forecastMoved', { before: day(before), after: day(after) }) : t('history.forecastFirst', { after: day(after) });
  const lines = [
    statusBefore === statusAfter ? null : t('history.statusWords', { before: actions(`status.${statusBefore}`).toLowerCase(), after: actions(`status.${statusAfter}`).toLowerCase() }),
    moved,
    update.forecastReason ? t('history.because', { reason: update.forecastReason }) : null,
  ].filter((line) => line !== null);
  return (
    <li>
      <p className="wm-list__sentence wm-text--preserved">{update.noChange ? t('history.noChange') : update.text}</p>
      {lines.length > 0 ? <p className="wm-list__sentence">{lines.join(' ')}</p> : null}
      <p className="wm-small wm-muted wm-list__note">{t('history.by', { who: update.author, date: day(localDate(update.writtenAt)), from: day(update.periodFrom), to: day(update.periodTo) })}</p>
    </li>
  );
}
