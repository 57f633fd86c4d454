/** The rating that stands where no rule applies. */
import { actionCatalogue, type Catalogue, type RuleSet } from '@waymark/rules';
import { usePick } from '../../../i18n/language.ts';
import { Select } from '../../../ui/fields.tsx';
import { RatingTag } from '../../../ui/tag.tsx';
import type { Rating } from '../data/rule-types.ts';
import { useEditorWords } from '../editor-words.ts';
import { useRuleWords } from '../rules-words.ts';
import { useRatingOf } from '../sentences/rule-list.tsx';
import { subjectOf } from '../sentences/subject.ts';
import type { DraftAction } from './draft.ts';

interface OtherwiseCardProps {
  document: RuleSet;
  ratings: readonly Rating[];
  catalogue?: Catalogue;
  onChange: (action: DraftAction) => void;
}

export function OtherwiseCard({ document, ratings, catalogue = actionCatalogue, onChange }: OtherwiseCardProps) {
  const t = useEditorWords();
  const rules = useRuleWords();
  const pick = usePick();
  const ratingOf = useRatingOf(ratings);
  const code = document.rating.default;
  const known = ratings.some((rating) => rating.code === code);
  return (
    <li className="wm-rule wm-rule--edited wm-rule--default">
      <p className="wm-rule__sentence">
        <span className="wm-rule__number">{rules('otherwiseLabel')}</span> <RatingTag rating={ratingOf(code)} /> {rules('otherwise')}
      </p>
      <Select
        id="default-rating"
        name="default"
        label={t(`of.${subjectOf(catalogue)}.default`)}
        value={code}
        choices={[...(known ? [] : [{ value: code, label: pick(ratingOf(code).label) }]), ...ratings.map((rating) => ({ value: rating.code, label: pick(rating.label) }))]}
        onChange={(event) => onChange({ type: 'setDefault', rating: event.target.value })}
      />
    </li>
  );
}
