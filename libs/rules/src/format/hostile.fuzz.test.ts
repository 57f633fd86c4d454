// Nothing that is handed to parse makes it throw; what it accepts can be compiled, decided and explained on any facts.
// WAYMARK_FUZZ multiplies the random inputs and prints how long the slowest refusals take (docs/operations.md).
import { describe, expect, it } from '@jest/globals';
import { englandAndWales } from '@waymark/domain';
import fc from 'fast-check';
import type { Catalogue } from '../catalogue/fact-catalogue.ts';
import { compile } from '../engine/compile.ts';
import type { Compiled } from '../engine/compiled.ts';
import { RuleFailure } from '../engine/jre/rule-failure.ts';
import { oddity } from '../testing/arbitrary-jre.ts';
import { inputFacts, randomFacts, randomRules } from '../testing/arbitrary-rule-sets.ts';
import { damaged, hostileInputs, randomJson } from '../testing/hostile-inputs.ts';
import { ruleSet, smallCatalogue } from '../testing/rule-set-builders.ts';
import { canonicalJson } from './canonical-json.ts';
import { parse, type Parsed } from './parse-rule-set.ts';
import { parseRuleFile, type ParsedFile } from './rule-file.ts';
import type { Facts, RuleSet } from './rule-set.ts';

const factor = Number(process.env.WAYMARK_FUZZ ?? 1);
const seed = factor === 1 ? { seed: 500 } : {};
const INPUTS = 2_500;
const now = '2026-11-22';
const test = { name: 't', start: now, facts: { count: 1 }, changes: [{ day: 3, facts: { due: now } }], expect: [{ day: 0, outcome: 'grey' }] };

const storedSets = randomRules().map(({ rules, named }) => ({
  ...ruleSet(rules, named),
  escalation: [{ name: 'e', conditions: { condition: 'first' }, event: { type: 'notify', params: { to: ['owner'] } } }],
  tests: [test],
}));
const types: Record<string, unknown> = Object.fromEntries(smallCatalogue.facts.map(({ id, type, unit, moves }) => [id, { type, ...(unit ? { unit } : {}), ...(moves ? { moves: moves === 'up' ? 'daily' : 'dailyDown' } : {}) }]));
const files = fc.tuple(randomRules(), fc.constantFrom('first', 'collect')).map(([{ rules, named }, hitPolicy]) => ({
  subject: 'action', facts: types, conditions: named, hitPolicy, rules: rules.map(({ name, ...rule }) => ({ id: name, ...rule })), default: 'grey', tests: hitPolicy === 'first' ? [test] : [],
}));
const facts = fc.tuple(randomFacts(), fc.dictionary(fc.constantFrom(...inputFacts, 'daysLate', 'daysLeft', 'x'), oddity)).map(([usual, odd]) => ({ ...usual, ...odd }) as Facts);

/** Everything that can be asked of compiled rules, whole. */
function askAll(engine: Compiled, given: Facts): void {
  const decision = engine.decide(given, { now });
  expect(engine.outcome(given, { now, asOf: '2026-10-01' })).toEqual(expect.any(String));
  const collected = engine.collect(given, { now });
  for (const id of [...collected.fired, ...collected.unknown]) expect(collected.conditionsOf(id)).not.toEqual([]);
  expect(JSON.stringify([decision, collected.nextChange, engine.nextChangeAt(given, { now })])).toContain(now);
}

function use(set: RuleSet, catalogue: Catalogue, given: Facts): void {
  askAll(compile(set, catalogue, { calendar: englandAndWales }), given);
  expect(canonicalJson(set)).toContain('"rating"');
  try {
    askAll(compile(set, catalogue, { calendar: englandAndWales, logic: 'jre' }), given);
  } catch (error) {
    if (!(error instanceof RuleFailure)) throw error;
  }
}

function checkRefusal(result: Parsed | ParsedFile): void {
  if (result.ok) return;
  expect(result.issues.length).toBeGreaterThan(0);
  expect(JSON.stringify(result.issues).length).toBeLessThan(100_000);
}

describe('hostile input', () => {
  it.each(hostileInputs)('%s is refused', (what, make) => {
    const input = make();
    const start = performance.now();
    const parsed = parse(input, smallCatalogue);
    const took = performance.now() - start;
    if (factor > 1) console.info(`${took.toFixed(1)} ms: ${what}`);
    expect(parsed.ok).toBe(false);
    checkRefusal(parsed);
    const { rating, ...rest } = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
    checkRefusal(parseRuleFile({ ...rest, facts: types, rules: (rating as { rules?: unknown } | undefined)?.rules }));
  });

  it.each<[string, fc.Arbitrary<unknown>, number]>([
    ['valid rule sets, damaged', damaged(storedSets), 1],
    ['valid rule files, damaged', damaged(files), 1],
    ['random JSON', randomJson, 0],
  ])(`never breaks parse or what follows: %s, ${INPUTS * factor} in all three`, (_, inputs, some) => {
    let accepted = 0;
    const runs = Math.ceil((INPUTS * factor) / 3);
    fc.assert(
      fc.property(inputs, facts, (input, given) => {
        const parsed = parse(input, smallCatalogue);
        const file = parseRuleFile(input);
        for (const result of [parsed, file]) checkRefusal(result);
        if (parsed.ok) use(parsed.ruleSet, smallCatalogue, given);
        if (file.ok) use(file.ruleSet, file.catalogue, given);
        accepted += parsed.ok || file.ok ? 1 : 0;
      }),
      { numRuns: runs, ...seed },
    );
    // Damage that is always refused would leave the engine itself untried.
    expect(accepted).toBeGreaterThanOrEqual((some * runs) / 10);
  }, 300_000 * factor);
});
