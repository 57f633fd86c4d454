/** What documents that came back changed in an action: when, by whom, and both texts. */
import { formatDate, localDate } from '@waymark/domain';
import { DocumentChangesDocument, type DocumentChangesQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { usePlanDocumentWords } from './plan-document-words.ts';

type View = Extract<DocumentChangesQuery['action'], { __typename: 'Action' }>;
type Revision = View['documentChanges'][number];

/** Nothing for an action that no document changed. */
export function DocumentChanges({ actionId }: { actionId: string }) {
  const t = usePlanDocumentWords();
  const { data } = useApiQuery(DocumentChangesDocument, { id: actionId });
  if (data?.action.__typename !== 'Action' || data.action.documentChanges.length === 0) return null;
  const { documentChanges: revisions, plan } = data.action;
  return (
    <section aria-labelledby="document-changes">
      <h2 className="wm-heading" id="document-changes">
        {t('changes.heading')}
      </h2>
      <Details summary={t('changes.summary', { count: revisions.length })}>
        <ol className="wm-list" reversed>
          {revisions.map((revision) => (
            <RevisionItem key={revision.revision} revision={revision} ratings={plan.ratingKey.ratings} />
          ))}
        </ol>
      </Details>
    </section>
  );
}

function RevisionItem({ revision: { kind, at, by, why, moved, changes }, ratings }: { revision: Revision; ratings: View['plan']['ratingKey']['ratings'] }) {
  const t = usePlanDocumentWords();
  const language = useLanguage();
  const pick = usePick();
  const shown = (field: string, text: string | null): string => {
    const rating = field === 'STATED' ? ratings.find(({ code }) => code === text) : undefined;
    return rating ? pick(rating.label) : (text ?? t('compare.empty'));
  };
  return (
    <li>
      <strong>{t(`changes.${kind}`)}</strong> <span className="wm-muted">{t('changes.by', { who: by ?? t('changes.somebody'), date: formatDate(localDate(at), language) })}</span>
      {changes.map(({ field, before, after }) => (
        <p className="wm-text" key={field}>
          {t('changes.line', { field: t(`compare.field.${field}`), before: shown(field, before), after: shown(field, after) })}
        </p>
      ))}
      {moved ? <p className="wm-text">{t('changes.moved')}</p> : null}
      {why ? <p className="wm-text">{why}</p> : null}
    </li>
  );
}
