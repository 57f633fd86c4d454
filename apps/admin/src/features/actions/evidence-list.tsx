/** What has been added as evidence, newest first. */
import { formatDate } from '@waymark/domain';
import { useLanguage } from '../../i18n/language.ts';
import { Tag } from '../../ui/tag.tsx';
import type { ActionView } from './action-page.tsx';
import { useActionWords } from './action-words.ts';

export function EvidenceList({ evidence }: { evidence: ActionView['evidence'] }) {
  const t = useActionWords();
  const language = useLanguage();
  return (
    <section aria-labelledby="evidence">
      <h2 className="wm-heading" id="evidence">
        {t('evidence.heading')}
      </h2>
      {evidence.nodes.length === 0 ? <p className="wm-text">{t('evidence.none')}</p> : null}
      <ul className="wm-list">
        {evidence.nodes.map((item) => (
          <li key={item.id}>
            {item.url ? (
              <a className="govuk-link" href={item.url} rel="noreferrer noopener">
                {item.title}
              </a>
            ) : (
              item.title
            )}{' '}
            <Tag>{t(item.verified ? 'evidence.verified' : 'evidence.notVerified')}</Tag>
            <p className="wm-small wm-muted wm-list__note">{t('evidence.line', { date: formatDate(item.datedOn, language), who: item.addedBy })}</p>
          </li>
        ))}
      </ul>
      {evidence.totalCount > evidence.nodes.length ? <p className="wm-text">{t('evidence.more', { count: evidence.totalCount - evidence.nodes.length })}</p> : null}
    </section>
  );
}
