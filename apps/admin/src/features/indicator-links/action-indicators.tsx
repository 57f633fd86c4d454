/** On the page of an action: the indicators that it should move, each in its sentence, and for whoever manages the plan linking and unlinking. */
import type { FormEvent } from 'react';
import { Link } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import { ActionIndicatorsDocument, IndicatorsPageDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { usePick } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Select } from '../../ui/fields.tsx';
import { leadSentence, type IndicatorSummary } from '../indicators/indicator-sentences.ts';
import { useIndicatorWords } from '../indicators/indicator-words.ts';
import { OwnSummary } from '../observations/own-summary.tsx';
import { useLinkWords } from './link-words.ts';
import { useLinkChange } from './use-link-change.ts';

/** Nothing for who may not read indicators; the page does not wait for it. */
export function ActionIndicators({ actionId, onDone }: { actionId: string; onDone: (message: string) => void }) {
  const t = useLinkWords();
  const words = useIndicatorWords();
  const pick = usePick();
  const may = useMay();
  const { slug } = useService().service;
  const readable = { enabled: may('indicators') };
  const { data } = useApiQuery(ActionIndicatorsDocument, { id: actionId }, readable);
  const all = useApiQuery(IndicatorsPageDocument, {}, readable).data?.indicators;
  const { problems, busy, link, unlink } = useLinkChange(onDone);
  if (data?.action.__typename !== 'Action' || !all) return null;
  const codes = data.action.indicatorCodes;
  const indicators = codes.flatMap((code) => all.find((one) => one.code === code) ?? []);
  return (
    <section aria-labelledby="moved-indicators">
      <h2 className="wm-heading" id="moved-indicators">
        {t('ofAction.heading')}
      </h2>
      <ErrorSummary problems={problems} />
      {indicators.length === 0 ? <p className="wm-text">{t('ofAction.none')}</p> : null}
      <ul className="wm-list">
        {indicators.map((indicator) => (
          <li key={indicator.code}>
            <Link className="govuk-link" to={`/s/${slug}/indicators/${indicator.code}`}>
              {pick(indicator.name)}
            </Link>
            <p className="wm-list__sentence">{leadSentence(words, indicator)}</p>
            <OwnSummary indicator={indicator} />
            {may('unlinkIndicator') ? (
              <div className="wm-no-print">
                <Button type="button" variant="secondary" busy={busy} onClick={() => void unlink({ actionId, indicator: indicator.code })}>
                  {t('remove')}
                  <span className="govuk-visually-hidden">: {pick(indicator.name)}</span>
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {may('linkIndicator') ? <LinkForm others={all.filter(({ code }) => !codes.includes(code))} busy={busy} onLink={(indicator) => void link({ actionId, indicator })} /> : null}
    </section>
  );
}

function LinkForm({ others, busy, onLink }: { others: readonly IndicatorSummary[]; busy: boolean; onLink: (code: string) => void }) {
  const t = useLinkWords();
  const pick = usePick();
  const choices = others.map(({ code, name }) => ({ value: code, label: pick(name) }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = new FormData(event.currentTarget).get('indicator');
    if (typeof code === 'string' && code !== '') onLink(code);
  };
  return (
    <div className="wm-no-print">
      <Details summary={t('ofAction.summary')}>
        <form className="wm-form" onSubmit={submit}>
          <Select id="link-indicator" name="indicator" label={t('ofAction.choose')} choices={choices} />
          <Button busy={busy}>{t('ofAction.add')}</Button>
        </form>
      </Details>
    </div>
  );
}
