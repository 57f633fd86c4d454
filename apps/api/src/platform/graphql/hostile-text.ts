/**
 * Text that PostgreSQL cannot hold: the NUL character and half of a surrogate pair. Found before an
 * operation runs, in its variables and in its literals, so that it is refused clearly instead of failing in a store.
 */
import { Kind, visit, type DocumentNode } from 'graphql';

 
const unstorable = /[\0\p{Surrogate}]/u;

/** True when a database could not store this text. */
export function isUnstorable(text: string): boolean {
  return unstorable.test(text);
}

/** True when any text in a JSON value, names of properties included, could not be stored. Bounded by the body limit. */
export function holdsUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return isUnstorable(value);
  if (Array.isArray(value)) return value.some(holdsUnstorable);
  if (value === null || typeof value !== 'object') return false;
  return Object.entries(value).some(([name, inner]) => isUnstorable(name) || holdsUnstorable(inner));
}

/** Documents are parsed once and kept, so each is looked through once. */
const known = new WeakMap<DocumentNode, boolean>();

/** The same for text written in the document itself. */
export function literalsHoldUnstorable(document: DocumentNode): boolean {
  let found = known.get(document);
  if (found === undefined) known.set(document, (found = searchLiterals(document)));
  return found;
}

function searchLiterals(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.STRING](node) {
      found ||= isUnstorable(node.value);
    },
  });
  return found;
}
