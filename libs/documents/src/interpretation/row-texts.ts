// What a row says, field by field: several columns of one kind are joined, rating cells are parted into
// the rating and its comment.
import type { Column, GridTable, Header } from './columns.ts';
import { isComment, type RawAction } from './raw-action.ts';
import { labelled, rowShade, type RowValues, type Value } from './row-values.ts';

export type RowTexts = Omit<RawAction, 'ref' | 'place' | 'objective'>;

/** All texts of a row but its number. */
export function rowTexts(source: GridTable, header: Header, values: RowValues, row: number, decorative: ReadonlySet<number>): RowTexts {
  const all = (field: Column['field']): Value[] => (field === null ? [] : values.of(field));
  const ratings = [...all('rating'), ...all('ratingAndProgress')].filter((value) => value.text !== '' || value.cell.shade !== null);
  const current = ratings.findLast((value) => /current|latest/i.test(value.column.header)) ?? ratings.at(-1);
  const earlier = ratings.filter((value) => value !== current && !value.column.colour);
  const ticked = ratings.findLast((value) => value.column.colour && (value.text !== '' || value.cell.shade === value.column.colour));
  const said = values.values.flatMap((value): string[] => {
    if (value.text === '') return [];
    if (value.column.field === 'ratingAndProgress') return [value.text];
    if (value.column.field === 'rating' && !value.column.colour && !earlier.includes(value)) return isComment(value.text) ? [value.text] : [];
    if (value.column.field === 'status') return isComment(value.text) && value.text.length > 25 ? [value.text] : [];
    return [];
  });
  const progress = [...earlier.map((value) => `${value.column.header}: ${value.text === '' ? value.cell.shade : value.text}`), ...said, labelled(all('progress'))].filter((text) => text !== '');
  const rated = header.columns.some((column) => column.field === 'rating' || column.field === 'ratingAndProgress');
  const status = all('status');
  const wholeRow = current?.cell.shade === 'blue' && values.values.filter((value) => value.cell.shade === 'blue' && value !== current).length >= 2;
  return {
    description: values.text('action'),
    approach: all('approach').map((value) => value.text).filter((text) => text !== '').join('\n'),
    owner: all('owner').map((value) => value.text).filter((text) => text !== '').join('\n'),
    timescale: all('timescale').map((value) => value.text).filter((text) => text !== '').join(' / '),
    ratingText: ticked ? ticked.column.colour! : (current?.text ?? ''),
    shade: ticked || wholeRow ? null : (current?.cell.shade ?? (rated ? null : (status.find((value) => value.cell.shade !== null)?.cell.shade ?? rowShade(source, row, decorative)))),
    ink: current?.cell.ink ?? null,
    status: status.map((value) => value.text).filter((text) => text !== '').join('\n'),
    success: labelled(all('success')),
    progress: progress.join('\n'),
  };
}
