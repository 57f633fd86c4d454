/** What a comparison says: a shape and its word, never a colour alone. */
import { outcomeIcon } from '@waymark/reporting';
import type { Outcome } from './indicator-sentences.ts';
import { useIndicatorWords } from './indicator-words.ts';

export const outcomes = { BETTER: 'better', WORSE: 'worse', HIGHER: 'higher', LOWER: 'lower', SIMILAR: 'similar' } as const;

/** Null reads "Not compared". */
export function OutcomeMark({ outcome }: { outcome: Outcome | null }) {
  const t = useIndicatorWords();
  return (
    <span className="wm-outcome">
      <span className="wm-outcome__shape" dangerouslySetInnerHTML={{ __html: outcomeIcon({ outcome: outcome && outcomes[outcome] }) }} />
      {t(outcome === null ? 'outcome.none' : `outcome.${outcome}`)}
    </span>
  );
}
