/** A Redis of the run's own that keeps nothing on disk, and can be emptied. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { launcher } from '../launch-bridge.ts';

export interface OwnRedis {
  url: string;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

export const redisIsInstalled = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

export async function startRedis(): Promise<OwnRedis> {
  const port = await (await launcher('launch/port.mjs')).freePort();
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
  for (let round = 0; (await say(port, 'PING').catch(() => '')) !== '+PONG'; round += 1) {
    if (round === 100) throw new Error('redis-server did not start.');
    await wait(100);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    flush: async () => void (await say(port, 'FLUSHALL')),
    stop: async () => {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** One command without arguments, in the protocol's plain form. */
async function say(port: number, command: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.write(`${command}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString().trim();
  } finally {
    socket.destroy();
  }
}
