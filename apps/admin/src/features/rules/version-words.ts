/** Sentences about a version: where it stands and since when. */
import { formatDate, localDate } from '@waymark/domain';
import { useLanguage } from '../../i18n/language.ts';
import type { VersionSummary } from './data/rule-types.ts';
import { useRuleWords } from './rules-words.ts';

/** The moment that its state is about. */
function momentOf(version: VersionSummary): string {
  const { createdAt, submittedAt, approvedAt, activatedAt, supersededAt, withdrawnAt, effectiveFrom } = version;
  const moments = { DRAFT: createdAt, IN_REVIEW: submittedAt, APPROVED: approvedAt, SCHEDULED: effectiveFrom, ACTIVE: activatedAt, SUPERSEDED: supersededAt, WITHDRAWN: withdrawnAt };
  return moments[version.state] ?? createdAt;
}

export function useVersionDate(): (version: VersionSummary) => string {
  const language = useLanguage();
  return (version) => formatDate(localDate(momentOf(version)), language);
}

export function useVersionState(): (version: VersionSummary) => string {
  const t = useRuleWords();
  const date = useVersionDate();
  return (version) => t(`version.${version.state}`, { name: version.author?.name ?? t('version.somebody'), approver: version.approver?.name ?? t('version.somebody'), date: date(version) });
}
