/** `waymark rules decide`: one line of JSON for each line of facts, in their order. */
import { englandAndWales, isIsoDate } from '@waymark/domain';
import { compile, type Compiled, type DecisionTime, type Facts, type HitPolicy } from '@waymark/rules';
import { Fault } from '../fault.ts';
import { print } from './print.ts';
import { factLines, readRuleFile } from './rule-files.ts';

export interface DecideOptions {
  rules: string;
  facts: string;
  now?: string;
  logic: string;
  explain?: boolean;
}

export async function decideFile(options: DecideOptions): Promise<void> {
  const { ruleSet, catalogue, hitPolicy } = readRuleFile(options.rules);
  const engine = compile(ruleSet, catalogue, { calendar: englandAndWales, logic: logicOf(options.logic) });
  const time = { now: dayOf(options.now) };
  const declared = new Set(catalogue.facts.map((fact) => fact.id));
  let failed = 0;
  for await (const line of factLines(options.facts, declared)) {
    const answer = 'error' in line ? line : { ...(line.id === undefined ? {} : { id: line.id }), ...decideOne(engine, line.facts, time, hitPolicy, options.explain === true) };
    if ('error' in answer) failed += 1;
    await print(JSON.stringify(answer));
  }
  if (failed > 0) throw new Fault(`${failed === 1 ? 'One line' : `${failed} lines`} could not be decided; see "error" there.`);
}

/** The answer to one line. An error is the answer, too: the lines after it are decided all the same. */
function decideOne(engine: Compiled, facts: Facts, time: DecisionTime, hitPolicy: HitPolicy, explain: boolean): object {
  try {
    return hitPolicy === 'first' ? first(engine, facts, time, explain) : collect(engine, facts, time, explain);
  } catch (error) {
    return { error: (error as Error).message };
  }
}

function first(engine: Compiled, facts: Facts, time: DecisionTime, explain: boolean): object {
  const decision = engine.decide(facts, time);
  return {
    outcome: decision.outcome === '' ? null : decision.outcome,
    fired: decision.rule ? [decision.rule.id] : [],
    unknown: decision.unknownRules,
    nextChangeAt: decision.nextChange?.on ?? null,
    nextOutcome: decision.nextChange ? decision.nextChange.outcome || null : null,
    losers: decision.losers.map((rule) => rule.id),
    ...(explain ? { explanation: decision } : {}),
  };
}

function collect(engine: Compiled, facts: Facts, time: DecisionTime, explain: boolean): object {
  const { fired, unknown, outcomes, nextChange, conditionsOf } = engine.collect(facts, time);
  return {
    outcome: outcomes,
    fired,
    unknown,
    nextChangeAt: nextChange?.on ?? null,
    nextFired: nextChange?.fired ?? null,
    ...(explain ? { explanation: { facts: engine.readFacts(facts, time), rules: [...fired, ...unknown].map((id) => ({ id, conditions: conditionsOf(id) })) } } : {}),
  };
}

function logicOf(text: string): 'kleene' | 'jre' {
  if (text === 'kleene' || text === 'jre') return text;
  throw new Fault(`There is no logic '${text}'; use kleene or jre.`);
}

/** Today in London unless a day is given; the command line is where the clock is read. */
export function dayOf(now: string | undefined): string {
  if (now === undefined) return new Date().toISOString();
  if (isIsoDate(now) || (/T.*(Z|[+-]\d\d:?\d\d)$/.test(now) && !Number.isNaN(Date.parse(now)))) return now;
  throw new Fault(`'${now}' is not a day; write it like 2026-11-30 or 2026-11-30T09:00:00Z.`);
}
