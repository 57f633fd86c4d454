/** What has been added as evidence, newest first: how it stands in words, where it is, and what one may do with it. */
import { formatDate, localDate } from '@waymark/domain';
import { useServiceSlug } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Tag } from '../../ui/tag.tsx';
import { EvidenceSteps } from './evidence-steps.tsx';
import { useEvidenceWords } from './evidence-words.ts';
import type { EvidenceOf, EvidenceView } from './use-evidence-answer.ts';

export interface EvidenceListProps {
  action: EvidenceOf;
  onDone: (message: string) => void;
  onProblems: (problems: boolean) => void;
}

export function EvidenceList({ action, onDone, onProblems }: EvidenceListProps) {
  const t = useEvidenceWords();
  const { evidence } = action;
  return (
    <section aria-labelledby="evidence">
      <h2 className="wm-heading" id="evidence">
        {t('heading')}
      </h2>
      {evidence.nodes.length === 0 ? <p className="wm-text">{t('none')}</p> : null}
      <ul className="wm-list">
        {evidence.nodes.map((item) => (
          <li key={item.id} className="wm-evidence">
            <EvidenceName item={item} /> <Tag attention={item.state === 'EXPIRED' || item.state === 'REJECTED'}>{t(`state.${item.state}`)}</Tag>
            <EvidenceNotes item={item} />
            {item.earlierVersions.length > 0 ? <EarlierVersions item={item} /> : null}
            <EvidenceSteps action={action} item={item} onDone={onDone} onProblems={onProblems} />
          </li>
        ))}
      </ul>
      {evidence.totalCount > evidence.nodes.length ? <p className="wm-text">{t('more', { count: evidence.totalCount - evidence.nodes.length })}</p> : null}
    </section>
  );
}

/** Earlier versions have none of their own. */
type Version = Omit<EvidenceView, 'earlierVersions'>;

/** A link where there is something to go to. Withdrawn files are given to nobody. */
function EvidenceName({ item }: { item: Version }) {
  const slug = useServiceSlug() ?? '';
  if (item.url && item.state !== 'WITHDRAWN') {
    return (
      <a className="govuk-link" href={item.url} rel="noreferrer noopener">
        {item.title}
      </a>
    );
  }
  if (item.file && !item.file.missing && item.state !== 'WITHDRAWN') {
    return (
      <a className="govuk-link" href={`/api/services/${slug}/evidence/${item.id}/file`} download>
        {item.title}
      </a>
    );
  }
  return <>{item.title}</>;
}

/** Dates, people and the file in lines of small text. */
function EvidenceNotes({ item }: { item: Version }) {
  const t = useEvidenceWords();
  const language = useLanguage();
  const day = (date: string) => formatDate(date, language);
  const instant = (at: string) => day(localDate(at));
  const { verification, rejection, withdrawal, file } = item;
  const lines = [
    t('line.added', { date: day(item.datedOn), who: item.addedBy ?? t('line.nameClosed'), on: instant(item.addedAt) }),
    file ? `${t('line.file', { name: file.name, size: size(file.bytes) })} ${t(file.missing ? 'line.missing' : file.scan === 'CLEAN' ? 'line.clean' : 'line.notScanned')}` : null,
    item.expiresOn ? t(item.state === 'EXPIRED' ? 'line.expired' : 'line.expires', { date: day(item.expiresOn) }) : null,
    item.marking === 'OFFICIAL_SENSITIVE' ? 'OFFICIAL-SENSITIVE' : null,
    verification ? t('line.verified', { who: verification.by ?? t('line.nameClosed'), on: instant(verification.at) }) : null,
    rejection ? t('line.rejected', { who: rejection.by ?? t('line.nameClosed'), on: instant(rejection.at), why: rejection.reason ?? '' }) : null,
    withdrawal ? t('line.withdrawn', { who: withdrawal.by ?? t('line.nameClosed'), on: instant(withdrawal.at), why: withdrawal.reason ?? '' }) : null,
  ].filter((line) => line !== null);
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="wm-small wm-muted wm-list__note">
          {line}
        </p>
      ))}
    </>
  );
}

function EarlierVersions({ item }: { item: EvidenceView }) {
  const t = useEvidenceWords();
  return (
    <details className="govuk-details wm-evidence__more">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{t('earlier', { count: item.earlierVersions.length })}</span>
      </summary>
      <div className="govuk-details__text">
        <ul className="wm-list">
          {item.earlierVersions.map((version) => (
            <li key={version.id}>
              {t('version', { number: version.number })} <EvidenceName item={item.state === 'WITHDRAWN' ? { ...version, state: 'WITHDRAWN' } : version} />
              <EvidenceNotes item={version} />
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

/** Kilobytes below one megabyte, with one decimal above. */
function size(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
