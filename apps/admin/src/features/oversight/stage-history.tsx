/** What was decided about a service's stage, the latest first; both sides read the same. */
import { formatDate } from '@waymark/domain';
import type { StageDecisionPartsFragment } from '../../graphql/generated/graphql.ts';
import { useLanguage, usePick } from '../../i18n/language.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useOversightWords } from './oversight-words.ts';

export function StageHistory({ history, withBody }: { history: readonly StageDecisionPartsFragment[]; withBody: boolean }) {
  const t = useOversightWords();
  const pick = usePick();
  const language = useLanguage();
  const columns: Column<StageDecisionPartsFragment>[] = [
    { key: 'stage', label: t('stage.stage'), rowHeader: true, cell: ({ stage }) => pick(stage.name) },
    ...(withBody ? [{ key: 'body', label: t('stage.body'), cell: ({ body }: StageDecisionPartsFragment) => pick(body) }] : []),
    { key: 'on', label: t('stage.decidedOn'), cell: ({ decidedOn }) => formatDate(decidedOn, language) },
    { key: 'letter', label: t('stage.letterOn'), cell: ({ letterOn }) => (letterOn ? formatDate(letterOn, language) : <span className="wm-none">{t('stage.noLetter')}</span>) },
    { key: 'proposed', label: t('stage.proposed'), cell: ({ proposed, rulesNumber, because }) => {
      if (proposed === null) return '–';
      return because ? t('stage.proposedBecause', { stage: proposed, rules: rulesNumber, because: pick(because) }) : t('stage.proposedBy', { stage: proposed, rules: rulesNumber });
    } },
    { key: 'reason', label: t('stage.reason'), cell: ({ reason }) => <span className="wm-text--preserved">{reason}</span> },
  ];
  return <DataTable caption={t('stage.history')} captionHidden columns={columns} rows={history} rowKey={({ id }) => id} />;
}
