/** Writes with Redis away for the whole run against writes with it: APIs on one database take turns, a second one with Redis among them, which shows what chance does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { median, quantile } from '../bench/measure.ts';
import { milliseconds, section, times, type Row } from '../bench/table.ts';
import { launcher, withScratchDatabase } from '../launch-bridge.ts';
import { openAdministrator } from './administrator.ts';
import { makePrograms } from './chaos-run.ts';
import { makeInstallation, type Service } from './installation.ts';
import { startRedis } from './redis.ts';
import { acknowledgeQuery, addEvidenceQuery, evidenceFor, send, signIn } from './writers.ts';

const rounds = 12;
const writesInARound = 150;
const atATime = 4;
const bar = 0.1;
const warmUp = 2;
/** Every second write is the first look at an escalation, which posts messages and so wishes for a job. */
const escalations = ((rounds + warmUp) * 3 * writesInARound) / 2;

interface Side {
  name: string;
  url: string;
  cookie: string;
  durations: number[][];
}

export async function benchRedisDown(): Promise<{ text: string; met: boolean }> {
  return withScratchDatabase('waymark_redis_down', async (database) => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-chaos-'));
    const administrator = openAdministrator(database.administratorUrl);
    const redis = await startRedis();
    const { freePort } = await launcher('launch/port.mjs');
    const installation = await makeInstallation(database, administrator, { services: 1, escalations });
    const service = installation.services[0]!;
    const up = await makePrograms(installation, redis, folder, 0);
    const again = await makePrograms(installation, redis, join(folder, 'again'), 0);
    const down = await makePrograms(installation, { url: `redis://127.0.0.1:${await freePort()}` }, join(folder, 'down'), 0);
    try {
      const sides: Side[] = [];
      for (const [name, { api }] of [['with Redis', up], ['Redis away', down], ['with Redis, once more', again]] as const) {
        api.start();
        await api.ready();
        sides.push({ name, url: api.url, cookie: await signIn(api.url, service), durations: [] });
      }
      const unseen = [...service.overdue];
      for (let round = -warmUp; round < rounds; round += 1) {
        for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
          const durations = await load(side, service, round + warmUp, unseen);
          if (round >= 0) side.durations.push(durations);
        }
      }
      return compare(sides);
    } finally {
      await Promise.all([up, down, again].map(({ api }) => api.stop()));
      await redis.stop();
      await administrator.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

async function load({ name, url, cookie }: Side, service: Service, round: number, unseen: string[]): Promise<number[]> {
  const durations: number[] = [];
  const person = async (number: number): Promise<void> => {
    for (let place = number; place < writesInARound; place += atATime) {
      const began = performance.now();
      const first = place % 2 === 0;
      const answer = first ? await send(url, cookie, service, acknowledgeQuery, { actionId: unseen.pop() }) : await send(url, cookie, service, addEvidenceQuery, evidenceFor(service, place, `${name} ${round}`).input);
      if (answer?.typename !== (first ? 'Escalation' : 'Action')) throw new Error(`A write ${name} was not answered: ${answer?.errors ?? 'nobody'}`);
      durations.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atATime }, (_, number) => person(number)));
  return durations;
}

function compare([up, down, again]: Side[]): { text: string; met: boolean } {
  const p95 = (side: Side): number[] => side.durations.map((round) => quantile(round, 0.95));
  const row = (side: Side): Row => ({ what: side.name, figure: `p95 ${milliseconds(quantile(side.durations.flat(), 0.95))}`, detail: `median ${milliseconds(median(side.durations.flat()))}` });
  // Neighbours in time: what else the machine does falls on both.
  const against = (side: Side): number => median(p95(side).map((value, round) => value / p95(up!)[round]!));
  const ratio = against(down!);
  const met = Math.abs(ratio - 1) <= bar;
  const rows: Row[] = [row(up!), row(down!), row(again!), { what: 'p95, once more against with', figure: times(against(again!)), detail: 'chance alone' }, { what: 'p95, away against with', figure: times(ratio), detail: 'median of paired rounds', bar: '1 ± 0.10', met }];
  return { text: section(`API writes with Redis away for the whole run: ${rounds} rounds of ${writesInARound} writes, ${atATime} at a time`, rows), met };
}
