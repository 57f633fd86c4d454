/** Kills at random, one thing after another: processes, connections, the server of the database where it is the run's own, and all that the queue held. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Administrator } from './administrator.ts';
import type { Supervised } from './programs.ts';

export const deeds = ['api', 'worker', 'connections', 'database', 'queue'] as const;
export type Deed = (typeof deeds)[number];

export interface Victims {
  api: Supervised;
  workers: readonly Supervised[];
  administrator: Administrator;
  /** Whether a backend may be ended by SIGKILL: the whole server then starts again. */
  ownServer: boolean;
  /** All that the queue held is lost. */
  emptyQueue: () => Promise<void>;
}

/** How often each of a hundred deeds. */
const shares: Readonly<Record<Deed, number>> = { worker: 40, api: 20, connections: 22, queue: 10, database: 8 };

/** Until told to stop, every `meanSeconds` on average. @returns how often each deed was done */
export async function killAtRandom(victims: Victims, { stopped, meanSeconds, random }: { stopped: () => boolean; meanSeconds: number; random: () => number }): Promise<Record<Deed, number>> {
  const done: Record<Deed, number> = { api: 0, worker: 0, connections: 0, database: 0, queue: 0 };
  for (;;) {
    await wait(meanSeconds * 1000 * (0.5 + random()));
    if (stopped()) return done;
    // Whoever is only just starting is left alone: another is found instead.
    for (let tries = 0, hit = 0; hit === 0 && tries < 10; tries += 1) {
      const deed = choose(random() * 100, victims.ownServer);
      hit = await perform(deed, victims, random);
      done[deed] += hit;
    }
  }
}

function choose(at: number, ownServer: boolean): Deed {
  let sum = 0;
  const chosen = deeds.find((deed) => at < (sum += shares[deed])) ?? 'worker';
  return chosen === 'database' && !ownServer ? 'connections' : chosen;
}

/** @returns how many were hit */
async function perform(deed: Deed, { api, workers, administrator, emptyQueue }: Victims, random: () => number): Promise<number> {
  if (deed === 'api') return Number(await api.kill());
  if (deed === 'worker') return Number(await workers[Math.floor(random() * workers.length)]!.kill());
  if (deed === 'queue') return emptyQueue().then(() => 1);
  const backends = await administrator.query<{ pid: number }>(`select pid from pg_stat_activity where datname = current_database() and application_name <> 'chaos' and backend_type = 'client backend'`);
  const hit = backends.filter(() => random() < 0.5);
  if (deed === 'connections') {
    await administrator.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [hit.map(({ pid }) => pid)]);
    return hit.length;
  }
  const victim = hit[0] ?? backends[0];
  if (!victim) return 0;
  process.kill(victim.pid, 'SIGKILL');
  return 1;
}
