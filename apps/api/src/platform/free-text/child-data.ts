/** No data about a child may enter: text that people type is asked about before it is stored, and never repeated in the answer. */
import { certainChildData, type ChildDataCode } from '@waymark/domain';
import type { AuditDetail } from '../audit/index.ts';
import { reason, type Reason } from '../graphql/index.ts';

/** Free text by the name of its field in the input. */
export type FreeText = Readonly<Record<string, string | null | undefined>>;

/** Kinds that are hardly ever anything else, by field. */
export function suspectedIn(texts: FreeText): { field: string; kind: ChildDataCode }[] {
  return Object.entries(texts).flatMap(([field, text]) => certainChildData(text ?? '').map((kind) => ({ field, kind })));
}

/**
 * `childDataSuspected` for each kind in each field, unless the person has answered that no child is named. Patterns that
 * are often harmless are for pages to ask about (libs/domain/src/child-data), not for the API to refuse.
 */
export function reasonsAgainstChildData(texts: FreeText, noChildNamed?: boolean | null): Reason[] {
  return noChildNamed === true ? [] : suspectedIn(texts).map(({ field, kind }) => reason('childDataSuspected', { field, kind }));
}

/** For the audit trail: that somebody let a suspected text through, and of which kinds; never the text. */
export function childDataAnswered(texts: FreeText, noChildNamed?: boolean | null): AuditDetail {
  const kinds = noChildNamed === true ? suspectedIn(texts).map(({ kind }) => kind) : [];
  return kinds.length > 0 ? { noChildNamed: true, suspected: [...new Set(kinds)] } : {};
}
