/** Values that break what takes them on trust, for fuzzing: text, numbers, ids, days and shapes of every wrong kind. */
import fc, { type Arbitrary } from 'fast-check';
import { getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';

const text: Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', ' ', 'Review the policy', 'A', '1', 'Sept 16', 'red', 'planManager', 'sections/0/objectives/0/actions/0') },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      '\0', 'a\0b', '\ud800', 'x\udfff', '\uffff', '\u202eevil\u202c', '\u200b', '\ufeff', 'e\u0301'.repeat(20), '😀', '\u0085\u2028\u2029', '\x1b[31m', '\r\nset-cookie: a=b',
      '__proto__', 'constructor', 'toString', 'hasOwnProperty', "'; drop table plan; --", '" or 1=1', '${7*7}', '{{7*7}}', '<script>alert(1)</script>', '=cmd|x!A1', '../../etc/passwd', '%00', '\\', '%', '_', 'null', 'undefined', 'NaN',
      'sections/-1', 'sections/99999999999', '/', '//', 'a/b/c/d/e/f', '0'.repeat(400), '9'.repeat(400), '('.repeat(500), '1e999', '-0', '٣', 'Ⅷ',
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(1_000, 9_000, 60_000).map((length) => 'x'.repeat(length)) },
);

const number: Arbitrary<unknown> = fc.constantFrom(0, 1, 2, 3, 20, 100, -1, 101, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 53, -(2 ** 53), 1.5, 1e308, -0, 5e-324, '1', '1e3', true);

const day: Arbitrary<string> = fc.constantFrom(
  '2016-09-30', '2016-10-01', '2026-11-27', '0000-01-01', '0001-01-01', '9999-12-31', '10000-01-01', '-000001-01-01', '+275760-09-13', '2016-02-30', '2016-13-01', '2016-00-00', '2016-9-3', '2016-09-30T25:00:00Z', '2016-09-30T10:00:00Z', '2016-09-30T23:59:60Z',
  'infinity', '-infinity', 'epoch', 'now', 'today', '', '0', 'BC', '4714-11-24 BC',
);

const badId: Arbitrary<string> = fc.constantFrom(
  '', '0', 'x', '018f0000-0000-7000-8000-00000000fff', '018F0000-0000-7000-8000-00000000FFFF', '{018f0000-0000-7000-8000-00000000ffff}', '018f00000000700080000000000ffff0', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'urn:uuid:018f0000-0000-7000-8000-00000000ffff',
  '018f0000-0000-7000-8000-00000000ffff\0', '018f0000-0000-7000-8000-00000000ffff\n', '../x', '%00',
);

/** Any JSON value; objects with names that objects have already. */
export const anyJson: Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(text, number, fc.constantFrom(null, true, false)),
    fc.array(tie('value'), { maxLength: 4 }),
    // Through JSON, so that `__proto__` is a name like others.
    fc.array(fc.tuple(fc.oneof(text.filter((name) => name.length < 100), fc.constantFrom('en', 'cy', 'rules', 'when', 'all', 'any', 'fact', 'operator', 'value', 'id')), tie('value')), { maxLength: 5 }).map((pairs) => JSON.parse(`{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`) as unknown),
  ),
})).value;

export const hostileText = text;

/** Values made beforehand: ids that exist, documents that are valid, a number to choose by. */
export interface Known {
  ids: readonly string[];
  documents: readonly unknown[];
}

/** Chooses; `fc.gen` gives one that repeats with its seed. */
export type Choose = <T>(arbitrary: Arbitrary<T>) => T;

/** A value for an argument or a field of an input: mostly of its type, often at its edge, now and then of another. */
export function hostileValue(type: GraphQLInputType, choose: Choose, known: Known, depth = 0): unknown {
  const odds = choose(fc.nat(99));
  if (odds < 4) return choose(anyJson);
  if (odds < (isNonNullType(type) ? 6 : 25)) return null;
  const inner = getNullableType(type);
  if (isListType(inner)) return listOf(inner.ofType, choose, known, depth);
  if (isEnumType(inner)) return odds < 10 ? choose(text) : choose(fc.constantFrom(...inner.getValues().map(({ name }) => name)));
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields()).filter((field) => isNonNullType(field.type) || depth < 3);
    const pairs = fields.flatMap((field) => (choose(fc.nat(99)) < (isNonNullType(field.type) ? 3 : 40) ? [] : [[field.name, hostileValue(field.type, choose, known, depth + 1)] as const]));
    return Object.fromEntries(choose(fc.nat(49)) === 0 ? [...pairs, ['nobodyAskedForThis', 1]] : pairs);
  }
  switch (inner.name) {
    case 'ID': return known.ids.length > 0 && odds < 75 ? choose(fc.constantFrom(...known.ids)) : choose(fc.oneof(badId, text));
    case 'Int': case 'Float': return odds < 60 ? choose(fc.integer({ min: 0, max: 5 })) : choose(number);
    case 'Boolean': return odds < 8 ? choose(number) : choose(fc.boolean());
    case 'Date': case 'DateTime': return odds < 50 ? '2016-09-30' : choose(day);
    case 'JSON': return known.documents.length > 0 && odds < 60 ? damaged(choose(fc.constantFrom(...known.documents)), choose) : choose(anyJson);
    default: return choose(text);
  }
}

function listOf(item: GraphQLInputType, choose: Choose, known: Known, depth: number): unknown {
  const length = choose(fc.constantFrom(0, 1, 1, 2, 2, 3, 5));
  const list = Array.from({ length }, () => hostileValue(item, choose, known, depth + 1));
  const form = choose(fc.nat(39));
  if (form === 0) return [list];
  return form === 1 && list.length > 0 ? Array.from({ length: 300 }, () => list[0]) : list;
}

/** A valid document with one value, somewhere in it, replaced. */
function damaged(document: unknown, choose: Choose): unknown {
  const copy = structuredClone(document);
  if (choose(fc.nat(2)) === 0) return copy;
  let at: unknown = copy;
  for (let level = choose(fc.nat(6)); typeof at === 'object' && at !== null; level -= 1) {
    const names = Object.keys(at);
    if (names.length === 0) break;
    const name = choose(fc.constantFrom(...names));
    const inner = (at as Record<string, unknown>)[name];
    if (level <= 0 || typeof inner !== 'object' || inner === null) {
      (at as Record<string, unknown>)[name] = choose(anyJson);
      break;
    }
    at = inner;
  }
  return copy;
}
