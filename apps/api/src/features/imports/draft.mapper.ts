/** Turns an opened import into what the API shows of it: blocks, draft and findings. Pure. */
import { gridOf } from '@waymark/documents';
import { parametersOf } from '../../platform/graphql/index.ts';
import { DraftAction, type DraftPlan, type Finding } from './draft.graphql.ts';
import { factsRowOf, type FindingItem } from './draft.ts';
import type { Opened } from './imports.service.ts';
import type { SourceBlock, SourceColumn, SourceRow } from './source.graphql.ts';

/** Every block of the document, tables with the meaning of their columns and the actions read from each row. */
export function toBlocks({ content: { source, interpretation }, draft }: Opened): SourceBlock[] {
  const paths = new Map<string, string[]>();
  for (const { path, block, row } of draft.actions) {
    const place = `${block} ${row}`;
    paths.set(place, [...(paths.get(place) ?? []), path]);
  }
  return source.blocks.map((block, index) => {
    if (block.kind !== 'table') return { index, kind: block.kind, text: block.text, level: block.level, sheet: null, columns: [], allRows: [] };
    const meaning = interpretation.columns[index];
    const allRows = block.rows.map((row, r): SourceRow => ({
      index: r,
      header: r === meaning?.headerRow,
      cells: row.cells.map(({ text, shade, columnSpan, rowSpan }) => ({ text, shade, columnSpan, rowSpan })),
      actionPaths: paths.get(`${index} ${r}`) ?? [],
    }));
    // A table that was not understood shows its columns too, by its first row, so that they can be mapped by hand.
    const grid = gridOf(block);
    const width = Math.max(0, ...grid.map((cells) => cells.length));
    const headers = grid[Math.max(0, meaning?.headerRow ?? 0)] ?? [];
    const columns = Array.from({ length: width }, (_, column): SourceColumn => ({
      index: column, header: headers[column]?.text ?? '', field: meaning?.columns[column] ?? null,
    }));
    return { index, kind: 'table', text: '', level: null, sheet: block.sheet ?? null, columns, allRows };
  });
}

export function toDraftPlan({ draft, rules }: Opened): DraftPlan {
  const { plan } = draft;
  let openCount = 0;
  let contradictingCount = 0;
  const allActions = draft.actions.map((item) => {
    const targetDate = plan.sections[item.section]?.objectives[item.objective]?.targetDate ?? null;
    const facts = factsRowOf(item, { targetDate }, rules.ratingKey, rules.today);
    const rated = rules.rate(facts);
    if (facts.status !== 'complete' && facts.status !== 'cancelled') {
      openCount += 1;
      if (rated.diverges) contradictingCount += 1;
    }
    return new DraftAction(item, rated);
  });
  return {
    title: plan.title,
    printedKey: plan.ratingKey,
    sections: plan.sections.map((section, s) => ({
      path: `sections/${s}`, ref: section.ref, title: section.title,
      objectives: section.objectives.map(({ actions: _actions, ...objective }, o) => ({ ...objective, path: `sections/${s}/objectives/${o}` })),
    })),
    openCount,
    contradictingCount,
    allActions,
  };
}

export function toFinding({ parameters, ...finding }: FindingItem): Finding {
  return { ...finding, parameters: parametersOf(parameters) };
}
