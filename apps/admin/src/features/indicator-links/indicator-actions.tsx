/** On the page of an indicator: the actions that should move it, with how each is rated, and for whoever manages the plan linking and unlinking. */
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import { IndicatorActionsDocument, LinkableActionsDocument, LinkablePlansDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Select } from '../../ui/fields.tsx';
import { NotificationBanner } from '../../ui/notification-banner.tsx';
import { RatingTag } from '../../ui/tag.tsx';
import { headlineOf } from '../actions/headline.ts';
import { useLinkWords } from './link-words.ts';
import { useLinkChange } from './use-link-change.ts';

interface Named {
  ref: string | null;
  description: string;
}

/** A line of a list to choose from. */
const LONGEST_LABEL = 90;
const nameOf = ({ ref, description }: Named): string => `${ref ? `${ref} ` : ''}${headlineOf(description).text}`;
const labelOf = (action: Named): string => (nameOf(action).length > LONGEST_LABEL ? `${nameOf(action).slice(0, LONGEST_LABEL).replace(/\s+\S*$/, '')}…` : nameOf(action));

export function IndicatorActions({ code }: { code: string }) {
  const t = useLinkWords();
  const may = useMay();
  const { slug } = useService().service;
  const [done, setDone] = useState<string | null>(null);
  const { data } = useApiQuery(IndicatorActionsDocument, { code });
  const { problems, busy, link, unlink } = useLinkChange(setDone);
  if (data?.indicator.__typename !== 'Indicator') return null;
  const { actions } = data.indicator;
  return (
    <section aria-labelledby="moving-actions">
      <h2 className="wm-heading" id="moving-actions">
        {t('ofIndicator.heading')}
      </h2>
      <ErrorSummary problems={problems} />
      {done ? (
        <NotificationBanner kind="success" key={`${done} ${actions.length}`}>
          <p className="govuk-notification-banner__heading">{done}</p>
        </NotificationBanner>
      ) : null}
      {actions.length === 0 ? <p className="wm-text">{t('ofIndicator.none')}</p> : null}
      <ul className="wm-list">
        {actions.map((action) => (
          <li key={action.id}>
            <Link className="govuk-link" to={`/s/${slug}/actions/${action.id}`}>
              {nameOf(action)}
            </Link>
            <p className="wm-list__note">
              {action.planTitle}. {t('ofIndicator.rating')}: <RatingTag rating={action.effectiveRating} />
            </p>
            {may('unlinkIndicator') ? (
              <div className="wm-no-print">
                <Button type="button" variant="secondary" busy={busy} onClick={() => void unlink({ actionId: action.id, indicator: code })}>
                  {t('remove')}
                  <span className="govuk-visually-hidden">: {labelOf(action)}</span>
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {may('linkIndicator') ? (
        <div className="wm-no-print">
          <Details summary={t('ofIndicator.summary')}>
            <LinkForm held={actions.map(({ id }) => id)} busy={busy} onLink={(actionId) => void link({ actionId, indicator: code })} />
          </Details>
        </div>
      ) : null}
    </section>
  );
}

function LinkForm({ held, busy, onLink }: { held: readonly string[]; busy: boolean; onLink: (actionId: string) => void }) {
  const t = useLinkWords();
  const plans = useApiQuery(LinkablePlansDocument, {}).data?.plans.nodes ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const planId = chosen ?? plans[0]?.id ?? '';
  const plan = useApiQuery(LinkableActionsDocument, { id: planId }, { enabled: planId !== '' }).data?.plan;
  const actions = plan?.__typename === 'Plan' ? plan.actions : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const id = new FormData(event.currentTarget).get('action');
    if (typeof id === 'string' && id !== '') onLink(id);
  };
  return (
    <form className="wm-form" onSubmit={submit}>
      {plans.length > 1 ? <Select id="link-plan" name="plan" label={t('ofIndicator.plan')} value={planId} onChange={(event) => setChosen(event.currentTarget.value)} choices={plans.map(({ id, title }) => ({ value: id, label: title }))} /> : null}
      <Select id="link-action" name="action" label={t('ofIndicator.choose')} choices={(actions?.nodes ?? []).filter(({ id }) => !held.includes(id)).map((action) => ({ value: action.id, label: labelOf(action) }))} />
      {actions && actions.totalCount > actions.nodes.length ? <p className="wm-text">{t('ofIndicator.firstOnly', { shown: actions.nodes.length, total: actions.totalCount })}</p> : null}
      <Button busy={busy}>{t('ofIndicator.add')}</Button>
    </form>
  );
}
