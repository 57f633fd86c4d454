/** What a share opens, as check boxes, and beside them on demand what an adviser would then see. */
import { useState } from 'react';
import type { ShareScope } from '../../graphql/generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Checkboxes } from '../../ui/fields.tsx';
import { SharePreview } from '../oversight/share-preview.tsx';
import { scopes, useOversightWords } from '../oversight/oversight-words.ts';
import { useTrustWords } from './trust-words.ts';

interface ScopeFieldsProps {
  id: string;
  chosen: readonly ShareScope[];
  onChange: (chosen: readonly ShareScope[]) => void;
  error?: string | undefined;
}

/** Titles and names belong to actions: without those they say nothing. A board's paper holds all the others. Null when nothing is missing. */
export function scopesLack(chosen: readonly ShareScope[]): 'sharing.needsActions' | 'sharing.reviewsNeedAll' | null {
  if (!chosen.includes('ACTIONS') && (chosen.includes('EVIDENCE') || chosen.includes('NAMES'))) return 'sharing.needsActions';
  return chosen.includes('REVIEWS') && chosen.length < scopes.length ? 'sharing.reviewsNeedAll' : null;
}

export function ScopeFields({ id, chosen, onChange, error }: ScopeFieldsProps) {
  const t = useTrustWords();
  const words = useOversightWords();
  const [shown, setShown] = useState(false);
  return (
    <>
      <Checkboxes
        id={id}
        name={id}
        label={t('sharing.scopes')}
        hint={t('sharing.scopesHint')}
        error={error}
        choices={scopes.map((scope) => ({ value: scope, label: words(`scope.${scope}`), hint: words(`scopeHint.${scope}`) }))}
        values={chosen}
        onChange={(values) => onChange(scopes.filter((scope) => values.includes(scope)))}
      />
      {shown && scopesLack(chosen) === null ? <SharePreview scopes={chosen} /> : null}
      {shown ? null : (
        <Button type="button" variant="secondary" onClick={() => setShown(true)}>
          {t('sharing.preview')}
        </Button>
      )}
    </>
  );
}
