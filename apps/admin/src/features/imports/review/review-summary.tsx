// Top of the review: what was read, what is still to answer, and where the document contradicts its own key.
import { usePick } from '../../../i18n/language.ts';
import { Details } from '../../../ui/blocks.tsx';
import { NotificationBanner } from '../../../ui/notification-banner.tsx';
import { RatingTag } from '../../../ui/tag.tsx';
import { useService } from '../../../app/use-service.ts';
import type { Draft, Outline } from '../data/import-types.ts';
import { useImportWords } from '../import-words.ts';

export function ReviewSummary({ item, actionCount }: { item: Outline; actionCount: number }) {
  const t = useImportWords();
  const draft = item.draft;
  if (!draft || actionCount === 0) return <p className="wm-lead">{t('review.nothing')}</p>;
  const read = t('review.read', {
    actions: t('review.readActions', { count: actionCount }),
    sections: t('review.readSections', { count: draft.sections.length }),
    objectives: t('review.readObjectives', { count: draft.sections.reduce((sum, section) => sum + section.objectives.length, 0) }),
  });
  return (
    <>
      <p className="wm-lead">
        {read} {t('review.needs', { count: item.unansweredCount })}
      </p>
      {draft.contradictingCount > 0 ? (
        <NotificationBanner>
          <p className="govuk-notification-banner__heading">{t('review.contradictOwn', { count: draft.contradictingCount, open: draft.openCount })}</p>
          <p className="wm-text">{t('review.contradictText')}</p>
          <KeyComparison draft={draft} />
        </NotificationBanner>
      ) : (
        <>
          <p className="wm-text">{t('review.agree')}</p>
          <KeyComparison draft={draft} />
        </>
      )}
    </>
  );
}

/** The key printed in the document beside the service's, rating by rating. */
function KeyComparison({ draft }: { draft: Draft }) {
  const t = useImportWords();
  const pick = usePick();
  const { ratingKey } = useService().service;
  const printed = draft.printedKey;
  const others = printed.filter((line) => !ratingKey.ratings.some((rating) => rating.code === line.code));
  return (
    <Details summary={t('keys.summary')} open={printed.length > 0}>
      {printed.length === 0 ? <p className="wm-text">{t('keys.none')}</p> : null}
      <table className="wm-table wm-table--cards">
        <caption className="wm-table__caption wm-table__caption--hidden">{t('keys.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('keys.rating')}</th>
            <th scope="col">{t('keys.document')}</th>
            <th scope="col">{t('keys.service', { name: ratingKey.name })}</th>
          </tr>
        </thead>
        <tbody>
          {ratingKey.ratings.map((rating) => (
            <tr key={rating.code}>
              <th scope="row">
                <RatingTag rating={rating} />
              </th>
              <td data-label={t('keys.document')}>
                <span className="wm-table__value">{printed.find((line) => line.code === rating.code)?.meaning ?? <span className="wm-none">{t('keys.absent')}</span>}</span>
              </td>
              <td data-label={t('keys.service', { name: ratingKey.name })}>
                <span className="wm-table__value">{pick(rating.meaning)}</span>
              </td>
            </tr>
          ))}
          {others.map((line) => (
            <tr key={line.code}>
              <th scope="row">{line.code}</th>
              <td data-label={t('keys.document')}>
                <span className="wm-table__value">{line.meaning}</span>
              </td>
              <td data-label={t('keys.service', { name: ratingKey.name })}>
                <span className="wm-table__value wm-none">{t('keys.absent')}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Details>
  );
}
