/** Parts of the rules of stages that are only read: names, what facts mean, and all versions. */
import { formatDate, localDate } from '@waymark/domain';
import { Link } from 'react-router';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { Details } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { SummaryList } from '../../../ui/summary-list.tsx';
import { RatingTag } from '../../../ui/tag.tsx';
import { catalogue, stageRatings, type StageName } from './stage-ratings.ts';
import type { StageRulesView } from './stage-rules-page.tsx';
import { useStageRulesWords } from './stage-rules-words.ts';

type FactWord = `facts.of.${'actions' | 'offTrackShare'}`;

/** What stages are called, in both languages: services read both. */
export function StageNames({ stages }: { stages: readonly StageName[] }) {
  const t = useStageRulesWords();
  const ratings = stageRatings(stages);
  return (
    <section aria-labelledby="stage-names">
      <h2 className="wm-heading" id="stage-names">
        {t('stages.heading')}
      </h2>
      <DataTable
        caption={t('stages.caption')}
        captionHidden
        rows={stages}
        rowKey={({ number }) => String(number)}
        columns={[
          { key: 'number', label: t('stages.number'), rowHeader: true, cell: ({ number }) => <RatingTag rating={ratings.find(({ code }) => code === `stage-${number}`)} /> },
          { key: 'en', label: t('stages.en'), cell: ({ name }) => <span lang="en">{name.en}</span> },
          { key: 'cy', label: t('stages.cy'), cell: ({ name }) => <span lang="cy">{name.cy}</span> },
        ]}
      />
    </section>
  );
}

export function FactMeanings() {
  const t = useStageRulesWords();
  const pick = usePick();
  return (
    <Details summary={t('facts.summary')}>
      <p>{t('facts.intro')}</p>
      <SummaryList rows={catalogue.facts.map(({ id, label }) => ({ key: id, name: pick(label), value: t(`facts.of.${id}` as FactWord) }))} />
    </Details>
  );
}

export function VersionHistory({ view: { body, versions, number } }: { view: StageRulesView }) {
  const t = useStageRulesWords();
  const language = useLanguage();
  return (
    <section aria-labelledby="versions">
      <h2 className="wm-heading" id="versions">
        {t('versions.heading')}
      </h2>
      <DataTable
        caption={t('versions.caption')}
        captionHidden
        rows={versions}
        rowKey={(version) => String(version.number)}
        columns={[
          {
            key: 'number', label: t('versions.number'), rowHeader: true,
            cell: (version) => (version.number === number ? t('versions.name', { number }) : (
              <Link className="govuk-link" to={`/oversight/stage-rules?body=${body.slug}&version=${version.number}`}>{t('versions.name', { number: version.number })}</Link>
            )),
          },
          { key: 'since', label: t('versions.since'), cell: ({ since }) => formatDate(localDate(since), language) },
          { key: 'writtenBy', label: t('versions.writtenBy'), cell: ({ writtenBy }) => writtenBy ?? t('versions.waymark') },
          { key: 'approvedBy', label: t('versions.approvedBy'), cell: ({ writtenBy, approvedBy }) => approvedBy ?? <span className="wm-none">{t(writtenBy ? 'versions.nobody' : 'versions.none')}</span> },
          { key: 'reason', label: t('versions.reason'), cell: ({ reason }) => (reason ? <span className="wm-text--preserved">{reason}</span> : <span className="wm-none">{t('versions.none')}</span>) },
        ]}
      />
    </section>
  );
}
