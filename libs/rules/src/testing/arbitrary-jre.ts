// Random rule sets over all that json-rules-engine and parse both accept, and facts of any type, fitting or not.
import fc from 'fast-check';
import type { FactType } from '../catalogue/fact-catalogue.ts';
import { checkDecorated } from '../format/decorated-check.ts';
import { decorators, plainOperators, type Decorator, type PlainOperator } from '../format/rule-set.ts';
import { checkValue, operatorTypes } from '../format/value-check.ts';
import { caseCatalogue } from './jre-cases/jre-case.ts';
import type { StockRule } from './stock-engine.ts';

const definitions = new Map(caseCatalogue.facts.map((fact) => [fact.id, fact]));
const factsOf: Readonly<Record<FactType, readonly string[]>> = { number: ['n', 'm'], string: ['s', 't'], boolean: ['b', 'c'], list: ['l', 'k'], date: ['d', 'e'] };
const factTypes: readonly FactType[] = ['number', 'string', 'boolean', 'list', 'date'];

const number = fc.constantFrom(0, 1, 2, 2.5, -1, 10);
const word = fc.constantFrom('a', 'b', '1', '10', '2026-11-30', 'null');
const day = fc.constantFrom('2026-11-29', '2026-11-30', '2027-01-01');
const scalars = { number, string: word, boolean: fc.boolean(), date: day } as const;

/** A kind of right side: one sample decides whether parse takes it, and it makes more like it. */
interface Shape {
  readonly sample: unknown;
  readonly value: fc.Arbitrary<unknown>;
}

const shapes: readonly Shape[] = [
  ...(['number', 'string', 'boolean', 'date'] as const).flatMap((type): Shape[] => {
    const sample = { number: 1, string: 'a', boolean: true, date: '2026-11-30' }[type];
    const list = fc.array<unknown>(scalars[type], { minLength: 1, maxLength: 3 });
    return [
      { sample, value: scalars[type] },
      { sample: [sample], value: list },
      { sample: [sample, null], value: list.map((items) => [...items, null]) },
      { sample: [[sample], [sample]], value: fc.array(list, { minLength: 1, maxLength: 2 }) },
    ];
  }),
  ...factTypes.map((type) => ({ sample: { fact: factsOf[type][0] }, value: fc.constantFrom(...factsOf[type]).map((fact) => ({ fact })) })),
];

interface Template {
  readonly type: FactType;
  readonly operator: string;
  readonly shape: Shape;
}

function accepted(type: FactType, decorations: readonly Decorator[], plain: PlainOperator, { sample }: Shape): boolean {
  const fact = definitions.get(factsOf[type][0] ?? '');
  if (!fact) return false;
  if (decorations.length > 0) return 'value' in checkDecorated(decorations, plain, fact, sample, definitions);
  return operatorTypes[plain].includes(type) && 'value' in checkValue(plain, fact, sample, definitions);
}

const portable = plainOperators.filter((operator) => !operator.startsWith('x:'));

/** Every combination of fact type, decorators, operator and kind of value that parse accepts. */
function templates(chains: readonly (readonly Decorator[])[]): Template[] {
  return factTypes.flatMap((type) => chains.flatMap((chain) => portable.flatMap((plain) => shapes
    .filter((shape) => accepted(type, chain, plain, shape))
    .map((shape) => ({ type, operator: [...chain, plain].join(':'), shape })))));
}

const single = decorators.map((decorator) => [decorator]);
const double = single.flatMap((chain) => decorators.map((decorator) => [...chain, decorator]));
const triple = double.flatMap((chain) => [['not', ...chain], ['swap', ...chain]] as Decorator[][]);

const priority = fc.option(fc.constantFrom(0, 1, 1.5, 2, 3, -1), { nil: undefined, freq: 2 });
const prioritised = (condition: fc.Arbitrary<object>): fc.Arbitrary<object> => fc.tuple(condition, priority).map(([node, rank]) => (rank === undefined ? node : { ...node, priority: rank }));

const leafOf = (choices: readonly Template[]): fc.Arbitrary<object> =>
  fc.constantFrom(...choices).chain(({ type, operator, shape }) => fc.record({ fact: fc.constantFrom(...factsOf[type]), operator: fc.constant(operator), value: shape.value }));

const leaf = prioritised(fc.oneof({ weight: 3, arbitrary: leafOf(templates([[]])) }, { weight: 2, arbitrary: leafOf(templates(single)) }, { weight: 2, arbitrary: leafOf(templates(double)) }, leafOf(templates(triple))));

function group(named: readonly string[]): fc.Arbitrary<object> {
  return fc.letrec<{ node: object; group: object }>((tie) => {
    const children = fc.array(tie('node'), { minLength: 1, maxLength: 3 });
    const groups: fc.Arbitrary<object>[] = [children.map((all) => ({ all })), children.map((any) => ({ any })), tie('node').map((not) => ({ not }))];
    if (named.length > 0) groups.push(fc.constantFrom(...named).map((condition) => ({ condition })));
    return { group: prioritised(fc.oneof(...groups)), node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('group')) };
  }).group;
}

export interface JreRules {
  readonly rules: readonly StockRule[];
  readonly named: Readonly<Record<string, unknown>>;
}

/** One to four rules over two named conditions, the second of which may cite the first. */
export const jreRules: fc.Arbitrary<JreRules> = fc
  .record({
    first: group([]),
    second: group(['first']),
    rules: fc.array(fc.tuple(group(['first', 'second']), fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })), { minLength: 1, maxLength: 4 }),
  })
  .map(({ first, second, rules }) => ({
    named: { first, second },
    rules: rules.map(([conditions, rank], index) => ({ name: `rule-${index}`, conditions, ...(rank === undefined ? {} : { priority: rank }) })),
  }));

const fitting: Readonly<Record<FactType, fc.Arbitrary<unknown>>> = { ...scalars, list: fc.array(fc.oneof<fc.Arbitrary<unknown>[]>(number, word, fc.boolean(), day), { maxLength: 3 }) };

/** Values of any type, those that look like others among them. */
export const oddity = fc.oneof<fc.Arbitrary<unknown>[]>(
  fc.constantFrom(null, undefined, NaN, Infinity, -0, '', ' 5', '9 days', '1e1', '2026-11-30T00:00:00Z', true, 'a b 1 10', 'undefined'),
  number, word, fc.boolean(), day,
  fc.array(fc.oneof<fc.Arbitrary<unknown>[]>(number, word, fc.constantFrom(null, undefined, NaN), fc.array(number, { maxLength: 2 })), { maxLength: 3 }),
  fc.constantFrom<(() => unknown)[]>(() => ({}), () => ({ a: 1 }), () => new Date('2026-11-30T00:00:00Z'), () => new Array<unknown>(2)).map((make) => make()),
  fc.anything({ maxDepth: 1 }).filter((value) => typeof value !== 'function'),
);

/** Facts that mostly fit, with some absent; or of any type. */
export const jreFacts: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.oneof(
  fc.record(Object.fromEntries(caseCatalogue.facts.map(({ id, type }) => [id, fc.oneof({ weight: 6, arbitrary: fitting[type] }, fc.constant(null))])), { requiredKeys: [] }),
  fc.record(Object.fromEntries(caseCatalogue.facts.map(({ id, type }) => [id, fc.oneof({ weight: 2, arbitrary: fitting[type] }, oddity)])), { requiredKeys: [] }),
);
