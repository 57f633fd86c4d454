// Inputs made to hurt: each by itself, and random damage to rule sets that are valid.
import fc from 'fast-check';
import { leaf, ruleSet, smallCatalogue } from './rule-set-builders.ts';

type Json = Record<string, unknown>;

const good = leaf('count', 'equal', 1);
const event = { type: 'rating', params: { rating: 'red', label: { en: 'x', cy: 'x' } } };
const stored = (conditions: unknown, named: unknown = {}): Json => ({ ...ruleSet([]), conditions: named, rating: { rules: [{ name: 'r', conditions, event }], default: 'grey' } });

function nested(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let inner: unknown = good;
  for (let level = 0; level < levels; level += 1) inner = wrap(inner);
  return inner;
}

const long = (length: number): string => 'x'.repeat(length);
const many = (count: number, make: (index: number) => unknown): unknown[] => Array.from({ length: count }, (_, index) => make(index));
const records = (count: number, make: (index: number) => unknown): Json => Object.fromEntries(many(count, (index) => [`k${index}`, make(index)]) as [string, unknown][]);
const parsedKey = (key: string): unknown => JSON.parse(`{"all":[{"${key}":{"fact":"count"},"fact":"count","operator":"equal","value":1}]}`);
const noText = JSON.parse('{"toString":1,"valueOf":1}') as unknown;
const getter = (target: object, key: string, get: () => unknown): object => Object.defineProperty(target, key, { get, enumerable: true });
const boom = (): never => {
  throw new Error('boom');
};

function cyclic(): unknown {
  const all: unknown[] = [good];
  const group = { all };
  all.push(group, group);
  return group;
}

function changing(): object {
  let looks = 0;
  return getter({ operator: 'equal', value: 1 }, 'fact', () => (looks++ === 0 ? 'count' : 'toString'));
}

