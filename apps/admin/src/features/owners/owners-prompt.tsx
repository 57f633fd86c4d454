/** On the page of a plan, while names of owners mean nobody: how many, and the way to say who they are. */
import { Link } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import { OwnersPageDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useOwnerWords } from './owner-words.ts';

/** Nothing for who may not say it, or when nothing is open; the page does not wait for it. */
export function OwnersPrompt() {
  const t = useOwnerWords();
  const may = useMay()('linkOwnerName');
  const { slug } = useService().service;
  const names = useApiQuery(OwnersPageDocument, {}, { enabled: may }).data?.ownerNames.names ?? [];
  const open = names.filter(({ person, namesake }) => !person && !namesake).length;
  if (open === 0) return null;
  return (
    <p className="wm-text wm-no-print">
      {t('open', { count: open, total: names.length })}{' '}
      <Link className="govuk-link" to={`/s/${slug}/owners`}>
        {t('link')}
      </Link>
    </p>
  );
}
