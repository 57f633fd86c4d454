// Takes a copy of whatever was handed in before anything is checked, so that nothing can change or fail between two looks at it.

/** Values (members and elements) in one text: far more than any rule set that is accepted, and copied in a few milliseconds. */
export const MOST_VALUES = 30_000;
/** Deeper than anything that is read; what lies below is dropped unread. */
const DEEPEST_VALUE = 128;

/** Stands for what is no JSON: instances of classes, members that throw when they are read. Every check refuses it. */
const noJson = (): undefined => undefined;

/** A copy that is plain JSON as far as it will be read, or null when there are more than MOST_VALUES values. Never throws. */
export function plainJson(value: unknown): { readonly json: unknown } | null {
  const budget = { left: MOST_VALUES };
  const json = copy(value, budget, 1);
  return budget.left < 0 ? null : { json };
}

function copy(value: unknown, budget: { left: number }, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST_VALUE) return undefined;
  try {
    return Array.isArray(value) ? copyList(value, budget, depth) : copyRecord(value, budget, depth);
  } catch {
    return noJson; // a getter or a proxy that throws
  }
}

function copyList(list: readonly unknown[], budget: { left: number }, depth: number): unknown {
  const { length } = list;
  budget.left -= length;
  const items: unknown[] = [];
  for (let index = 0; index < length && budget.left >= 0; index += 1) items.push(copy(list[index], budget, depth + 1));
  return items;
}

function copyRecord(record: object, budget: { left: number }, depth: number): unknown {
  const prototype: unknown = Object.getPrototypeOf(record);
  if (prototype !== Object.prototype && prototype !== null) return noJson;
  const keys = Object.keys(record);
  budget.left -= keys.length;
  const members: Record<string, unknown> = {};
  for (const key of keys) {
    if (budget.left < 0) break;
    const member = copy((record as Readonly<Record<string, unknown>>)[key], budget, depth + 1);
    if (key === '__proto__') Object.defineProperty(members, key, { value: member, enumerable: true });
    else members[key] = member;
  }
  return members;
}

/** A value in the words of an issue: texts cut short, of other things what they are. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100) : typeof value === 'number' || typeof value === 'boolean' ? String(value) : value === null ? 'null' : typeof value;
}
