/** The rules of a change, one card each: moved, removed, added, their numbers and conditions edited as those of a service's rules. */
import { usePick } from '../../../i18n/language.ts';
import type { Rating } from '../../rules/data/rule-types.ts';
import { AddRule } from '../../rules/draft/add-rule.tsx';
import { NamedConditions } from '../../rules/draft/named-conditions.tsx';
import { OtherwiseCard } from '../../rules/draft/otherwise-card.tsx';
import { RuleCard } from '../../rules/draft/rule-card.tsx';
import type { RuleDraft } from '../../rules/draft/use-rule-draft.ts';
import { useRuleMoves } from '../../rules/draft/use-rule-moves.ts';
import { useEditorWords } from '../../rules/editor-words.ts';
import { RuleFaults, type PlacedFault } from '../../rules/findings/rule-faults.tsx';
import { useSentenceWorld } from '../../rules/sentences/rule-list.tsx';
import { catalogue } from './stage-ratings.ts';
import { useStageRulesWords } from './stage-rules-words.ts';

export interface RuleCardsProps {
  draft: RuleDraft;
  ratings: readonly Rating[];
  today: string;
  faults: readonly PlacedFault[];
  announce: (text: string) => void;
}

export function RuleCards({ draft, ratings, today, faults, announce }: RuleCardsProps) {
  const t = useStageRulesWords();
  const editor = useEditorWords();
  const pick = usePick();
  const world = useSentenceWorld(ratings, catalogue);
  const { document, change } = draft;
  const { rules } = document.rating;
  const { move, remove } = useRuleMoves(document, change, announce);
  return (
    <section aria-labelledby="stage-rules">
      <h2 className="wm-heading" id="stage-rules" tabIndex={-1}>
        {t('rules.heading')}
      </h2>
      <p className="wm-text">{editor('rules.text')}</p>
      <RuleFaults faults={faults.filter(({ rule }) => rule === null)} />
      <ol className="wm-rules">
        {rules.map((rule, index) => (
          <RuleCard key={rule.name} {...{ document, index, ratings, world, today, announce }} faults={faults.filter((fault) => fault.rule === index)} onChange={change} onMove={move} onRemove={remove} />
        ))}
        <OtherwiseCard document={document} ratings={ratings} catalogue={catalogue} onChange={change} />
      </ol>
      <AddRule
        ratings={ratings}
        catalogue={catalogue}
        onAdd={(label, rating) => {
          change({ type: 'add', rating, label, conditions: { all: [{ fact: 'offTrackLowest2', operator: 'greaterThanInclusive', value: 50 }] } });
          announce(editor('rules.added', { label: pick(label), number: rules.length + 1 }));
        }}
      />
      <NamedConditions {...{ document, world, today, announce }} onChange={change} />
      <p className="wm-text">
        <button type="button" className="wm-link-button" aria-disabled={!draft.canUndo || undefined} onClick={() => {
          if (!draft.canUndo) return;
          draft.undo();
          announce(t('edit.undone'));
        }}>
          {t('edit.undo')}
        </button>
      </p>
    </section>
  );
}
