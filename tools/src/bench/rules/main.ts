/** `npm run bench:rules`: the rules engine against its peers and its bars, in one run. */
import { Command } from 'commander';
import { benchBackTest } from './back-test.ts';
import { benchDecisions } from './decisions.ts';
import { benchKeystrokes } from './keystrokes.ts';
import { benchSizes } from './sizes.ts';

interface Options {
  rounds: string;
  only?: string;
}

const subjects: Record<string, (rounds: number) => Promise<string>> = {
  decisions: benchDecisions,
  keystrokes: benchKeystrokes,
  'back-test': benchBackTest,
  sizes: benchSizes,
};

const options = new Command('npm run bench:rules --')
  .description('Measures the rules engine on this machine beside other engines. Variants take turns; ratios compare neighbours in time.')
  .option('--rounds <number>', 'rounds to take the median of', '15')
  .option('--only <subject>', `one of ${Object.keys(subjects).join(', ')}`)
  .parse()
  .opts<Options>();

// A database server of its own, which nobody else uses.
delete process.env['DATABASE_URL'];
const rounds = Math.max(1, Number(options.rounds) || 15);
for (const [name, bench] of Object.entries(subjects)) {
  if (options.only === undefined || options.only === name) console.log(await bench(rounds));
}
