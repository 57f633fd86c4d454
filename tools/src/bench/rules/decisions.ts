/** Decisions: all engines with the same eight rules on the same actions, their answers compared before any is timed. */
import { median, pairedRatio, takeTurns, timed, type Measured, type Variant } from '../measure.ts';
import { perSecond, section, times, type Row } from '../table.ts';
import { byHand, rivals, type Contestant } from './engines.ts';
import { rateFactsByHand, type ReadyFacts } from './rule-set-26.ts';
import { now, sampleActions } from './sample-actions.ts';
import { depths, heldFacts, rulesOnDates, rulesOnNumbers, waymark, waymarkCompatible } from './waymark-engine.ts';

const ACTIONS = 20_000;
/** Actions that a contestant decides at once; a turn takes as many of these as fit into its time. */
const CHUNK = 500;
const TURN_MILLISECONDS = 60;

export async function benchDecisions(rounds: number): Promise<string> {
  const actions = sampleActions(ACTIONS);
  const ready = actions.map((action) => action.ready);
  const numbers = rulesOnNumbers(ready[0]!);
  const firstMatch = { rules: numbers.ruleSet.rating.rules, fallback: numbers.ruleSet.rating.default };
  const everybody = [...waymark(numbers.compiled), waymarkCompatible(numbers.compatible), byHand(), ...(await rivals(firstMatch, ready[0]!))];
  const held = actions.map(heldFacts);
  const onDates = [...waymark(rulesOnDates()), { name: 'written by hand', cspSafe: true, decideAll: rateDatesByHand }];
  const expected = outcomesOf(byHand(), ready);
  for (const contestant of everybody) mustAgree(contestant.name, await outcomesOf(contestant, ready), await expected);
  for (const contestant of onDates) mustAgree(contestant.name, await outcomesOf(contestant, held), await expected);

  const measured = await takeTurns(everybody.map((contestant) => turn(contestant, ready)), rounds, 3);
  const measuredOnDates = await takeTurns(onDates.map((contestant) => turn(contestant, held)), rounds, 3);
  return [
    section(`Decisions: 8 rules with 26 conditions, ${ACTIONS.toLocaleString('en-GB')} actions, day counts given as numbers; all answers the same`, rates(measured)),
    section('Ratios to @waymark/rules (paired; the lower of clock and processor time)', [...againstRivals(measured, everybody), ...explanation(measured)]),
    section('The same from dates, as the service has them', [...rates(measuredOnDates), ...explanation(measuredOnDates), slower(measuredOnDates)]),
    section('Many decisions', await halfAMillion(ready)),
  ].join('\n');
}

async function outcomesOf({ decideAll }: Contestant, actions: readonly ReadyFacts[]): Promise<string[]> {
  const outcomes: string[] = [];
  for (let from = 0; from < actions.length; from += CHUNK) {
    const chunk: string[] = [];
    await decideAll(actions.slice(from, from + CHUNK), chunk);
    outcomes.push(...chunk);
  }
  return outcomes;
}

function mustAgree(name: string, outcomes: readonly string[], expected: readonly string[]): void {
  const different = expected.findIndex((outcome, index) => outcome !== outcomes[index]);
  if (different >= 0 || outcomes.length !== expected.length) throw new Error(`${name} answers ${outcomes[different]} for action ${different}, not ${expected[different]}.`);
}

/** A turn of about TURN_MILLISECONDS, however fast the contestant is; the next one goes on where this one ended. */
function turn({ name, decideAll }: Contestant, actions: readonly ReadyFacts[]): Variant {
  const chunks = Array.from({ length: Math.ceil(actions.length / CHUNK) }, (_, index) => actions.slice(index * CHUNK, (index + 1) * CHUNK));
  const outcomes = Array.from({ length: CHUNK }, () => '');
  let next = 0;
  return {
    name,
    async run() {
      const end = performance.now() + TURN_MILLISECONDS;
      let units = 0;
      do {
        const chunk = chunks[next]!;
        const pending = decideAll(chunk, outcomes);
        if (pending) await pending;
        units += chunk.length;
        next = (next + 1) % chunks.length;
      } while (performance.now() < end);
      return units;
    },
  };
}

