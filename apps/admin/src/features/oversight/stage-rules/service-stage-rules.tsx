/** For a service, in its trust centre: by which version of whose rules stages are proposed for it, in words. */
import { formatDate, localDate } from '@waymark/domain';
import { BodyStageRulesDocument } from '../../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../../i18n/language.ts';
import { Details } from '../../../ui/blocks.tsx';
import { asDocument } from '../../rules/draft/draft.ts';
import { RuleList } from '../../rules/sentences/rule-list.tsx';
import { catalogue, stageRatings } from './stage-ratings.ts';
import { FactMeanings } from './stage-rules-parts.tsx';
import { useStageRulesWords } from './stage-rules-words.ts';
import '../../rules/rules.scss';

export function ServiceStageRules() {
  const t = useStageRulesWords();
  const pick = usePick();
  const language = useLanguage();
  const bodies = useApiQuery(BodyStageRulesDocument, {}).data?.bodyStageRules;
  if (!bodies || bodies.length === 0) return null;
  return (
    <section aria-labelledby="stage-rules">
      <h2 className="wm-heading" id="stage-rules">
        {t('service.heading')}
      </h2>
      {bodies.map(({ body, number, since, stages, document: json }) => {
        const document = asDocument(json);
        return (
          <div key={body.slug}>
            <p className="wm-text">{t('service.text', { body: pick(body.name), number, date: formatDate(localDate(since), language) })}</p>
            <Details summary={t('service.summary', { body: pick(body.name) })}>
              {document ? <RuleList document={document} ratings={stageRatings(stages)} catalogue={catalogue} /> : <p>{t('rules.unreadable')}</p>}
              <FactMeanings />
            </Details>
          </div>
        );
      })}
    </section>
  );
}
