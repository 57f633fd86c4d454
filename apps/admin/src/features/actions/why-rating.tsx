/** "Why this rating": the rule's sentence, its conditions with what was found, and what would change it. */
import { formatDate } from '@waymark/domain';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { Details } from '../../ui/blocks.tsx';
import { RatingTag } from '../../ui/tag.tsx';
import type { ActionView } from './action-page.tsx';
import { useActionWords } from './action-words.ts';
import { explain, type ConditionLine } from './why/explanation.ts';
import type { DecisionView, RatingName, Truth } from './why/why-types.ts';

/** Enough of a SHA-256 to tell versions apart by eye. */
const hashShown = 8;

export function WhyRating({ decision, ratings }: { decision: ActionView['decision']; ratings: readonly RatingName[] }) {
  const t = useActionWords();
  const pick = usePick();
  const language = useLanguage();
  const why = explain(decision, ratings, language);
  return (
    <section className="wm-why" aria-labelledby="why">
      <h2 className="wm-why__title" id="why">
        {t('why.heading')}
      </h2>
      <p className="wm-why__sentence">
        <RatingTag rating={decision.rating} /> {why.sentence}
      </p>
      {why.lines.length > 0 ? <Conditions lines={why.lines} label={t('why.conditions')} /> : null}
      {why.unknown ? <p className="wm-why__sentence">{why.unknown}</p> : null}
      <h3 className="wm-subheading">{t('why.change')}</h3>
      {why.better.map((sentence) => (
        <p className="wm-why__next" key={sentence}>
          {sentence}
        </p>
      ))}
      <p className="wm-why__next">{why.next}</p>
      <div className="wm-why__details">
        {why.others.length > 0 ? (
          <Details summary={t('why.more')}>
            {why.others.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Details>
        ) : null}
        {why.passedOver.length > 0 ? (
          <Details summary={t('why.passedOver', { count: why.passedOver.length })}>
            <ul className="wm-why__rules">
              {why.passedOver.map(({ rule, label, unknown, lines }) => (
                <li key={rule.id}>
                  <p className="wm-why__rule">
                    <RatingTag rating={rule.rating} /> {label}
                  </p>
                  {unknown ? <p className="wm-why__rule">{unknown}</p> : <Conditions lines={lines} label={t('why.conditions')} />}
                </li>
              ))}
            </ul>
          </Details>
        ) : null}
        {why.losers.length > 0 ? (
          <Details summary={t('why.losers', { count: why.losers.length })}>
            <ul className="govuk-list govuk-list--bullet">
              {why.losers.map((label) => (
                <li key={label}>{label}</li>
              ))}
            </ul>
          </Details>
        ) : null}
      </div>
      <p className="wm-why__source">
        {t('why.source', { date: formatDate(decision.decidedFor, language), name: pick(decision.ruleSetName), version: decision.ruleSetVersion })},{' '}
        <span title={decision.contentHash}>{t('why.hash', { hash: decision.contentHash.slice(0, hashShown) })}</span>.
      </p>
    </section>
  );
}

/** The sentence and the conditions alone, for a rating that stands beside others. */
export function WhyShort({ decision, ratings }: { decision: DecisionView<RatingName>; ratings: readonly RatingName[] }) {
  const t = useActionWords();
  const why = explain(decision, ratings, useLanguage());
  return (
    <>
      <p className="wm-why__rule">{why.sentence}</p>
      {why.lines.length > 0 ? <Conditions lines={why.lines} label={t('why.conditions')} /> : null}
      {why.unknown ? <p className="wm-why__rule">{why.unknown}</p> : null}
    </>
  );
}

const marks: Readonly<Record<Truth, string>> = { TRUE: 'M2 7l3.2 3.4L11 3', FALSE: 'M3 3l7 7M10 3l-7 7', UNKNOWN: 'M4 4.2C4.2 1.6 9.2 1.6 9.2 4.6 9.2 6.4 6.5 6.3 6.5 8.3M6.5 10.2v1.6' };
const markWords = { TRUE: 'why.met', FALSE: 'why.notMet', UNKNOWN: 'why.unknown' } as const;

function Conditions({ lines, label }: { lines: readonly ConditionLine[]; label?: string }) {
  const t = useActionWords();
  return (
    <ul className="wm-why__conditions" aria-label={label}>
      {lines.map((line) => (
        <li key={line.id} className="wm-why__condition">
          <span className="wm-why__mark">
            <svg viewBox="0 0 13 13" aria-hidden="true" focusable="false">
              <path d={marks[line.result]} />
            </svg>
            <span className="govuk-visually-hidden">{t(markWords[line.result])}: </span>
          </span>
          <div>
            {line.asks}
            {line.found ? (
              <span className="wm-why__detail">
                <span className="govuk-visually-hidden">. </span>
                {line.found}
              </span>
            ) : null}
            {line.lines.length > 0 ? <Conditions lines={line.lines} /> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
