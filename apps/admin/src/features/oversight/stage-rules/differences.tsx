/** What changed rules of stages differ in from those in force: rule by rule, and in what stages are called. */
import type { RuleSet } from '@waymark/rules';
import { usePick } from '../../../i18n/language.ts';
import { DiffSection } from '../../rules/steps/diff-section.tsx';
import { catalogue, stageRatings, type StageName } from './stage-ratings.ts';
import { useStageRulesWords } from './stage-rules-words.ts';

interface Side {
  document: RuleSet;
  stages: readonly StageName[];
}

export function Differences({ before, after }: { before: Side; after: Side }) {
  const t = useStageRulesWords();
  const pick = usePick();
  const renamed = after.stages.flatMap(({ number, name }) => {
    const old = before.stages.find((stage) => stage.number === number)?.name;
    return old && (old.en !== name.en || old.cy !== name.cy) ? [{ number, from: old, to: name }] : [];
  });
  return (
    <>
      <DiffSection before={before.document} after={after.document} isActive={false} ratings={stageRatings(after.stages)} catalogue={catalogue} />
      {renamed.length > 0 ? (
        <ul className="wm-list" aria-label={t('edit.namesHeading')}>
          {renamed.map(({ number, from, to }) => {
            // The words of the reader's language, unless those are the ones that stay.
            const language = pick(from) === pick(to) ? (pick(from) === from.en ? 'cy' : 'en') : null;
            return <li key={number}>{t('edit.renamed', { number, from: language ? from[language] : pick(from), to: language ? to[language] : pick(to) })}</li>;
          })}
        </ul>
      ) : null}
    </>
  );
}
