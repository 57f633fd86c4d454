/** From a revision to the texts that a document changed, as people see them. Pure. */
import type { ComparedField } from '@waymark/domain';
import type { DocumentChange, FieldOfChange } from './document-changes.graphql.ts';
import type { DocumentRevision } from './document-changes.store.ts';

/** What a document says in words, by its name in a revision; the rest follows from it. */
const fields: readonly (readonly [ComparedField, string])[] = [
  ['ref', 'ref'], ['description', 'description'], ['approach', 'approach'], ['owner', 'ownerText'], ['timescale', 'sourceText'],
  ['success', 'successMeasure'], ['stated', 'statedCode'], ['progress', 'progress'],
];
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export function toDocumentChange({ number, reason, at, by, before, after }: DocumentRevision): DocumentChange {
  // A first revision has nothing before it: the document brought the whole action.
  const kind = reason === 'archived' ? 'archived' : before === null ? 'added' : 'changed';
  const changes = kind === 'changed' ? fields.flatMap(([field, name]): FieldOfChange[] => (name in after ? [{ field, before: textOf(before?.[name]), after: textOf(after[name]) }] : [])) : [];
  return { revision: number, kind, at, by, why: textOf(after['why']), moved: kind === 'changed' && 'objectiveId' in after, changes };
}
