/** The trust centre: who can see what, how long it is kept, where it is, and how to take it away. */
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { TrustDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { usePick } from '../../i18n/language.ts';
import { AccessSection } from './access-section.tsx';
import { LooksSection } from '../oversight/looks-section.tsx';
import { ServiceStageRules } from '../oversight/stage-rules/service-stage-rules.tsx';
import { StageSection } from '../oversight/stage-section.tsx';
import { ExportSection } from './export-section.tsx';
import { LinkedPages } from './linked-pages.tsx';
import { PeopleSection } from './people-section.tsx';
import { RetentionSection } from './retention-section.tsx';
import { SharingSection } from './sharing-section.tsx';
import { useTrustWords } from './trust-words.ts';

export function TrustPage() {
  const t = useTrustWords();
  const pick = usePick();
  const { service } = useService();
  const may = useMay();
  return (
    <Ready query={useApiQuery(TrustDocument, {})}>
      {({ accessTable, retention }) => (
        <Page title={t('title')}>
          <p className="wm-lead">{t('lead', { service: pick(service.name) })}</p>
          <AccessSection entries={accessTable} />
          {may('servicePeople') ? <PeopleSection /> : null}
          {may('shares') ? <SharingSection /> : null}
          {may('stageDecisions') ? <StageSection /> : null}
          {may('bodyStageRules') ? <ServiceStageRules /> : null}
          {may('adviserLooks') ? <LooksSection /> : null}
          <RetentionSection retention={retention} />
          <HeldSection />
          <ExportSection />
          <LinkedPages />
        </Page>
      )}
    </Ready>
  );
}

function HeldSection() {
  const t = useTrustWords();
  return (
    <section aria-labelledby="held">
      <h2 className="wm-heading" id="held">
        {t('held.heading')}
      </h2>
      <ul className="govuk-list govuk-list--bullet govuk-list--spaced wm-text">
        <li>{t('held.database')}</li>
        <li>{t('held.people')}</li>
        <li>{t('held.children')}</li>
        <li>{t('held.outside')}</li>
      </ul>
    </section>
  );
}
