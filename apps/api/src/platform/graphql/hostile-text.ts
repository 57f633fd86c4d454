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

/** True when any text in a JSON value, names of properties included, could not be stored. Not recursive: the value may be nested as deep as a body is long. */
export function holdsUnstorable(value: unknown): boolean {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string' && isUnstorable(next)) return true;
    if (next === null || typeof next !== 'object') continue;
    if (!Array.isArray(next) && Object.keys(next).some(isUnstorable)) return true;
    for (const inner of Object.values(next)) open.push(inner);
  }
  return false;
}

/** True when a JSON value has more levels than that: what reads it afterwards is recursive. Itself it is not. */
export function isNestedDeeper(value: unknown, levels: number): boolean {
  const open: [unknown, number][] = [[value, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [inner, level] = next;
    if (inner === null || typeof inner !== 'object') continue;
    if (level === levels) return true;
    for (const child of Object.values(inner)) open.push([child, level + 1]);
  }
  return false;
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
