/** How the figures came about: what is counted, from where, as at when, by which methods, under which licence. */
import { formatDate } from '@waymark/domain';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import type { IndicatorView } from './indicator-sentences.ts';
import { useIndicatorWords } from './indicator-words.ts';

export function MethodSection({ indicator: { definition, method, period } }: { indicator: IndicatorView }) {
  const t = useIndicatorWords();
  const pick = usePick();
  const language = useLanguage();
  const { definitionVersion, source, populationSource, neighbourSource, neighbourVersion, licence, copiedOn } = method;
  return (
    <section aria-labelledby="method">
      <h2 className="wm-heading" id="method">
        {t('method.heading')}
      </h2>
      <SummaryList
        rows={[
          { key: 'definition', name: t('method.definition'), value: `${pick(definition)} ${t('method.definitionVersion', { version: definitionVersion })}` },
          { key: 'data', name: t('method.data'), value: t('method.dataValue', { period, date: formatDate(copiedOn, language) }) },
          { key: 'source', name: t('method.source'), value: pick(source) },
          { key: 'population', name: t('method.population'), value: pick(populationSource) },
          { key: 'counts', name: t('method.counts'), value: t('method.countsValue') },
          { key: 'neighbours', name: t('method.neighbours'), value: neighbourVersion && t('method.neighboursValue', { source: pick(neighbourSource), version: neighbourVersion }) },
          { key: 'intervals', name: t('method.intervals'), value: t('method.intervalsValue') },
          { key: 'suppression', name: t('method.suppression'), value: t('method.suppressionValue') },
          { key: 'licence', name: t('method.licence'), value: t('method.licenceValue', { licence }) },
        ]}
      />
    </section>
  );
}
