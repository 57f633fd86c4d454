// How the cases of compatibility mode are written, and the facts they are about.
import type { Catalogue, FactDefinition, FactType } from '../../catalogue/fact-catalogue.ts';

/** true or false: whether the rule fires. 'fails': the whole run throws. */
export type Expected = boolean | 'fails';

/** One rule of one group: what it is about, its conditions, the facts, what follows. */
export type GroupCase = readonly [what: string, conditions: unknown, facts: Readonly<Record<string, unknown>>, expected: Expected];

/** Several rules: which of them fire. */
export interface RulesCase {
  readonly what: string;
  readonly rules: readonly { readonly name: string; readonly priority?: number; readonly conditions: unknown }[];
  readonly named?: Readonly<Record<string, unknown>>;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly fired: readonly string[] | 'fails';
}

/** What parse refuses, and what json-rules-engine makes of it: fires, does not, or throws. */
export type RefusedCase = readonly [what: string, conditions: unknown, facts: Readonly<Record<string, unknown>>, issue: string, stock: Expected, named?: Readonly<Record<string, unknown>>];

const fact = (type: FactType) => (id: string): FactDefinition => ({ id, type, label: { en: id, cy: id } });

/** n, m numbers; s, t texts; b, c truths; l, k lists; d, e dates. */
export const caseCatalogue: Catalogue = {
  version: 'cases.1',
  facts: [
    ...['n', 'm'].map(fact('number')),
    ...['s', 't'].map(fact('string')),
    ...['b', 'c'].map(fact('boolean')),
    ...['l', 'k'].map(fact('list')),
    ...['d', 'e'].map(fact('date')),
  ],
};

/** A leaf: is('n', 'equal', 1). */
export const is = (fact: string, operator: string, value: unknown, priority?: number): object => ({ fact, operator, value, ...(priority === undefined ? {} : { priority }) });

/** One leaf as a rule's conditions. */
export const one = (fact: string, operator: string, value: unknown): object => ({ all: [is(fact, operator, value)] });

/** The value of another fact. */
export const of = (fact: string): object => ({ fact });
