/** The oversight view in figures: services × indicators × quarters compared, ranked and suppressed, in processor time. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from './measure.ts';
import { section, type Row } from './table.ts';

/** What libs/reporting/src/testing/portfolio.ts prints. */
interface Portfolio {
  compared: number;
  ranked: number;
  hidden: number;
  tables: number;
  simulations: number;
  parts: [comparing: number, ranking: number, suppressing: number];
  seconds: number;
}

const BAR_SECONDS = 2;
const seconds = (value: number): string => `${value.toFixed(2)} s`;

/** Each round is a process of its own, which compiles before it measures. */
export function benchReporting(root: string, rounds: number): Promise<string> {
  const loader = pathToFileURL(join(root, 'libs/rules/src/testing/typescript-loader.mjs')).href;
  const program = join(root, 'libs/reporting/src/testing/portfolio.ts');
  const runs = Array.from({ length: rounds }, () => JSON.parse(execFileSync(process.execPath, ['--import', loader, program], { encoding: 'utf8' })) as Portfolio);
  const [first] = runs;
  if (!first) return Promise.resolve('');
  const part = (place: number): string => seconds(median(runs.map(({ parts }) => parts[place] ?? 0)));
  const whole = median(runs.map((run) => run.seconds));
  const rows: Row[] = [
    { what: `${first.compared.toLocaleString('en-GB')} figures compared with their neighbours`, figure: part(0) },
    { what: 'the same ranked, with simulated intervals', figure: part(1), detail: `${first.simulations} simulations` },
    { what: `${first.tables} tables suppressed`, figure: part(2), detail: `${first.hidden.toLocaleString('en-GB')} cells hidden` },
    { what: '155 services x 12 indicators x 36 quarters, all of it', figure: seconds(whole), bar: `< ${BAR_SECONDS} s`, met: whole < BAR_SECONDS },
  ];
  return Promise.resolve(section('Comparison across services (processor time, median)', rows));
}
