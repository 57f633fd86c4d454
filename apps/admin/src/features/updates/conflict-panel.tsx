/** Somebody else was first: both versions side by side, and three ways to go on. */
import { formatDate, localDate } from '@waymark/domain';
import { useEffect, useRef } from 'react';
import { UpdateHistoryDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useActionWords } from '../actions/action-words.ts';
import type { UpdatePageAction } from './update-page.tsx';
import { forecastOf, type StatusName, type UpdateValues } from './update-values.ts';
import { useUpdateWords } from './update-words.ts';

export interface Choice {
  kind: 'mine' | 'merge' | 'theirs';
  /** The version that the person has seen now. */
  version: number;
  theirs: { status: StatusName; forecast: string | null };
}

export interface ConflictPanelProps {
  action: UpdatePageAction;
  /** The version that the person began with. */
  since: number;
  /** The version that is there now. */
  version: number;
  values: UpdateValues;
  onChoose: (choice: Choice) => void;
}

export function ConflictPanel({ action, since, version, values, onChoose }: ConflictPanelProps) {
  const t = useUpdateWords();
  const actions = useActionWords();
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const answer = useApiQuery(UpdateHistoryDocument, { id: action.id, after: null }).data?.action;
  const theirs = answer?.__typename === 'Action' ? answer.updates.nodes.filter(({ revision }) => revision > since && revision <= version) : [];
  const [newest] = theirs;
  const loaded = newest !== undefined;
  useEffect(() => heading.current?.focus(), [loaded]);
  if (!newest) return <p className="wm-loading" role="status" />;
  const day = (date: string | null | undefined) => (date ? formatDate(date, language) : t('conflict.none'));
  const forecast = forecastOf(values);
  const rows = [
    { key: 'what', theirs: theirs.map(({ text, noChange }) => (noChange ? t('history.noChange') : text)).join('\n'), mine: values.text },
    { key: 'status', theirs: actions(`status.${newest.statusAfter}`), mine: actions(`status.${values.status as StatusName}`) },
    { key: 'forecast', theirs: day(newest.forecastAfter), mine: forecast === 'wrong' ? t('conflict.none') : day(forecast.date) },
    { key: 'reason', theirs: theirs.map((one) => one.forecastReason).filter(Boolean).join('\n') || t('conflict.none'), mine: values.forecastReason || t('conflict.none') },
  ] as const;
  const choose = (kind: Choice['kind']) => onChoose({ kind, version, theirs: { status: newest.statusAfter, forecast: newest.forecastAfter ?? null } });
  return (
    <section className="wm-conflict" aria-labelledby="conflict">
      <h2 className="wm-heading" id="conflict" ref={heading} tabIndex={-1}>
        {t('conflict.title')}
      </h2>
      <p className="wm-text">{t('conflict.text')}</p>
      <DataTable
        caption={t('conflict.title')}
        captionHidden
        rowKey={({ key }) => key}
        rows={rows}
        columns={[
          { key: 'field', label: t('conflict.field'), rowHeader: true, cell: ({ key }) => t(`conflict.${key}`) },
          { key: 'theirs', label: t('conflict.theirs', { who: newest.author, date: formatDate(localDate(newest.writtenAt), language) }), cell: (row) => <span className="wm-text--preserved">{row.theirs}</span> },
          { key: 'mine', label: t('conflict.mine'), cell: (row) => <span className="wm-text--preserved">{row.mine}</span> },
        ]}
      />
      <p className="wm-text">{t('conflict.keepMineHint')}</p>
      <div className="govuk-button-group">
        <Button type="button" onClick={() => choose('mine')}>
          {t('conflict.keepMine')}
        </Button>
        <Button type="button" variant="secondary" onClick={() => choose('merge')}>
          {t('conflict.merge')}
        </Button>
        <Button type="button" variant="secondary" onClick={() => choose('theirs')}>
          {t('conflict.takeTheirs')}
        </Button>
      </div>
    </section>
  );
}
