/** Says whether what is written is kept; read out, but never in the way. */
import { useEvidenceWords } from '../evidence/evidence-words.ts';
import { useUpdateWords } from './update-words.ts';
import type { DraftState } from './use-autosave.ts';

export function DraftLine({ state }: { state: DraftState }) {
  const t = useUpdateWords();
  const child = useEvidenceWords();
  const text = state.kind === 'idle' ? '' : state.kind === 'child' ? t('draft.child', { kind: child(`child.kind.${state.code}`) }) : t(`draft.${state.kind}`);
  return (
    <p className="wm-small wm-muted wm-draft" role="status">
      {text}
    </p>
  );
}
