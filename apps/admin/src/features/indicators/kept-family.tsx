/** That the comparison is by a family which the service chose itself: its name for the sentences, and the caution that goes with it. */
import { formatDate } from '@waymark/domain';
import { useLanguage, usePick } from '../../i18n/language.ts';
import type { IndicatorMethod, KeptFamilyName } from './indicator-sentences.ts';
import { useIndicatorWords } from './indicator-words.ts';

/** Null where the comparison is by a published list, or by one that is worked out. */
export function useKeptFamily({ keptFamily, neighbourSource }: IndicatorMethod): (KeptFamilyName & { chosenOn: string; from: string }) | null {
  const pick = usePick();
  const language = useLanguage();
  if (!keptFamily || !neighbourSource) return null;
  return { name: pick(neighbourSource), version: keptFamily.version, chosenOn: formatDate(keptFamily.chosenOn, language), from: formatDate(keptFamily.effectiveFrom, language) };
}

/** Printed as well: a reader of paper must know it, too. */
export function KeptCaution({ method }: { method: IndicatorMethod }) {
  const t = useIndicatorWords();
  const kept = useKeptFamily(method);
  if (!kept) return null;
  return (
    <div className="wm-not-compared wm-kept">
      <p className="wm-text">
        <strong>{t('kept.heading', { date: kept.chosenOn })}</strong>
      </p>
      <p className="wm-text">{t('kept.text', { name: kept.name, version: kept.version, from: kept.from })}</p>
    </div>
  );
}
