// What a row says, field by field: several columns of one kind are joined, rating cells are parted into
// the rating and its comment.
import { parseTimescale } from '@waymark/domain';
import type { Column, GridTable, Header } from './columns.ts';
import { namesOwnerAndTime } from './header-words.ts';
import { saysDate } from './ratings.ts';
import { isComment, type RawAction } from './raw-action.ts';
import { labelled, rowShade, type RowValues, type Value } from './row-values.ts';

export type RowTexts = Omit<RawAction, 'ref' | 'place' | 'objective' | 'otherRatings'>;

/** A rating that an earlier report gave. */
const formerly = /\b(?:last|previous|prior|former|earlier|initial|baseline|original|blaenorol)\b/i;

/** All texts of a row but its number. */
export function rowTexts(source: GridTable, header: Header, values: RowValues, row: number, decorative: ReadonlySet<number>): RowTexts {
  const all = (field: Column['field']): Value[] => (field === null ? [] : values.of(field));
  const ratings = [...all('rating'), ...all('ratingAndProgress')].filter((value) => value.text !== '' || value.cell.shade !== null);
  const current = ratings.findLast((value) => /current|latest/i.test(value.column.header)) ?? ratings.findLast((value) => !formerly.test(value.column.header)) ?? ratings.at(-1);
  const earlier = ratings.filter((value) => value !== current && !value.column.colour);
  const ticked = ratings.findLast((value) => value.column.colour && (value.text !== '' || value.cell.shade === value.column.colour));
  const said = values.values.flatMap((value): string[] => {
    if (value.text === '') return [];
    if (value.column.field === 'ratingAndProgress') return [value.text];
    if (value.column.colour) return value.text.length > 3 ? [value.text] : [];
    if (value.column.field === 'rating' && !earlier.includes(value)) return isComment(value.text) ? [value.text] : [];
    if (value.column.field === 'status' && saysDate(value.text)) return [`${value.column.header}: ${value.text}`];
    if (value.column.field === 'status') return isComment(value.text) && value.text.length > 25 ? [value.text] : [];
    return [];
  });
  const progress = [...earlier.map((value) => `${value.column.header}: ${value.text === '' ? value.cell.shade : value.text}`), ...said, labelled(all('progress'))].filter((text) => text !== '');
  const rated = header.columns.some((column) => column.field === 'rating' || column.field === 'ratingAndProgress');
  const status = all('status');
  const texts = (field: Column['field'], between: string): string => all(field).map((value) => value.text).filter((text) => text !== '').join(between);
  const dated = all('timescale').length === 0 && all('owner').some((value) => namesOwnerAndTime(value.column.header));
  const owner = dated ? partOwner(texts('owner', '\n')) : { owner: texts('owner', '\n'), timescale: texts('timescale', ' / ') };
  const wholeRow = current?.cell.shade === 'blue' && values.values.filter((value) => value.cell.shade === 'blue' && value !== current).length >= 2;
  return {
    description: values.text('action'),
    approach: texts('approach', '\n'),
    ...owner,
    ratingText: ticked ? ticked.column.colour! : (current?.text ?? ''),
    shade: ticked || wholeRow ? null : (current?.cell.shade ?? (rated ? null : (status.find((value) => value.cell.shade !== null)?.cell.shade ?? rowShade(source, row, decorative)))),
    ink: current?.cell.ink ?? null,
    status: texts('status', '\n'),
    success: labelled(all('success')),
    progress: progress.join('\n'),
  };
}

/** Parts "Head of Service – June 2016" below a header such as "Who and by when". */
function partOwner(text: string): { owner: string; timescale: string } {
  const pieces = text.split(/\n|;|\s[–—-]\s|[()]|,\s*(?=(?:by |end )?[^,]*\d{2,4}\s*$)/).map((piece) => piece.trim()).filter((piece) => piece !== '');
  const isTime = (piece: string): boolean => {
    const { timescale, oddities } = parseTimescale(piece);
    return (timescale.due !== null || timescale.ongoing || timescale.achieved) && !oddities.some(({ code }) => code === 'extraText' || code === 'unrecognised');
  };
  const times = pieces.filter(isTime);
  return times.length === 0 ? { owner: text, timescale: '' } : { owner: pieces.filter((piece) => !times.includes(piece)).join('\n'), timescale: times.join(' / ') };
}
