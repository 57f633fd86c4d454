// The two sides of the review: beside each other where there is room, one at a time on a phone.
import { useEffect, useMemo, useRef, useState } from 'react';
import { Checkboxes } from '../../../ui/fields.tsx';
import { useSourceRows } from '../data/import-queries.ts';
import type { DraftAction, Outline } from '../data/import-types.ts';
import { useImportWords } from '../import-words.ts';
import { PlanPane } from './plan-pane.tsx';
import { elementId, type Selection } from './review-context.tsx';
import { SourcePane } from './source-pane.tsx';
import { sourcePages, sourcePageWith } from './source-pages.ts';
import { revealInPane } from './use-review-focus.ts';
import type { ReviewState } from './use-review-state.ts';

interface WorkspaceProps {
  item: Outline;
  state: ReviewState;
  actions: readonly DraftAction[];
  /** All findings are here, so that they can be counted. */
  counted: boolean;
}

export function Workspace({ item, state, actions, counted }: WorkspaceProps) {
  const t = useImportWords();
  const rows = useSourceRows(item.id);
  const [turned, setTurned] = useState<{ page: number; selection: Selection | null } | null>(null);
  const sourcePane = useRef<HTMLDivElement>(null);
  const { selection, side, setSide, page, show } = state;
  const pages = useMemo(
    () => sourcePages(item.blocks.map((block) => ({ index: block.index, rowCount: block.kind === 'TABLE' ? (rows.totals.get(block.index) ?? 0) : null }))),
    [item.blocks, rows.totals],
  );

  // The other side follows what is looked at on this one, until somebody turns its pages.
  const action = selection ? actions.find((other) => other.path === selection.path) : undefined;
  const followed = action && action.block !== null && action.row !== null ? sourcePageWith(pages, action.block, action.row) : -1;
  const sourcePage = Math.min(turned !== null && (turned.selection === selection || followed < 0) ? turned.page : Math.max(0, followed), pages.length - 1);
  useEffect(() => {
    const card = selection?.by === 'source' ? document.getElementById(elementId.action(selection.path)) : null;
    if (card) revealInPane(card);
  }, [selection, page]);
  useEffect(() => {
    if (selection?.by !== 'plan') return;
    const row = document.getElementById(elementId.source(selection.path))?.closest('tr');
    if (row) revealInPane(row);
  }, [selection, sourcePage, rows.rows]);

  // A new page of the plan begins at its top.
  const planPane = useRef<HTMLDivElement>(null);
  const lastPage = useRef(page);
  useEffect(() => {
    if (lastPage.current !== page && planPane.current && !planPane.current.contains(document.activeElement)) planPane.current.scrollTop = 0;
    lastPage.current = page;
  }, [page]);

  const turn = (next: number) => {
    setTurned({ page: next, selection });
    if (sourcePane.current) sourcePane.current.scrollTop = 0;
  };
  const answered = state.total - state.open.length;
  const switches = [
    { key: 'plan' as const, text: t('view.plan') },
    { key: 'source' as const, text: t('view.source') },
  ];
  return (
    <section className="wm-review" aria-labelledby={elementId.progress}>
      <h2 className="wm-heading" id={elementId.progress} tabIndex={-1}>
        {t('progress.heading')}
      </h2>
      <div className="wm-review__bar wm-no-print">
        {counted ? (
          <p className="wm-review__progress">
            <label htmlFor="answers-given">{t('progress.label')}</label>
            <progress className="wm-progress" id="answers-given" max={Math.max(1, state.total)} value={state.total === 0 ? 1 : answered} />
            <strong>{t('progress.of', { answered, total: state.total })}</strong>
          </p>
        ) : null}
        <Checkboxes
          id="only-open"
          name="show"
          small
          label={<span className="govuk-visually-hidden">{t('view.label')}</span>}
          choices={[{ value: 'open', label: t('view.onlyOpen') }]}
          values={state.onlyOpen ? ['open'] : []}
          onChange={(values) => show({ onlyOpen: values.includes('open'), page: null })}
        />
        <div className="wm-review__switch" role="group" aria-label={t('view.label')}>
          {switches.map(({ key, text }) => (
            <button key={key} type="button" className="wm-review__side" aria-pressed={side === key} onClick={() => setSide(key)}>
              {text}
            </button>
          ))}
        </div>
      </div>
      <div className={`wm-review__sides wm-review__sides--${side}`}>
        <div className="wm-pane wm-pane--source">
          <h2 className="wm-pane__title">{t('source.heading')}</h2>
          <div className="wm-pane__scroll" ref={sourcePane} tabIndex={0} role="region" aria-label={t('source.region', { name: item.fileName || t('pasted') })}>
            <SourcePane blocks={item.blocks} rows={rows} pages={pages} page={sourcePage} onPage={turn} refOf={state.refOf} />
          </div>
        </div>
        <div className="wm-pane wm-pane--plan">
          <h2 className="wm-pane__title">{t('plan.heading')}</h2>
          <div className="wm-pane__scroll" ref={planPane} tabIndex={0} role="region" aria-label={t('plan.region')}>
            <PlanPane entries={state.entries} page={page} onlyOpen={state.onlyOpen} leftOut={state.leftOut} />
          </div>
        </div>
      </div>
    </section>
  );
}
