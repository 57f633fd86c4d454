/** What changed between two moments of a plan, kind by kind. */
import { formatDate } from '@waymark/domain';
import type { PlanChangesPartsFragment } from '../../graphql/generated/graphql.ts';
import { useLanguage } from '../../i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { RatingTag } from '../../ui/tag.tsx';
import { headlineOf } from '../actions/headline.ts';
import { ActionHeading, ownersInWords } from './reviewed-action.tsx';
import { useReviewWords } from './review-words.ts';

type Change = PlanChangesPartsFragment['changes'][number];

/** As people read them: what matters to a board first. */
const kinds = ['RERATED', 'CLOSED', 'REOPENED', 'MOVED', 'ADDED', 'REMOVED', 'REASSIGNED', 'REWORDED'] as const satisfies readonly Change['kind'][];

export function ChangesList({ changes }: { changes: PlanChangesPartsFragment }) {
  const t = useReviewWords();
  const { from, to, unchanged } = changes;
  if (changes.changes.length === 0) return <p className="wm-text">{t('changes.none')}</p>;
  return (
    <>
      <p className="wm-text">
        {t('changes.lead', { count: changes.changes.length, unchanged, total: to.total })}
        {from.ruleSetNumber === to.ruleSetNumber ? null : ` ${t('changes.rules', { from: from.ruleSetNumber, to: to.ruleSetNumber })}`}
      </p>
      {kinds.map((kind) => {
        const rows = changes.changes.filter((change) => change.kind === kind);
        return rows.length === 0 ? null : (
          <DataTable
            key={kind}
            caption={t('changes.caption', { kind: t(`changes.kind.${kind}`), count: rows.length })}
            rows={rows}
            rowKey={({ action }) => action.id}
            columns={[
              { key: 'action', label: t('action.action'), rowHeader: true, cell: ({ action }) => <ActionHeading action={action} /> },
              { key: 'owner', label: t('action.owner'), cell: ({ action }) => ownersInWords(action.owners, t('action.noOwner')) },
              { key: 'rating', label: t('action.rating'), cell: ({ action }) => <RatingTag rating={action.effectiveRating} /> },
              { key: 'what', label: t('changes.what'), cell: (change) => <What change={change} /> },
            ]}
          />
        );
      })}
    </>
  );
}

function What({ change: { kind, action, before, days, cause } }: { change: Change }) {
  const t = useReviewWords();
  const language = useLanguage();
  const date = (on: string | null | undefined) => (on ? formatDate(on, language) : t('action.noDate'));
  if (!before) return t(`changes.kind.${kind}`);
  switch (kind) {
    case 'RERATED':
      return (
        <>
          <RatingTag rating={before.effectiveRating} /> → <RatingTag rating={action.effectiveRating} /> {cause ? t(`changes.cause.${cause}`) : null}
        </>
      );
    case 'MOVED': {
      const moved = t('changes.moved', { before: date(before.due), after: date(action.due) });
      return days === null || days === undefined ? moved : `${moved}, ${t(days > 0 ? 'changes.later' : 'changes.earlier', { count: Math.abs(days) })}`;
    }
    case 'REASSIGNED':
      return t('changes.owners', { before: ownersInWords(before.owners, t('action.noOwner')), after: ownersInWords(action.owners, t('action.noOwner')) });
    case 'REWORDED':
      return t('changes.words', { before: headlineOf(before.description).text });
    default:
      return t(`changes.kind.${kind}`);
  }
}