const rateDatesByHand: Contestant['decideAll'] = (actions, outcomes) => {
  for (let index = 0; index < actions.length; index += 1) outcomes[index] = rateFactsByHand(actions[index] as never, now);
};

const microseconds = (perSecondRate: number): string => `${(1_000_000 / perSecondRate).toPrecision(3)} µs`;

function rates(measured: readonly Measured[]): Row[] {
  return measured.map((one) => ({ what: one.name, figure: perSecond(median(one.rates)), detail: `${microseconds(median(one.rates))}, processor ${microseconds(median(one.cpuRates))}` }));
}

const find = (measured: readonly Measured[], name: string): Measured => measured.find((one) => one.name === name)!;

/** The ratio that is worse for the first of the two. */
const ratio = (one: Measured, other: Measured): number => Math.min(pairedRatio(one, other), pairedRatio(one, other, 'cpuRates'));

function againstRivals(measured: readonly Measured[], everybody: readonly Contestant[]): Row[] {
  const bars: [prefix: string, least: number][] = [['json-rules-engine', 150], ['@marcbachmann/cel-js', 2], ['@gorules/zen-engine', 10]];
  const ours = find(measured, depths.outcome);
  const hand = find(measured, byHand().name);
  const others = everybody.filter(({ name }) => !name.startsWith('@waymark') && name !== hand.name);
  const rows = others.map(({ name, cspSafe }): Row => {
    const faster = ratio(ours, find(measured, name));
    const least = bars.find(([prefix]) => name.startsWith(prefix))?.[1] ?? (cspSafe ? 1 : null);
    return least === null ? { what: name, figure: times(faster) } : { what: name, figure: times(faster), bar: least === 1 ? 'ahead' : `≥ ${least} x`, met: faster >= least };
  });
  return [...rows, slower(measured)];
}

/** How much of a hand-written function's speed is given up for rules that are data. */
function slower(measured: readonly Measured[]): Row {
  const factor = 1 / ratio(find(measured, depths.outcome), find(measured, byHand().name));
  return { what: 'written by hand / @waymark/rules', figure: times(factor), bar: '≤ 40 x', met: factor <= 40 };
}

function explanation(measured: readonly Measured[]): Row[] {
  const explained = find(measured, depths.conditions);
  const cost = (name: string): number => 1 / ratio(explained, find(measured, name));
  const [bare, outcome] = [cost(depths.rule), cost(depths.outcome)];
  return [
    { what: 'time of the explained decision / the bare decision with its rule', figure: times(bare), bar: '≤ 2 x', met: bare <= 2 },
    { what: 'time of the explained decision / the outcome alone', figure: times(outcome) },
  ];
}

/** 500,000 decisions in one go, three times, the slowest counts. */
async function halfAMillion(ready: readonly ReadyFacts[]): Promise<Row[]> {
  const { compiled } = rulesOnNumbers(ready[0]!);
  const onDates = rulesOnDates();
  const held = sampleActions(ACTIONS).map(heldFacts);
  const rows: Row[] = [];
  for (const [what, contestant, actions] of [['500,000 decisions, day counts given', waymark(compiled)[0]!, ready], ['500,000 decisions from dates', waymark(onDates)[0]!, held]] as const) {
    const outcomes: string[] = [];
    let most = { wall: 0, cpu: 0 };
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const took = await timed(() => {
        for (let done = 0; done < 500_000; done += actions.length) void contestant.decideAll(actions, outcomes);
        return 500_000;
      });
      if (took.cpu > most.cpu) most = took;
    }
    rows.push({ what, figure: `${most.cpu.toFixed(0)} ms`, detail: `processor; ${most.wall.toFixed(0)} ms on the clock`, bar: '< 1,000 ms', met: most.cpu < 1000 });
  }
  return rows;
}

