// Places in a rule set's JSON, as `parse` names them in its issues: "rating/rules/2/conditions/all/0/value".
export type Path = readonly (string | number)[];

export const pathText = (path: Path): string => path.join('/');

/** What stands at a path; undefined when nothing does. */
export function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/** A copy with another value at a path that exists; what lies beside the path is shared with the original. */
export function withValueAt<T>(document: T, path: Path, value: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return value as T;
  const inner = withValueAt((document as Record<string | number, unknown>)[key], rest, value);
  if (Array.isArray(document)) return (document as unknown[]).map((item, index) => (index === key ? inner : item)) as T;
  return { ...document, [key]: inner };
}
