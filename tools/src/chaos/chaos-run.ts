/** One chaos run: an installation, everything of it killed again and again while people write, then what it must have done against what it did. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../bench/measure.ts';
import { launcher } from '../launch-bridge.ts';
import { openAdministrator, type Administrator } from './administrator.ts';
import { deliveryStates, dueNow, missingWrites, readService } from './found.ts';
import { makeInstallation, spreadCauses, type Installation } from './installation.ts';
import { killAtRandom, type Deed } from './killer.ts';
import { latenessAfterRecovery, recoveries } from './lateness.ts';
import { Supervised } from './programs.ts';
import { startRedis, type OwnRedis } from './redis.ts';
import { judge, type Verdict } from './verdict.ts';
import { newLedger, write, writesOf, type Ledger } from './writers.ts';

export interface ChaosOptions {
  queue: 'postgresql' | 'redis';
  services: number;
  escalations: number;
  /** For how long things are killed. */
  seconds: number;
  /** Between two deeds, on average. */
  killEverySeconds: number;
  workers: number;
  /** How many people write at the same time, each in a service of their own. */
  writers: number;
  /** What 99 % of the steps must stay below, counted from when they were due and a worker was up. */
  latenessBarSeconds: number;
  /** The server of the database is the run's own, and may be killed too. */
  ownServer: boolean;
  random: () => number;
  say: (line: string) => void;
}

export interface ChaosResult extends Verdict {
  kills: Record<Deed, number>;
  writes: number;
  unanswered: number;
  refused: readonly string[];
  writesMissing: number;
  /** Seconds after recovery: median, 99 of 100, the latest. */
  lateness: { median: number; p99: number; most: number };
  /** As above, with no outage taken off, of the steps that fell due while the run went on. */
  latenessWithOutages: { median: number; p99: number; most: number };
  outages: number;
  /** From the end of the killing until nothing was due. */
  settledSeconds: number;
  emails: string;
}

const settlesWithinSeconds = 240;
const pauseMilliseconds = 80;

export async function runChaos(database: { administratorUrl: string; secret: string }, options: ChaosOptions): Promise<ChaosResult> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-chaos-'));
  const administrator = openAdministrator(database.administratorUrl);
  const redis = options.queue === 'redis' ? await startRedis() : null;
  try {
    options.say(`Writing ${options.escalations.toLocaleString('en-GB')} overdue actions in ${options.services} services`);
    const installation = await makeInstallation(database, administrator, options);
    return await storm(installation, administrator, redis, folder, options);
  } finally {
    await redis?.stop();
    await administrator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function storm(installation: Installation, administrator: Administrator, redis: OwnRedis | null, folder: string, options: ChaosOptions): Promise<ChaosResult> {
  const { services } = installation;
  const { random, seconds, say } = options;
  const { api, workers } = await makePrograms(installation, redis, folder, options.workers);
  const all = [api, ...workers];
  const ledger = newLedger();
  try {
    const start = Date.now() + 2_000;
    await spreadCauses(administrator, services, start, seconds, random);
    api.start();
    await api.ready();
    for (const worker of workers) worker.start();
    await Promise.all(workers.map((worker) => worker.ready()));
    say(`Killing for ${seconds} seconds, about every ${options.killEverySeconds}, while ${options.writers} people write`);
    const end = start + seconds * 1000;
    const stopped = (): boolean => Date.now() > end;
    const people = services.slice(0, options.writers).map((service) => write(api.url, service, ledger, { stopped, pauseMilliseconds, random }));
    const emptyQueue = redis ? () => redis.flush() : () => administrator.query('truncate bullmq.job, bullmq.scheduler cascade').then(() => undefined);
    const [kills] = await Promise.all([killAtRandom({ api, workers, administrator, ownServer: options.ownServer, emptyQueue }, { stopped, meanSeconds: options.killEverySeconds, random }), ...people]);
    const until = new Date();
    say('Waiting until nothing is due');
    await Promise.all(all.map((program) => program.ready()));
    while ((await dueNow(administrator)) > 0 && Date.now() - until.getTime() < settlesWithinSeconds * 1000) await wait(500);
    const settledSeconds = (Date.now() - until.getTime()) / 1000;
    await Promise.all(all.map((program) => program.stop()));
    return await findings(installation, administrator, ledger, workers, { kills, until, start, settledSeconds });
  } finally {
    await Promise.all(all.map((program) => program.stop()));
  }
}

interface Happened {
  kills: Record<Deed, number>;
  until: Date;
  start: number;
  settledSeconds: number;
}

async function findings({ services }: Installation, administrator: Administrator, ledger: Ledger, workers: readonly Supervised[], { kills, until, start, settledSeconds }: Happened): Promise<ChaosResult> {
  const data = [];
  for (const service of services) data.push(await readService(administrator, service));
  const told = data.flatMap((service) => service.told);
  const ends = recoveries(workers.map(({ upTimes }) => upTimes));
  const after = told.map(({ dueAt, recordedAt }) => latenessAfterRecovery(dueAt.getTime(), recordedAt.getTime(), ends));
  const during = told.filter(({ dueAt }) => dueAt.getTime() >= start).map(({ dueAt, recordedAt }) => (recordedAt.getTime() - dueAt.getTime()) / 1000);
  return {
    ...judge(data, until),
    kills,
    writes: writesOf(ledger),
    unanswered: ledger.unanswered,
    refused: ledger.refused,
    writesMissing: await missingWrites(administrator, services, ledger),
    lateness: spread(after),
    latenessWithOutages: spread(during),
    outages: ends.length - 1,
    settledSeconds,
    emails: await deliveryStates(administrator),
  };
}

const spread = (values: readonly number[]) => ({ median: quantile(values, 0.5), p99: quantile(values, 0.99), most: values.reduce((most, value) => Math.max(most, value), -Infinity) });

/** Not started yet. */
export async function makePrograms({ appUrl, platformUrl }: Pick<Installation, 'appUrl' | 'platformUrl'>, redis: Pick<OwnRedis, 'url'> | null, folder: string, workers: number): Promise<{ api: Supervised; workers: Supervised[] }> {
  const { freePort } = await launcher('launch/port.mjs');
  const environment = {
    PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', ORIGIN: 'http://waymark.test', DATABASE_APP_URL: appUrl, DATABASE_PLATFORM_URL: platformUrl, AUDIT_SIGNING_KEY: 'c4'.repeat(32), SECOND_FACTOR: 'off',
    OPERATION_LIMIT_FACTOR: '100000', AD_HOC_QUERIES: 'sessions', FILES_FOLDER: join(folder, 'files'), MAIL_FOLDER: join(folder, 'mail'), ...(redis ? { REDIS_URL: redis.url } : {}),
  };
  const program = async (name: string, script: 'main' | 'worker') => new Supervised({ name, script, port: await freePort(), environment, logFolder: folder });
  const api = await program('api', 'main');
  const made: Supervised[] = [];
  for (let number = 1; number <= workers; number += 1) made.push(await program(`worker-${number}`, 'worker'));
  return { api, workers: made };
}
