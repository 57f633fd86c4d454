// The document side of the review: the council's own headings, paragraphs and tables, in pages of bounded size.
import { Fragment, useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useServiceSlug } from '../../../graphql/use-api.ts';
import { Button, ButtonGroup } from '../../../ui/button.tsx';
import type { SourceRows } from '../data/import-queries.ts';
import type { SourceBlock } from '../data/import-types.ts';
import { useImportWords } from '../import-words.ts';
import { useReview } from './review-context.tsx';
import type { SourcePage } from './source-pages.ts';
import { SourceTable } from './source-table.tsx';

interface SourcePaneProps {
  blocks: readonly SourceBlock[];
  rows: SourceRows;
  pages: readonly SourcePage[];
  /** From 0. */
  page: number;
  onPage: (page: number) => void;
  refOf: (path: string) => string;
}

/** Levels of the headings shown: below the pane's own, and never skipping one, whatever the document does. */
export function headingLevels(blocks: readonly { kind: string; level: number | null }[]): number[] {
  let last = 2;
  return blocks.map((block) => {
    if (block.kind !== 'HEADING') return 0;
    last = Math.min((block.level ?? 0) + 3, last + 1, 6);
    return last;
  });
}

export function SourcePane({ blocks, rows, pages, page, onPage, refOf }: SourcePaneProps) {
  const t = useImportWords();
  const slug = useServiceSlug() ?? '';
  const { importId } = useReview();
  const slices = pages[page] ?? [];
  const last = slices.findLast((slice) => slice.to > 0);
  const { ensure } = rows;
  useEffect(() => {
    if (last) ensure(last.block, last.to - 1);
  }, [last, ensure]);
  const shown = slices.map((slice) => ({ slice, block: blocks.find((block) => block.index === slice.block) }));
  const levels = headingLevels(shown.map(({ block }) => ({ kind: block?.kind ?? '', level: block?.level ?? null })));
  return (
    <>
      {blocks.some((block) => block.kind === 'TABLE') ? (
        <p className="wm-source__map wm-no-print">
          <Link className="govuk-link" to={`/s/${slug}/imports/${importId}/columns`}>
            {t('source.columns')}
          </Link>
        </p>
      ) : null}
      {shown.map(({ slice, block }, index) => {
        if (!block) return null;
        if (block.kind === 'HEADING') return <SourceHeading key={block.index} level={levels[index] ?? 6} text={block.text} />;
        if (block.kind === 'PARAGRAPH') {
          return (
            <p key={block.index} className="wm-source__paragraph">
              {block.text}
            </p>
          );
        }
        const known = rows.rows.get(block.index) ?? [];
        const sheetBegins = block.sheet !== null && slice.from === 0 && blocks.find((other) => other.sheet === block.sheet) === block;
        return (
          <Fragment key={block.index}>
            {sheetBegins ? <p className="wm-source__sheet">{t('source.sheet', { name: block.sheet ?? '' })}</p> : null}
            <SourceTable block={block} caption={captionOf(blocks, block, t)} rows={known} from={slice.from} to={Math.min(slice.to, known.length)} refOf={refOf} />
            {known.length < slice.to ? (
              <p className="wm-source__loading" role="status">
                {t('source.loading')}
              </p>
            ) : null}
          </Fragment>
        );
      })}
      {pages.length > 1 ? (
        <div className="wm-source__pages">
          <p className="wm-small wm-muted" role="status">
            {t('source.page', { page: page + 1, pages: pages.length })}
          </p>
          <ButtonGroup>
            {page > 0 ? (
              <Button type="button" variant="secondary" onClick={() => onPage(page - 1)}>
                {t('source.previous')}
              </Button>
            ) : null}
            {page < pages.length - 1 ? (
              <Button type="button" variant="secondary" onClick={() => onPage(page + 1)}>
                {t('source.next')}
              </Button>
            ) : null}
          </ButtonGroup>
        </div>
      ) : null}
    </>
  );
}

function SourceHeading({ level, text }: { level: number; text: ReactNode }) {
  const Tag = `h${level}` as 'h3' | 'h4' | 'h5' | 'h6';
  return <Tag className={`wm-source__heading wm-source__heading--${level}`}>{text}</Tag>;
}

/** Name of a table for those who cannot see where it stands: its worksheet, or the heading above it. */
function captionOf(blocks: readonly SourceBlock[], block: SourceBlock, t: ReturnType<typeof useImportWords>): string {
  const tables = blocks.filter((other) => other.kind === 'TABLE');
  const number = tables.indexOf(block) + 1;
  const before = blocks.slice(0, blocks.indexOf(block)).findLast((other) => other.kind === 'HEADING' && other.sheet === block.sheet);
  const heading = before?.text ?? block.sheet;
  return heading ? t('source.tableAfter', { number, heading }) : t('source.table', { number });
}
