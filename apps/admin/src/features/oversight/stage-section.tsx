/** In the trust centre: at which stage oversight bodies see this service, and why. */
import { StageDecisionsDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useOversightWords } from './oversight-words.ts';
import { StageHistory } from './stage-history.tsx';

export function StageSection() {
  const t = useOversightWords();
  const decisions = useApiQuery(StageDecisionsDocument, {}).data?.stageDecisions;
  if (!decisions || decisions.length === 0) return null;
  return (
    <section aria-labelledby="stage">
      <h2 className="wm-heading" id="stage">
        {t('stage.heading')}
      </h2>
      <p className="wm-text">{t('stage.intro')}</p>
      <StageHistory history={decisions} withBody />
    </section>
  );
}
