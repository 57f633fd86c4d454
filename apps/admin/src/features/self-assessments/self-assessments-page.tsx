/** A service's assessments of itself against the national standards, the newest first. */
import { currentStandards, formatDate } from '@waymark/domain';
import { useLocation } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { SelfAssessmentsDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { Details, EmptyState } from '../../ui/blocks.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { Tag } from '../../ui/tag.tsx';
import { bandsBestFirst, useSelfAssessmentWords } from './self-assessment-words.ts';
import { StandardsTable, type Assessment } from './standards-table.tsx';

export function SelfAssessmentsPage() {
  const query = useApiQuery(SelfAssessmentsDocument, {});
  return <Ready query={query}>{({ selfAssessments }) => <SelfAssessments assessments={selfAssessments} />}</Ready>;
}

function SelfAssessments({ assessments }: { assessments: readonly Assessment[] }) {
  const t = useSelfAssessmentWords();
  const pick = usePick();
  const may = useMay()('recordSelfAssessment');
  const { slug } = useService().service;
  const said = (useLocation().state as { said?: 'saved' | 'closed' } | null)?.said;
  const draft = assessments.find(({ closedAt }) => !closedAt);
  const newest = assessments.find(({ closedAt }) => closedAt);
  const { percent, least } = currentStandards.sample;
  return (
    <Page title={t('title')}>
      {said ? (
        <NotificationBanner kind="success">
          <p className="govuk-notification-banner__heading">{t(`done.${said}`)}</p>
        </NotificationBanner>
      ) : null}
      {newest ? <StateSentence assessment={newest} /> : <p className="wm-lead">{t('lead')}</p>}
      {may ? <ButtonLink to={`/s/${slug}/record/standards/new`}>{t(draft ? 'goOn' : 'begin')}</ButtonLink> : null}
      {assessments.length === 0 ? (
        <EmptyState title={t('none.title')}>
          <p className="wm-text">{t(may ? 'none.canRecord' : 'none.cannotRecord')}</p>
        </EmptyState>
      ) : (
        assessments.map((assessment) => <AssessmentSection key={assessment.id} assessment={assessment} />)
      )}
      <Details summary={t('about.summary')}>
        <p className="wm-text">{t('about.rule', { percent, least })}</p>
        <p className="wm-text">{t('about.source', { title: pick(currentStandards.title), source: currentStandards.source })}</p>
      </Details>
    </Page>
  );
}

/** What the newest closed one says, in a sentence. */
function StateSentence({ assessment: { assessedOn, standards } }: { assessment: Assessment }) {
  const t = useSelfAssessmentWords();
  const language = useLanguage();
  const bands = standards.flatMap(({ strategic, operational }) => [strategic, operational]).filter((band) => band != null);
  const moves = standards.flatMap(({ strategicChange, operationalChange }) => [strategicChange?.move, operationalChange?.move]);
  const low = bands.filter((band) => bandsBestFirst.indexOf(band) >= bandsBestFirst.indexOf('REQUIRES_IMPROVEMENT')).length;
  const [up, down] = (['UP', 'DOWN'] as const).map((move) => moves.filter((one) => one === move).length);
  return (
    <p className="wm-lead">
      {t('state', { date: formatDate(assessedOn, language), low, all: bands.length })} {moves.some(Boolean) ? t('moved', { up: up ?? 0, down: down ?? 0 }) : null}
    </p>
  );
}

function AssessmentSection({ assessment }: { assessment: Assessment }) {
  const t = useSelfAssessmentWords();
  const language = useLanguage();
  const { id, assessedOn, closedAt, closedBy, recordedBy, moderatedBy } = assessment;
  const date = formatDate(assessedOn, language);
  return (
    <section aria-labelledby={`assessment-${id}`}>
      <h2 className="wm-heading" id={`assessment-${id}`}>
        {date} {closedAt ? null : <Tag attention>{t('draft')}</Tag>}
      </h2>
      <p className="wm-small wm-muted">
        {closedAt ? t('closedBy', { who: closedBy ?? '' }) : t('draftBy', { who: recordedBy })} {moderatedBy ? t('moderated', { role: moderatedBy }) : t('notModerated')}
      </p>
      <StandardsTable assessment={assessment} caption={t('table', { date })} />
    </section>
  );
}
