/** Somebody published while this was typed: nothing is lost, and the person says how to go on. */
import { useStageRulesWords } from './stage-rules-words.ts';
import { Button } from '../../../ui/button.tsx';

export function ConflictNotice({ body, number, against, onGoOn }: { body: string; number: number; against: number; onGoOn: () => void }) {
  const t = useStageRulesWords();
  return (
    <section className="wm-inset" aria-labelledby="conflict">
      <h2 className="wm-inset__title" id="conflict" tabIndex={-1}>
        {t('conflict.title', { number, against })}
      </h2>
      <p className="wm-text">{t('conflict.text', { number })}</p>
      <p className="wm-text">
        <a className="govuk-link" href={`/oversight/stage-rules?body=${body}`} target="_blank" rel="noreferrer">
          {t('conflict.see', { number })}
        </a>
      </p>
      <Button type="button" variant="secondary" onClick={onGoOn}>
        {t('conflict.goOn', { number })}
      </Button>
    </section>
  );
}
