/** An action in a review: its heading, who owns it, what stands behind it. */
import { formatDate } from '@waymark/domain';
import { Link } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import type { ReviewedActionPartsFragment } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { RatingTag } from '../../ui/tag.tsx';
import { headlineOf } from '../actions/headline.ts';
import { useReviewWords } from './review-words.ts';

/** "1.2 Train all staff": a link for those who read the working plan. */
export function ActionHeading({ action: { id, ref, description } }: { action: Pick<ReviewedActionPartsFragment, 'id' | 'ref' | 'description'> }) {
  const may = useMay();
  const { slug } = useService().service;
  const text = `${ref ? `${ref} ` : ''}${headlineOf(description).text}`;
  if (!may('action')) return text;
  return (
    <Link className="govuk-link" to={`/s/${slug}/actions/${id}`}>
      {text}
    </Link>
  );
}

/** The accountable owner first. */
export function ownersInWords(owners: ReviewedActionPartsFragment['owners'], none: string): string {
  const names = [...owners].sort((a, b) => Number(b.accountable) - Number(a.accountable)).map(({ name }) => name);
  return names.length === 0 ? none : names.join(', ');
}

export function ActionDue({ action: { due, daysOverdue } }: { action: Pick<ReviewedActionPartsFragment, 'due' | 'daysOverdue'> }) {
  const t = useReviewWords();
  const language = useLanguage();
  if (!due) return t('action.noDate');
  return (
    <>
      {formatDate(due, language)}
      {daysOverdue !== null && daysOverdue !== undefined ? <span className="wm-small wm-muted">{`, ${t('action.overdue', { count: daysOverdue })}`}</span> : null}
    </>
  );
}

export function EvidenceCount({ action: { evidenceCount, verifiedEvidenceCount } }: { action: Pick<ReviewedActionPartsFragment, 'evidenceCount' | 'verifiedEvidenceCount'> }) {
  const t = useReviewWords();
  return evidenceCount === 0 ? t('action.evidenceNone') : t('action.evidenceCount', { count: evidenceCount, verified: verifiedEvidenceCount });
}

export function ReviewedActionsTable({ caption, actions }: { caption: string; actions: readonly ReviewedActionPartsFragment[] }) {
  const t = useReviewWords();
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={actions}
      rowKey={({ id }) => id}
      columns={[
        { key: 'action', label: t('action.action'), rowHeader: true, cell: (action) => <ActionHeading action={action} /> },
        { key: 'owner', label: t('action.owner'), cell: ({ owners }) => ownersInWords(owners, t('action.noOwner')) },
        { key: 'due', label: t('action.due'), cell: (action) => <ActionDue action={action} /> },
        { key: 'stated', label: t('action.stated'), cell: ({ statedRating }) => <RatingTag rating={statedRating} /> },
        { key: 'rating', label: t('action.rating'), cell: ({ effectiveRating }) => <RatingTag rating={effectiveRating} /> },
        { key: 'evidence', label: t('action.evidence'), cell: (action) => <EvidenceCount action={action} /> },
      ]}
    />
  );
}