/** All refused. Made when asked for: some are large. */
export const hostileInputs: readonly (readonly [what: string, make: () => unknown])[] = [
  ['all in all, 10,000 deep', () => stored(nested(10_000, (inner) => ({ all: [inner] })))],
  ['not of not, 10,000 deep', () => stored(nested(10_000, (inner) => ({ not: inner })))],
  ['lists, 100,000 deep', () => stored(nested(100_000, (inner) => [inner]))],
  ['a value 10,000 deep', () => stored({ all: [{ ...good, value: nested(10_000, (inner) => [inner]) }] })],
  ['parameters 10,000 deep', () => ({ ...stored({ all: [good] }), escalation: [{ name: 'e', conditions: { all: [good] }, event: { type: 'notify', params: nested(10_000, (inner) => ({ inner })) } }] })],
  ['a group of a million', () => stored({ all: many(1_000_000, () => good) })],
  ['a thousand groups of a thousand', () => stored({ any: many(1_000, () => ({ all: many(1_000, () => good) })) })],
  ['a million rules', () => ({ ...stored(good), rating: { rules: many(1_000_000, () => ({})), default: 'grey' } })],
  ['100,000 named conditions', () => stored({ all: [good] }, records(100_000, () => ({ all: [good] })))],
  ['100,000 unknown keys', () => stored({ all: [good], ...records(100_000, () => 1) })],
  ['a list of a million values', () => stored({ all: [leaf('count', 'in', many(1_000_000, (index) => index) as number[])] })],
  ['a sparse list', () => stored({ all: new Array<unknown>(2 ** 32 - 1) })],
  ['a list with holes', () => { const all = new Array<unknown>(50); all[49] = good; return stored({ all }); }],
  ['200 named conditions, each citing the one before', () => stored({ condition: 'k199' }, records(200, (index) => ({ all: [index === 0 ? good : { condition: `k${index - 1}` }] })))],
  ['a fan-out of 2 to the power of 60', () => stored({ condition: 'k60' }, records(61, (index) => ({ all: index === 0 ? [good] : [{ condition: `k${index - 1}` }, { condition: `k${index - 1}` }] })))],
  ['a fan-out of 10 to the power of 20', () => stored({ condition: 'k20' }, records(21, (index) => ({ any: index === 0 ? [good] : many(10, () => ({ condition: `k${index - 1}` })) })))],
  ['conditions that cite each other', () => stored({ condition: 'k0' }, records(100, (index) => ({ all: [{ condition: `k${(index + 1) % 100}` }] })))],
  ['a condition that cites itself', () => stored({ condition: 'a' }, { a: { not: { condition: 'a' } } })],
  ['an object that holds itself', () => stored(cyclic())],
  ...['__proto__', 'constructor', 'prototype'].map((key) => [`the key ${key}`, () => stored(parsedKey(key))] as const),
  ['a named condition __proto__', () => stored({ condition: '__proto__' }, JSON.parse('{"__proto__":{"all":[]}}'))],
  ['a citation of hasOwnProperty', () => stored({ condition: 'hasOwnProperty' })],
  ['a fact of 50 million letters', () => stored({ all: [{ ...good, fact: long(50_000_000) }] })],
  ['an operator of 50 million letters', () => stored({ all: [{ ...good, operator: long(50_000_000) }] })],
  ['an operator of ten million decorators', () => stored({ all: [{ ...good, operator: 'not:'.repeat(10_000_000) }] })],
  ['a value of 50 million letters', () => stored({ all: [leaf('note', 'equal', long(50_000_000))] })],
  ['a value of 50 million spaces', () => stored({ all: [good], name: ' '.repeat(50_000_000) })],
  ['a key of 50 million letters', () => stored({ all: [good], [long(50_000_000)]: 1 })],
  ['a named condition of 50 million letters', () => stored({ all: [good] }, { [long(50_000_000)]: { all: [good] } })],
  ['a rule’s name of 50 million lines', () => ({ ...stored(good), rating: { rules: [{ name: '\n'.repeat(50_000_000), conditions: { all: [good] }, event }], default: 'grey' } })],
  ['a fact without a text', () => stored({ all: [{ ...good, fact: noText }] })],
  ['another fact without a text', () => stored({ all: [{ ...good, value: { fact: noText } }] })],
  ['another fact without a text, decorated', () => stored({ all: [{ ...good, operator: 'not:equal', value: { fact: noText } }] })],
  ['a catalogue without a text', () => ({ ...stored({ all: [good] }), catalogueVersion: noText })],
  ['a start without a text', () => ({ ...stored({ all: [good] }), tests: [{ name: 't', start: noText, facts: {}, expect: [] }] })],
  ['a number that is none', () => stored({ all: [leaf('count', 'equal', NaN)] })],
  ['a getter that throws', () => stored({ all: [getter({ operator: 'equal', value: 1 }, 'fact', boom)] })],
  ['a list whose element throws', () => stored({ all: getter([], '0', boom) })],
  ['a fact that is another one at the second look, after a bad value', () => stored({ all: [{ ...changing(), value: 'x' }] })],
  ['a proxy that throws', () => stored({ all: [new Proxy({}, { ownKeys: boom })] })],
  ['a proxy that throws at the root', () => new Proxy({}, { getPrototypeOf: boom })],
  ['a revoked proxy', () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return stored({ all: [proxy] }); }],
  ['an instance of a class', () => stored({ all: [Object.assign(Object.create({ fact: 'count' }) as object, { operator: 'equal', value: 1 })] })],
  ['a Map', () => new Map([['rating', 1]])],
  ['functions, symbols and large integers', () => stored({ all: [{ fact: boom, operator: Symbol('x'), value: 1n }] })],
  ['nothing', () => undefined],
];

