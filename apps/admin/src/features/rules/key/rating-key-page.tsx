/** The rating key: to read for everybody, to change for administrators. */
import { useState } from 'react';
import { Page } from '../../../app/page.tsx';
import { Ready } from '../../../app/ready.tsx';
import { useMay, useService } from '../../../app/use-service.ts';
import { RatingKeyPageDocument, type RatingKeyPageQuery } from '../../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../../graphql/use-api.ts';
import { usePick } from '../../../i18n/language.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { ErrorSummary, type FormProblem } from '../../../ui/error-summary.tsx';
import { NotificationBanner } from '../../../ui/notification-banner.tsx';
import { RatingTag } from '../../../ui/tag.tsx';
import type { Rating } from '../data/rule-types.ts';
import { KeyForm } from './key-form.tsx';
import { useKeyWords } from './key-words.ts';
import '../rules.scss';

export function RatingKeyPage() {
  const query = useApiQuery(RatingKeyPageDocument, {});
  return <Ready query={query}>{({ ruleWorkbench }) => <KeyPage bench={ruleWorkbench} />}</Ready>;
}

function KeyPage({ bench }: { bench: RatingKeyPageQuery['ruleWorkbench'] }) {
  const t = useKeyWords();
  const pick = usePick();
  const may = useMay();
  const { slug } = useService().service;
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [saved, setSaved] = useState(false);
  const { ratingKey } = bench;
  const columns: Column<Rating>[] = [
    { key: 'rating', label: t('rating'), rowHeader: true, cell: (rating) => <RatingTag rating={rating} /> },
    { key: 'meaning', label: t('meaning'), cell: (rating) => pick(rating.meaning) },
    { key: 'kind', label: t('kind'), cell: (rating) => t(`canonicals.${rating.canonical}`) },
  ];
  const settle = (found: readonly FormProblem[], done: boolean) => {
    setProblems(found);
    setSaved(done);
  };
  return (
    <Page title={t('title')} crumbs={[{ text: t('crumb'), to: `/s/${slug}/rules` }]} hasProblems={problems.length > 0}>
      <ErrorSummary problems={problems} />
      {saved ? (
        <NotificationBanner kind="success">
          <p className="govuk-notification-banner__heading">{t('change.saved')}</p>
        </NotificationBanner>
      ) : null}
      <p className="wm-lead">{t('lead', { name: ratingKey.name, count: ratingKey.ratings.length })}</p>
      <DataTable caption={t('caption')} captionHidden columns={columns} rows={ratingKey.ratings} rowKey={({ code }) => code} />
      {may('changeRatingKey') ? <KeyForm key={bench.ratingKeyVersion} bench={bench} onSettled={settle} /> : <p className="wm-text wm-muted">{t('readOnly')}</p>}
    </Page>
  );
}
