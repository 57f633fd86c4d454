/** `npm run bench`: measures what the project promises, in one run, and prints one table a subject. */
import { Command } from 'commander';
import { root } from '../launch-bridge.ts';
import { benchDecisions } from './decisions-bench.ts';
import { benchDocuments } from './documents-bench.ts';
import { benchEscalations } from './escalations-bench.ts';
import { benchHttp } from './http-bench.ts';
import { benchIsolation } from './isolation-bench.ts';
import { benchReporting } from './reporting-bench.ts';
import { benchClone, benchStart } from './start-bench.ts';

interface Options {
  rounds: string;
  only?: string;
  start?: true;
}

const subjects: Record<string, (rounds: number) => Promise<string>> = {
  documents: (rounds) => benchDocuments(root, rounds),
  decisions: benchDecisions,
  reporting: (rounds) => benchReporting(root, rounds),
  http: benchHttp,
  isolation: benchIsolation,
  escalations: benchEscalations,
  start: benchStart,
};

const options = new Command('npm run bench --')
  .description('Measures Waymark on this machine. Variants take turns; ratios compare neighbours in time.')
  .option('--rounds <number>', 'rounds to take the median of', '5')
  .option('--only <subject>', `one of ${Object.keys(subjects).join(', ')}`)
  .option('--start', 'measure npm start on a fresh clone too (minutes)')
  .parse()
  .opts<Options>();

// A server of its own, whose log can be read and whose data nobody else touches.
delete process.env['DATABASE_URL'];
const rounds = Math.max(1, Number(options.rounds) || 5);
for (const [name, bench] of Object.entries(subjects)) {
  if (options.only === undefined || options.only === name) console.log(await bench(rounds));
}
if (options.start) console.log(await benchClone());
