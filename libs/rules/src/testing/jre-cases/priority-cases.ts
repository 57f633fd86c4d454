// Priorities: they never change an answer, but they decide which comparison is reached, so which may fail.
import { is, of, type RulesCase } from './jre-case.ts';

const yes = (priority?: number): object => is('n', 'equal', 1, priority);
const no = (priority?: number): object => is('n', 'equal', 2, priority);
/** Fails wherever it is reached: there is no list. */
const fails = (priority?: number): object => is('s', 'in', of('l'), priority);
const facts = { n: 1 };

const group = (what: string, conditions: unknown, fired: RulesCase['fired'], named?: RulesCase['named']): RulesCase => ({ what, rules: [{ name: 'r', conditions }], facts, fired, ...(named ? { named } : {}) });

export const priorityCases: readonly RulesCase[] = [
  group('any: what is settled before it is not reached', { any: [fails(1), yes(2)] }, ['r']),
  group('any: of one priority all are asked', { any: [yes(), fails()] }, 'fails'),
  group('any: what comes first fails first', { any: [yes(1), fails(2)] }, 'fails'),
  group('any: a false one settles nothing', { any: [no(2), fails(1)] }, 'fails'),
  group('all: what is settled before it is not reached', { all: [fails(1), no(2)] }, []),
  group('all: of one priority all are asked', { all: [no(), fails()] }, 'fails'),
  group('all: a true one settles nothing', { all: [yes(2), fails(1)] }, 'fails'),
  group('a priority of 0 is 1', { any: [yes(0), fails(1)] }, 'fails'),
  group('a comparison without a priority has 1', { any: [fails(), yes(2)] }, ['r']),
  group('priorities below 1 come last', { any: [yes(), fails(-1)] }, ['r']),
  group('a comparison’s priority may have parts', { any: [fails(1), yes(1.5)] }, ['r']),
  group('a group’s may not', { any: [{ all: [fails()], priority: 1 }, { all: [yes()], priority: 1.5 }] }, 'fails'),
  group('a group’s part below 1 is 1', { any: [{ all: [yes()], priority: 0.5 }, { all: [fails()] }] }, 'fails'),
  group('a comparison’s part below 1 comes last', { any: [fails(0.5), yes()] }, ['r']),
  group('a group of the highest priority', { any: [fails(), { all: [yes()], priority: 3 }] }, ['r']),
  group('a group read from a very large number', { any: [fails(2), { all: [yes()], priority: 3e21 }] }, ['r']),
  group('a very small one counts by its first digit', { any: [fails(2), { all: [yes()], priority: 5e-7 }] }, ['r']),
  group('a citation has the priority that it carries', { any: [{ condition: 'bad' }, { condition: 'good', priority: 2 }] }, ['r'], { good: { all: [yes()] }, bad: { all: [fails()] } }),
  group('not the one of what it cites', { any: [{ condition: 'bad' }, { condition: 'good' }] }, 'fails', { good: { all: [yes()], priority: 9 }, bad: { all: [fails()] } }),
  group('a single condition is asked whatever its priority', { all: [fails(-5)] }, 'fails'),
  group('a rule that fails, fails below not', { not: { all: [fails()] } }, 'fails'),
  { what: 'rules in the order of their priority', rules: [{ name: 'q', conditions: { all: [yes()] } }, { name: 'r', priority: 5, conditions: { all: [yes()] } }], facts, fired: ['q', 'r'] },
  { what: 'a rule that fails takes the others with it', rules: [{ name: 'q', priority: 9, conditions: { all: [yes()] } }, { name: 'r', conditions: { all: [fails()] } }], facts, fired: 'fails' },
  { what: 'also one of higher priority', rules: [{ name: 'q', conditions: { all: [yes()] } }, { name: 'r', priority: 9, conditions: { all: [fails()] } }], facts, fired: 'fails' },
];