/** Words of the format, so that random JSON gets past the first check; and names that every object has. */
const keys = [
  'name', 'id', 'catalogueVersion', 'conditions', 'rating', 'rules', 'default', 'escalation', 'tests', 'subject', 'facts', 'hitPolicy', 'all', 'any', 'not', 'condition', 'fact', 'operator', 'value',
  'priority', 'event', 'type', 'params', 'label', 'en', 'cy', 'start', 'expect', 'changes', 'day', 'moves', 'unit', 'days', 'count', 'due', '__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'length', '',
];
const words = [...keys, 'first', 'second', 'equal', 'in', 'not:someFact:equal', 'swap:contains', 'x:between', 'x:before', 'number', 'date', 'list', 'daily', 'red', 'collect', '2026-11-22', '9999-12-31', smallCatalogue.version];
const scalar = fc.oneof<fc.Arbitrary<unknown>[]>(fc.constantFrom(...words), fc.constantFrom(null, true, false, 0, 1, -1, 3_660, 1e9, 1e308, 2.5), fc.string({ maxLength: 5 }), fc.double({ noDefaultInfinity: true, noNaN: true }));

/** Objects whose keys are own, whatever they are called, as JSON.parse makes them. */
const record = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.array(fc.tuple(fc.constantFrom(...keys), value), { maxLength: 6 }).map((entries) => JSON.parse(`{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${JSON.stringify(inner)}`).join(',')}}`) as unknown);

export const randomJson: fc.Arbitrary<unknown> = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, scalar, record(tie('json')), fc.array(tie('json'), { maxLength: 4 })),
})).json;

interface Damage {
  readonly where: number;
  readonly kind: 'replace' | 'remove' | 'repeat' | 'rename' | 'wrap' | 'swap' | 'number' | 'annotate';
  readonly value: unknown;
  readonly key: string;
  readonly number: number;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  where: fc.nat(),
  kind: fc.constantFrom<Damage['kind'][]>('replace', 'remove', 'repeat', 'rename', 'wrap', 'swap', 'number', 'number', 'number', 'annotate', 'annotate'),
  value: fc.oneof(scalar, randomJson),
  key: fc.constantFrom(...keys),
  number: fc.constantFrom(0, -0, 1, -1, 0.5, 3_660, -3_660, 1e9, 1e-7, Number.MAX_SAFE_INTEGER, 1e308, -1e308),
});

/** A copy of valid JSON with one to three places damaged. */
export function damaged(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(valid, fc.array(damage, { minLength: 1, maxLength: 3 })).map(([json, damages]) => {
    const copy = JSON.parse(JSON.stringify(json)) as unknown;
    for (const one of damages) apply(copy, one);
    return copy;
  });
}

function apply(root: unknown, { where, kind, value, key, number }: Damage): void {
  const places: [Json, string][] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, inner] of Object.entries(node)) {
      places.push([node as Json, name]);
      visit(inner);
    }
  };
  visit(root);
  // The last two kinds keep to what may be accepted: other numbers, and priorities and descriptions of conditions.
  const suits = ([node, name]: [Json, string]): boolean => (kind === 'number' ? typeof node[name] === 'number' : kind !== 'annotate' || ['all', 'any', 'not', 'condition', 'fact'].includes(name));
  const fitting = places.filter(suits);
  const place = fitting[where % Math.max(fitting.length, 1)];
  if (!place) return;
  const [node, name] = place;
  const other = places[(where * 7 + 3) % places.length] ?? place;
  const set = (target: Json, member: string, to: unknown): void => void Object.defineProperty(target, member, { value: to, enumerable: true, writable: true, configurable: true });
  if (kind === 'replace') set(node, name, value);
  else if (kind === 'number') set(node, name, number);
  else if (kind === 'annotate') set(node, where % 2 === 0 ? 'priority' : 'description', where % 2 === 0 ? number : key || 'x');
  else if (kind === 'remove') delete node[name];
  else if (kind === 'repeat' && Array.isArray(node)) node.push(JSON.parse(JSON.stringify(node[Number(name)] ?? null)));
  else if (kind === 'wrap') set(node, name, { [key]: [node[name]] });
  else if (kind === 'swap') set(node, name, JSON.parse(JSON.stringify(other[0][other[1]] ?? null)));
  else if (!Array.isArray(node)) set(node, key, node[name]);
}
