/** How the figures came about: from where, as at when, by which methods, under which licence. */
import { formatDate } from '@waymark/domain';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import type { IndicatorView } from './indicator-sentences.ts';
import { useIndicatorWords } from './indicator-words.ts';
import { useKeptFamily } from './kept-family.tsx';

export function MethodSection({ indicator: { method, period } }: { indicator: IndicatorView }) {
  const t = useIndicatorWords();
  const pick = usePick();
  const language = useLanguage();
  const kept = useKeptFamily(method);
  const { definitionVersion, source, populationSource, neighbourSource, neighbourVersion, licence, copiedOn } = method;
  return (
    <section aria-labelledby="method">
      <h2 className="wm-heading" id="method">
        {t('method.heading')}
      </h2>
      <SummaryList
        rows={[
          { key: 'definition', name: t('method.definitionVersion'), value: definitionVersion },
          { key: 'data', name: t('method.data'), value: copiedOn && t('method.dataValue', { period: period ?? '', date: formatDate(copiedOn, language) }) },
          { key: 'source', name: t('method.source'), value: source && pick(source) },
          { key: 'population', name: t('method.population'), value: populationSource && pick(populationSource) },
          { key: 'counts', name: t('method.counts'), value: populationSource ? t('method.countsValue') : t('method.countsNone') },
          { key: 'neighbours', name: t('method.neighbours'), value: kept ? t('kept.method', { name: kept.name, version: kept.version, date: kept.chosenOn, from: kept.from }) : neighbourVersion && neighbourSource && t('method.neighboursValue', { source: pick(neighbourSource), version: neighbourVersion }) },
          { key: 'intervals', name: t('method.intervals'), value: populationSource && t('method.intervalsValue') },
          { key: 'suppression', name: t('method.suppression'), value: t('method.suppressionValue') },
          { key: 'licence', name: t('method.licence'), value: t('method.licenceValue', { licence }) },
        ]}
      />
    </section>
  );
}
