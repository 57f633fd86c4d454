// A small chaos run on either backend: the built programs are killed while people write, and nothing is lost or told twice.
import { afterAll, describe, expect, test } from '@jest/globals';
import { openAdministrator } from './administrator.ts';
import { runChaos, type ChaosOptions } from './chaos-run.ts';
import { randomFrom } from './random.ts';
import { redisIsInstalled } from './redis.ts';
import { isMet, table } from './report.ts';

const server = process.env['TEST_ADMINISTRATOR_URL'] ?? '';
const secret = process.env['SECRET'] ?? '';
const names: string[] = [];

afterAll(async () => {
  const administrator = openAdministrator(server);
  for (const name of names) await administrator.query(`drop database if exists ${name} with (force)`);
  await administrator.close();
});

async function chaos(queue: ChaosOptions['queue']) {
  const name = `waymark_chaos_${queue}_${process.pid}`;
  names.push(name);
  // The server is that of all tests: its connections may be ended, not the server itself. How late steps are is measured by `npm run chaos`;
  // here other tests have the processor, too.
  const options: ChaosOptions = { queue, services: 3, escalations: 240, seconds: 30, killEverySeconds: 3, workers: 2, writers: 2, latenessBarSeconds: 600, ownServer: false, random: randomFrom(7), say: () => undefined };
  const result = await runChaos({ administratorUrl: Object.assign(new URL(server), { pathname: `/${name}` }).href, secret }, options);
  return { result, options };
}

describe.each<ChaosOptions['queue']>(redisIsInstalled() ? ['postgresql', 'redis'] : ['postgresql'])('with the queue in %s', (queue) => {
  test('nothing is lost or told twice', async () => {
    const { result, options } = await chaos(queue);
    if (!isMet(result, options)) throw new Error(table(result, options));
    expect(Object.values(result.kills).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(2);
    expect(result.writes).toBeGreaterThan(0);
  });
});
