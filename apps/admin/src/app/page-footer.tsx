/** Foot of every page, on screen and in print: the rating key and the date of the ratings. */
import { formatDate } from '@waymark/domain';
import { useLanguage, usePick } from '../i18n/language.ts';
import { RatingTag } from '../ui/tag.tsx';
import { useShellWords } from './shell-words.ts';
import { useServiceOrNone, type ServiceFrame } from './use-service.ts';

export interface FooterFacts {
  /** The key of the plan shown; else the service's. */
  ratingKey?: ServiceFrame['ratingKey'];
  /** The day that the ratings on the page are decided for. */
  asAt?: string;
}

export function PageFooter({ ratingKey, asAt }: FooterFacts) {
  const t = useShellWords();
  const pick = usePick();
  const language = useLanguage();
  const service = useServiceOrNone()?.service;
  const key = ratingKey ?? service?.ratingKey;
  return (
    <footer className="wm-footer">
      <div className="govuk-width-container wm-footer__inner">
        {key ? (
          <>
            <h2 className="wm-footer__heading">{t('footer.key', { name: key.name })}</h2>
            <ul className="wm-footer__key">
              {key.ratings.map((rating) => (
                <li key={rating.code}>
                  <RatingTag rating={rating} /> <span>{pick(rating.meaning)}</span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {asAt ? <p>{t('footer.asAt', { date: formatDate(asAt, language) })}</p> : null}
        <p className="wm-muted">{t('footer.about')}</p>
      </div>
    </footer>
  );
}
