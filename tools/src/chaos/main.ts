/** `npm run chaos`: kills everything again and again, and ends with 1 when anything was lost, told twice or late. */
import { Command, Option } from 'commander';
import { withScratchDatabase } from '../launch-bridge.ts';
import { runChaos, type ChaosOptions } from './chaos-run.ts';
import { longestSeconds } from './installation.ts';
import { randomFrom } from './random.ts';
import { benchRedisDown } from './redis-down.ts';
import { redisIsInstalled } from './redis.ts';
import { isMet, table } from './report.ts';

interface Options {
  queue?: ChaosOptions['queue'];
  night?: true;
  escalations?: string;
  services?: string;
  seconds?: string;
  killEvery: string;
  workers: string;
  writers: string;
  seed?: string;
  redisDown?: true;
}

const options = new Command('npm run chaos --')
  .description('Starts API, workers and a database of its own, kills them at random while people write, and proves that nothing was lost, told twice or late.')
  .addOption(new Option('--queue <backend>', 'what carries the jobs; both, one after the other, without it').choices(['postgresql', 'redis']))
  .option('--night', '100,000 escalations in 50 minutes, instead of 5,000 in 3')
  .option('--escalations <number>', 'how many')
  .option('--services <number>', 'in how many services')
  .option('--seconds <number>', `for how long things are killed, ${longestSeconds} at most`)
  .option('--kill-every <seconds>', 'from one deed to the next, on average', '4')
  .option('--workers <number>', 'how many run at a time', '2')
  .option('--writers <number>', 'people who write meanwhile', '4')
  .option('--seed <number>', 'of what is random')
  .option('--redis-down', 'measure writes with Redis away against writes with it, instead')
  .parse()
  .opts<Options>();

// A server of its own, which may be killed and holds nothing of anybody.
delete process.env['DATABASE_URL'];
const say = (line: string): void => console.error(`* ${line}`);

if (options.redisDown) {
  const { text, met } = await benchRedisDown();
  console.log(text);
  process.exit(met ? 0 : 1);
}

const seed = Number(options.seed ?? Date.now() % 1_000_000);
const queues = options.queue ? [options.queue] : (['postgresql', ...(redisIsInstalled() ? ['redis'] : [])] as ChaosOptions['queue'][]);
if (!options.queue && queues.length === 1) say('Without redis-server: the queue in Redis is left out.');
say(`Seed ${seed}`);
let met = true;
for (const queue of queues) {
  const size: ChaosOptions = {
    queue, escalations: Number(options.escalations ?? (options.night ? 100_000 : 5_000)), services: Number(options.services ?? (options.night ? 40 : 10)), seconds: Number(options.seconds ?? (options.night ? longestSeconds : 180)),
    killEverySeconds: Number(options.killEvery), workers: Number(options.workers), writers: Number(options.writers), latenessBarSeconds: 60, ownServer: true, random: randomFrom(seed), say,
  };
  const result = await withScratchDatabase('waymark_chaos', (database) => runChaos(database, size));
  console.log(table(result, size));
  met &&= isMet(result, size);
}
process.exit(met ? 0 : 1);
