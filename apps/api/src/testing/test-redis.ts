/**
 * A Redis for tests that empty it: one of their own, started from `redis-server` where that is installed;
 * else a database of the server of TEST_REDIS_URL that holds nothing else. Without either, those tests are skipped.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';

export interface TestRedis {
  /** Leads through a door that `shut` closes: nobody gets in, and who is in is thrown out. */
  url: string;
  shut(): Promise<void>;
  open(): Promise<void>;
  /** FLUSHALL of the own server; of a given one only the database. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const own = spawnSync('redis-server', ['--version']).status === 0;

/** Names the backends that can be tried here, and says which is left out. */
export const redisIsThere = own || Boolean(process.env.TEST_REDIS_URL);
if (!redisIsThere) process.stdout.write('Without Redis: neither redis-server is installed nor TEST_REDIS_URL set, so its tests are skipped.\n');

export async function startTestRedis(): Promise<TestRedis> {
  const port = own ? await freePort() : 0;
  const child = own ? spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'ignore' }) : null;
  const direct = new URL(own ? `redis://127.0.0.1:${port}` : (process.env.TEST_REDIS_URL ?? ''));
  const admin = new Redis(direct.href, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  admin.on('error', () => undefined);
  await admin.ping();
  const door = new Door({ host: direct.hostname, port: Number(direct.port || 6379) });
  const throughDoor = new URL(direct.href);
  throughDoor.hostname = '127.0.0.1';
  throughDoor.port = String(await door.open());
  return {
    url: throughDoor.href,
    shut: () => door.shut(),
    open: async () => void (await door.open()),
    flush: async () => void (await (own ? admin.flushall() : admin.flushdb())),
    stop: async () => {
      await door.shut();
      admin.disconnect();
      child?.kill('SIGKILL');
      if (child) await once(child, 'exit');
    },
  };
}

/** Passes connections on, until it is shut. */
class Door {
  private server = this.make();
  private readonly inside = new Set<Socket>();
  private port = 0;

  constructor(private readonly behind: { host: string; port: number }) {}

  private make() {
    return createServer((near) => {
      const far = connect(this.behind.port, this.behind.host);
      for (const [one, other] of [[near, far], [far, near]] as const) {
        this.inside.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy()).on('close', () => this.inside.delete(one) && other.destroy());
      }
    });
  }

  async open(): Promise<number> {
    if (!this.server.listening) {
      this.server = this.make();
      this.server.listen(this.port, '127.0.0.1');
      await once(this.server, 'listening');
      this.port = (this.server.address() as AddressInfo).port;
    }
    return this.port;
  }

  async shut(): Promise<void> {
    if (!this.server.listening) return;
    this.server.close();
    for (const socket of this.inside) socket.destroy();
    await once(this.server, 'close');
  }
}
