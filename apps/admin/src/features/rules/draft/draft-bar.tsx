/** Stays in sight while somebody edits: what the draft changes, whether it is saved, and the way on. */
import { useNavigate } from 'react-router';
import { Button } from '../../../ui/button.tsx';
import type { Rating } from '../data/rule-types.ts';
import type { Effect } from '../effect/effect.ts';
import { useEffectSentence } from '../effect/effect-panel.tsx';
import { useEditorWords } from '../editor-words.ts';
import { useSettled } from './use-settled.ts';
import type { RuleDraft } from './use-rule-draft.ts';

export interface DraftBarProps {
  draft: RuleDraft;
  effect: Effect<unknown> | null;
  stale: boolean;
  ratings: readonly Rating[];
  saving: boolean;
  save: () => Promise<boolean>;
  /** Page with the checks. */
  next: string;
  onUndo: () => void;
}

/** Screen readers are told the effect once it has stood this long: not at every digit. */
const toldAfter = 800;

export function DraftBar({ draft, effect, stale, ratings, saving, save, next, onUndo }: DraftBarProps) {
  const t = useEditorWords();
  const navigate = useNavigate();
  const sentence = useEffectSentence(ratings);
  const text = stale ? t(effect ? 'effect.stale' : 'effect.unknown') : effect ? sentence(effect) : t('effect.unknown');
  const told = useSettled(text, toldAfter);
  const goOn = async () => {
    if (!draft.unsaved || (await save())) await navigate(next);
  };
  return (
    <section className="wm-bar" aria-label={t('bar.label')}>
      <p className="wm-bar__effect" aria-hidden="true">
        {text}
      </p>
      <p className="govuk-visually-hidden" role="status">
        {told}
      </p>
      <div className="wm-bar__tools wm-no-print">
        <Button type="button" busy={saving} onClick={() => void save()}>
          {saving ? t('bar.saving') : t('bar.save')}
        </Button>
        <Button type="button" variant="secondary" busy={saving} onClick={() => void goOn()}>
          {t('bar.review')}
        </Button>
        <button type="button" className="wm-link-button" aria-disabled={!draft.canUndo || undefined} onClick={() => (draft.canUndo ? onUndo() : undefined)}>
          {t('bar.undo')}
        </button>
        <span className="wm-bar__state" role="status">
          {draft.unsaved ? t('bar.unsaved') : t('bar.saved')}
        </span>
      </div>
    </section>
  );
}
