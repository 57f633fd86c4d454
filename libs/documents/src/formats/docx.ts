// Reads a Word document into blocks: the body first, then notes, headers and footers.
import type { OfficePackage } from '../guard/office-package.ts';
import type { SourceBlock, SourceDocument, SourceNote } from '../source.ts';
import { readNumbering } from './docx-numbering.ts';
import { readStory, type StoryContext } from './docx-story.ts';
import { readStyles } from './docx-styles.ts';
import { blocksOf } from './docx-table.ts';
import { readTheme } from './theme.ts';

/** Blocks in reading order. Tracked insertions are kept, deletions dropped and counted in the notes. */
export function readDocx(file: OfficePackage): SourceDocument {
  const relations = [...file.relations(file.main).values()].filter((relation) => !relation.external);
  const partOf = (type: string): string | undefined => relations.find((relation) => relation.type === type)?.target;
  const context: StoryContext = {
    file,
    styles: readStyles(file, partOf('styles')),
    numbering: readNumbering(file, partOf('numbering')),
    theme: readTheme(file, partOf('theme')),
  };
  const body = readStory(context, file.main);
  const blocks = blocksOf(body.parts);
  const notes: SourceNote[] = [];
  const count = (code: SourceNote['code'], value: number): void => {
    if (value > 0) notes.push({ code, parameters: { count: value }, block: null });
  };
  count('deletedTextDropped', body.deletions);
  count('commentsLeftOut', body.comments);
  count('picturesLeftOut', body.pictures);

  const moved = body.notes.flatMap(({ kind, id }, n): SourceBlock[] => {
    const part = partOf(kind === 'footnote' ? 'footnotes' : 'endnotes');
    if (part === undefined) return [];
    return blocksOf(readStory(context, part, id).parts).map((block) => (block.kind === 'table' ? block : { ...block, text: `[${n + 1}] ${block.text}` }));
  });
  count('footnotesMoved', moved.length);
  const edges = new Map<string, SourceBlock>();
  for (const relation of relations) {
    if (relation.type !== 'header' && relation.type !== 'footer') continue;
    for (const block of blocksOf(readStory(context, relation.target).parts)) {
      const key = block.kind === 'table' ? JSON.stringify(block.rows) : block.text;
      if (!/^(page )?\d*( of \d*)?$/i.test(key)) edges.set(key, block.kind === 'table' ? block : { ...block, kind: 'paragraph', level: null });
    }
  }
  count('headerFooterLeftOut', edges.size);
  return { format: 'docx', blocks: [...blocks, ...moved, ...edges.values()], notes };
}
