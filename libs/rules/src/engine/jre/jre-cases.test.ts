// The cases of compatibility mode, each answered by us and by stock json-rules-engine, so that the tables cannot be wrong.
import { describe, expect, it } from '@jest/globals';
import { englandAndWales } from '@waymark/domain';
import { parse, type Parsed } from '../../format/parse-rule-set.ts';
import type { Facts } from '../../format/rule-set.ts';
import { decoratorCases } from '../../testing/jre-cases/decorator-cases.ts';
import { groupCases, namedCases } from '../../testing/jre-cases/group-cases.ts';
import { caseCatalogue, type GroupCase, type RulesCase } from '../../testing/jre-cases/jre-case.ts';
import { operatorCases } from '../../testing/jre-cases/operator-cases.ts';
import { priorityCases } from '../../testing/jre-cases/priority-cases.ts';
import { refusedCases } from '../../testing/jre-cases/refused-cases.ts';
import { askStock, type StockRule } from '../../testing/stock-engine.ts';
import { compile } from '../compile.ts';
import { RuleFailure } from './rule-failure.ts';

const now = '2026-11-22';
const label = { en: 'x', cy: 'x' };

/** The rules as ones that collect and, with ratings named after them, as ones of which the first decides. */
function parsed(rules: readonly StockRule[], conditions: Readonly<Record<string, unknown>>): Parsed {
  const escalation = rules.map((rule) => ({ ...rule, event: { type: 'notify' } }));
  const rating = rules.map((rule) => ({ ...rule, event: { type: 'rating', params: { rating: rule.name, label } } }));
  return parse({ name: label, catalogueVersion: caseCatalogue.version, conditions, rating: { rules: rating, default: 'none' }, escalation }, caseCatalogue);
}

async function check({ rules, named = {}, facts, fired }: RulesCase): Promise<void> {
  const read = parsed(rules, named);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const engine = compile(read.ruleSet, caseCatalogue, { logic: 'jre', calendar: englandAndWales });
  const stock = await askStock(rules, named, facts);
  if (fired === 'fails') {
    expect(stock).toHaveProperty('threw');
    for (const call of [() => engine.collect(facts as Facts, { now }), () => engine.outcome(facts as Facts, { now }), () => engine.decide(facts as Facts, { now })]) expect(call).toThrow(RuleFailure);
    return;
  }
  expect(stock).toMatchObject({ fired: [...fired].sort() });
  const collected = engine.collect(facts as Facts, { now });
  expect([...collected.fired].sort()).toEqual([...fired].sort());
  expect(collected.unknown).toEqual([]);
  const first = [...rules].sort((a, b) => (b.priority ?? 1) - (a.priority ?? 1)).find((rule) => fired.includes(rule.name));
  expect(engine.outcome(facts as Facts, { now })).toBe(first?.name ?? 'none');
  expect(engine.explain(facts as Facts, { now })).toMatchObject({ outcome: first?.name ?? 'none', unknownFacts: [], unknownRules: [] });
}

const asRules = ([what, conditions, facts, expected]: GroupCase): RulesCase => ({
  what, facts, rules: [{ name: 'r', conditions }], fired: expected === 'fails' ? 'fails' : expected ? ['r'] : [],
});

describe.each<[string, readonly RulesCase[]]>([
  ['operators', operatorCases.map(asRules)],
  ['decorators', decoratorCases.map(asRules)],
  ['groups', groupCases.map(asRules)],
  ['named conditions', namedCases],
  ['priorities', priorityCases],
])('as json-rules-engine: %s', (_, cases) => {
  it.each(cases.map((one) => [one.what, one] as const))('%s', (__, one) => check(one));
});

describe('refused in either mode', () => {
  it.each(refusedCases)('%s', async (_, conditions, facts, issue, stock, named = {}) => {
    const read = parsed([{ name: 'r', conditions }], named);
    expect(read.ok ? [] : read.issues.map(({ path, code }) => `${path.replace(/^(rating\/rules|escalation)\/0\/conditions\/?/, '')} ${code}`)).toContain(issue);
    const answer = await askStock([{ name: 'r', conditions }], named, facts);
    if (stock === 'fails') expect(answer).toHaveProperty('threw');
    else expect(answer).toMatchObject({ fired: stock ? ['r'] : [] });
  });
});
