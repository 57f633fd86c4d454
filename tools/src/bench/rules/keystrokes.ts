/** What a keystroke costs in the workbench: the edited rules are read and compiled, a whole plan is rated again and the changes are counted. */
import { englandAndWales } from '@waymark/domain';
import { actionCatalogue, compile, parse, type Facts } from '@waymark/rules';
import { median, quantile, timed } from '../measure.ts';
import { milliseconds, section, type Row } from '../table.ts';
import { ruleSet26 } from './rule-set-26.ts';
import { now, sampleActions } from './sample-actions.ts';

const ACTIONS = 2000;
/** As many as a person could not make in a minute. */
const EDITS = 1000;
const BAR_MILLISECONDS = 50;

export async function benchKeystrokes(): Promise<string> {
  const facts = sampleActions(ACTIONS).map((action) => action.facts);
  const before = ratings(JSON.stringify(ruleSet26), facts);
  const walls: number[] = [];
  const cpus: number[] = [];
  let changed = 0;
  for (let edit = 0; edit < EDITS; edit += 1) {
    const json = edited(edit % 60);
    const { wall, cpu } = await timed(() => {
      for (const [transition, count] of transitions(before, ratings(json, facts))) {
        const [from, to] = transition.split(' ');
        if (from !== to) changed += count;
      }
      return ACTIONS;
    });
    walls.push(wall);
    cpus.push(cpu);
  }
  if (changed === 0) throw new Error('The edits of the benchmark change no rating.');
  const rows: Row[] = [['median', 0.5], ['95th percentile', 0.95]].map(([what, share]) => {
    const figure = quantile(walls, share as number);
    return { what: `one keystroke, ${what}`, figure: milliseconds(figure), bar: `< ${BAR_MILLISECONDS} ms`, met: figure < BAR_MILLISECONDS };
  });
  rows.push({ what: 'the longest', figure: milliseconds(Math.max(...walls)) }, { what: 'processor time, median', figure: milliseconds(median(cpus)) });
  return section(`Keystrokes: parse, compile, rate ${ACTIONS.toLocaleString('en-GB')} actions and count the changes, ${EDITS.toLocaleString('en-GB')} edits`, rows);
}

/** The rule set as stored, with another number in the field that a person is typing into. */
function edited(days: number): string {
  return JSON.stringify(ruleSet26).replaceAll('"value":14}', `"value":${days}}`);
}

function ratings(json: string, facts: readonly Facts[]): string[] {
  const parsed = parse(JSON.parse(json), actionCatalogue);
  if (!parsed.ok) throw new Error(`The edited rules are not valid: ${JSON.stringify(parsed.issues)}`);
  const compiled = compile(parsed.ruleSet, actionCatalogue, { calendar: englandAndWales });
  return facts.map((one) => compiled.outcome(one, { now }));
}

/** Actions by old and new rating, 'amber red' → 9. */
function transitions(before: readonly string[], after: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  before.forEach((from, index) => {
    const transition = `${from} ${after[index]}`;
    counts.set(transition, (counts.get(transition) ?? 0) + 1);
  });
  return counts;
}
