/** The families that a service has chosen itself: whom each names in which version, who saved it, and withdrawing one. */
import { formatDate, localDate } from '@waymark/domain';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { Page } from '../../app/page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { NeighbourFamiliesDocument, WithdrawNeighbourFamilyDocument, type NeighbourFamilyPartsFragment } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { Details, EmptyState } from '../../ui/blocks.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { Tag } from '../../ui/tag.tsx';
import { FamilyVersion } from './family-version.tsx';
import { useFamilyWords } from './family-words.ts';

export function FamiliesPage() {
  const query = useApiQuery(NeighbourFamiliesDocument, {});
  return <Ready query={query}>{({ neighbourFamilies }) => <Families families={neighbourFamilies} />}</Ready>;
}

function Families({ families }: { families: readonly NeighbourFamilyPartsFragment[] }) {
  const t = useFamilyWords();
  const may = useMay()('saveNeighbourFamily');
  const { slug } = useService().service;
  const saved = (useLocation().state as { saved?: number } | null)?.saved;
  const [done, setDone] = useState<string | null>(saved === undefined ? null : t('done.saved', { version: saved }));
  return (
    <Page title={t('title')} crumbs={[{ text: t('indicators'), to: `/s/${slug}/indicators` }]}>
      {done ? (
        <NotificationBanner kind="success">
          <p className="govuk-notification-banner__heading">{done}</p>
        </NotificationBanner>
      ) : null}
      <p className="wm-lead">{t('lead')}</p>
      <p className="wm-text">{t('caution')}</p>
      {may ? <ButtonLink to={`/s/${slug}/indicators/families/new`}>{t('add')}</ButtonLink> : null}
      {families.length === 0 ? (
        <EmptyState title={t('none.title')}>
          <p className="wm-text">{t(may ? 'none.canSave' : 'none.cannotSave')}</p>
        </EmptyState>
      ) : null}
      {families.map((family) => (
        <Family key={family.id} family={family} onWithdrawn={() => setDone(t('done.withdrawn'))} />
      ))}
    </Page>
  );
}

function Family({ family, onWithdrawn }: { family: NeighbourFamilyPartsFragment; onWithdrawn: () => void }) {
  const t = useFamilyWords();
  const pick = usePick();
  const language = useLanguage();
  const { slug } = useService().service;
  const may = useMay();
  const { id, code, inForce, versions, withdrawnAt, withdrawnBy } = family;
  const [newest] = versions;
  if (!newest) return null;
  // What comparisons are made with comes first, also while a later version waits for its day.
  const shown = versions.find(({ version }) => version === inForce) ?? newest;
  const others = versions.filter((one) => one !== shown);
  const name = pick(shown.name);
  return (
    <section aria-labelledby={`family-${id}`}>
      <h2 className="wm-heading" id={`family-${id}`}>
        {name} <StateTag family={family} />
      </h2>
      {withdrawnAt ? <p className="wm-text">{t('family.withdrawnBy', { who: withdrawnBy ?? '', date: formatDate(localDate(withdrawnAt), language) })}</p> : null}
      <FamilyVersion version={shown} />
      {inForce === null ? null : (
        <p className="wm-text wm-no-print">
          <Link className="govuk-link" to={`/s/${slug}/indicators/first-time-entrants?family=${code}`}>
            {t('family.compare')}
            <span className="govuk-visually-hidden">{t('family.nextText', { name })}</span>
          </Link>
        </p>
      )}
      {may('saveNeighbourFamily') && !withdrawnAt ? (
        <p className="wm-text wm-no-print">
          <Link className="govuk-link" to={`/s/${slug}/indicators/families/new?from=${id}`}>
            {t('family.next')}
            <span className="govuk-visually-hidden">{t('family.nextText', { name })}</span>
          </Link>
        </p>
      ) : null}
      {others.length > 0 ? (
        <Details summary={t('family.earlier', { count: others.length })}>
          {others.map((version) => (
            <div key={version.version}>
              <h3 className="wm-subheading">{pick(version.name)}</h3>
              <FamilyVersion version={version} />
            </div>
          ))}
        </Details>
      ) : null}
      {may('withdrawNeighbourFamily') && !withdrawnAt ? <Withdraw family={family} name={name} onDone={onWithdrawn} /> : null}
    </section>
  );
}

function StateTag({ family: { inForce, withdrawnAt, versions } }: { family: NeighbourFamilyPartsFragment }) {
  const t = useFamilyWords();
  const language = useLanguage();
  if (withdrawnAt) return <Tag>{t('family.withdrawn')}</Tag>;
  if (inForce !== null) return <Tag>{t('family.inForce')}</Tag>;
  const [first = ''] = versions.map(({ effectiveFrom }) => effectiveFrom).sort();
  // In force by its day, and yet nobody is compared by it: the area of the service is another by now.
  return first > localDate(new Date().toISOString()) ? <Tag attention>{t('family.waiting', { date: formatDate(first, language) })}</Tag> : <Tag attention>{t('family.notUsed')}</Tag>;
}

function Withdraw({ family: { id, version }, name, onDone }: { family: NeighbourFamilyPartsFragment; name: string; onDone: () => void }) {
  const t = useFamilyWords();
  const mutation = useApiMutation(WithdrawNeighbourFamilyDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const withdraw = async () => {
    try {
      const { withdrawNeighbourFamily: answer } = await mutation.mutateAsync({ input: { familyId: id, version } });
      if (answer.__typename === 'NeighbourFamily') return onDone();
      setProblem(answer.__typename === 'Conflict' ? t('problem.conflict', { version: answer.currentVersion }) : t(answer.__typename === 'Refused' ? 'problem.familyWithdrawn' : 'problem.failed'));
    } catch {
      setProblem(t('problem.failed'));
    }
  };
  return (
    <Details summary={t('family.withdraw')}>
      <ErrorSummary problems={problem === null ? [] : [{ text: problem }]} />
      <p className="wm-text">{t('family.withdrawText')}</p>
      <Button type="button" variant="warning" busy={mutation.isPending} onClick={() => void withdraw()}>
        {t('family.withdrawButton', { name })}
      </Button>
    </Details>
  );
}
