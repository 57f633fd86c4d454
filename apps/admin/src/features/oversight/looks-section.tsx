/** In the trust centre: which adviser of which body looked at what, by day. */
import { formatDate } from '@waymark/domain';
import { useState } from 'react';
import { AdviserLooksDocument, type AdviserLooksQuery } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { useMoment } from '../../i18n/moment.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { headlineOf } from '../actions/headline.ts';
import { useOversightWords, type OversightWords } from './oversight-words.ts';

type Look = AdviserLooksQuery['adviserLooks']['nodes'][number];

/** What an adviser may ask for; another operation keeps its name. */
const asked = ['portfolio', 'sharedFigures', 'service', 'plans', 'plan', 'action', 'decisionAsAt', 'indicators', 'indicator', 'escalations', 'reviews', 'review', 'stageOfService', 'tryStageRules', 'assuranceNotes'] as const;

function whatOf(t: OversightWords, { operation, subject }: Look): string {
  const known = asked.find((name) => name === operation);
  const words = known ? t(`looks.asked.${known}`) : operation;
  return subject === null ? words : `${words}: ${headlineOf(subject).text}`;
}

export function LooksSection() {
  const t = useOversightWords();
  const pick = usePick();
  const language = useLanguage();
  const moment = useMoment();
  const [after, setAfter] = useState<string | null>(null);
  const looks = useApiQuery(AdviserLooksDocument, { after }, { keepPrevious: true }).data?.adviserLooks;
  if (!looks) return null;
  const columns: Column<Look>[] = [
    { key: 'day', label: t('looks.day'), rowHeader: true, cell: ({ day }) => formatDate(day, language) },
    { key: 'who', label: t('looks.who'), cell: ({ adviser, bodies }) => [adviser ?? t('looks.unknown'), bodies.map((name) => pick(name)).join(', ')].filter(Boolean).join(', ') },
    { key: 'what', label: t('looks.what'), cell: (look) => whatOf(t, look) },
    { key: 'times', label: t('looks.times'), numeric: true, cell: ({ times }) => times },
    { key: 'last', label: t('looks.last'), cell: ({ last }) => moment(last) },
  ];
  return (
    <section aria-labelledby="looks">
      <h2 className="wm-heading" id="looks">
        {t('looks.heading')}
      </h2>
      <p className="wm-text">{t('looks.intro')}</p>
      {looks.totalCount === 0 ? (
        <p className="wm-text">{t('looks.none')}</p>
      ) : (
        <DataTable caption={t('looks.heading')} captionHidden columns={columns} rows={looks.nodes} rowKey={({ day, adviser, operation, subject }) => `${day} ${adviser ?? ''} ${operation} ${subject ?? ''}`} />
      )}
      {looks.pageInfo.hasNextPage ? (
        <Button type="button" variant="secondary" onClick={() => setAfter(looks.pageInfo.endCursor ?? null)}>
          {t('looks.earlier')}
        </Button>
      ) : null}
      {after === null ? null : (
        <Button type="button" variant="secondary" onClick={() => setAfter(null)}>
          {t('looks.latest')}
        </Button>
      )}
    </section>
  );
}
