/** API and workers as they are run: built, each in a process of its own, and started again whenever one is gone. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launcher, root, type StartedChild } from '../launch-bridge.ts';

export interface ProgramSettings {
  name: string;
  script: 'main' | 'worker';
  port: number;
  environment: Readonly<Record<string, string>>;
  logFolder: string;
}

/** From when until when it was ready, in milliseconds; null: until now. */
export interface UpTime {
  from: number;
  until: number | null;
}

/** Somebody has noticed that it is gone. */
const startsAgainAfterMilliseconds = 300;

export class Supervised {
  readonly url: string;
  readonly upTimes: UpTime[] = [];
  private child: StartedChild | null = null;
  private ending = false;
  private running: Promise<void> = Promise.resolve();

  constructor(readonly settings: ProgramSettings) {
    this.url = `http://127.0.0.1:${settings.port}`;
  }

  start(): void {
    mkdirSync(this.settings.logFolder, { recursive: true });
    this.running = this.keepRunning();
  }

  get isUp(): boolean {
    return this.upTimes.at(-1)?.until === null;
  }

  async ready(seconds = 120): Promise<void> {
    for (const end = Date.now() + seconds * 1000; !this.isUp; await wait(50)) {
      if (Date.now() > end) throw new Error(`The ${this.settings.name} was not ready within ${seconds} seconds: ${this.child?.lastWords() ?? ''}`);
    }
  }

  /** SIGKILL. False when it was not there. */
  async kill(): Promise<boolean> {
    if (!this.child || !this.isUp) return false;
    await this.child.stop({ force: true });
    return true;
  }

  /** SIGTERM, and not again. */
  async stop(): Promise<void> {
    this.ending = true;
    await this.child?.stop();
    await this.running;
  }

  private async keepRunning(): Promise<void> {
    const { startChild } = await launcher('launch/children.mjs');
    const { name, script, port, environment, logFolder } = this.settings;
    while (!this.ending) {
      const child = startChild({ name, script: join(root, `apps/api/dist/${script}.js`), env: { ...environment, PORT: String(port), HEALTH_PORT: String(port) }, logFile: join(logFolder, `${name}.log`) });
      this.child = child;
      let gone = false;
      const exited = child.exited.then(() => (gone = true));
      while (!gone && !(await isReady(this.url))) await Promise.race([exited, wait(100)]);
      const time: UpTime = { from: Date.now(), until: null };
      if (!gone) this.upTimes.push(time);
      await exited;
      time.until = Date.now();
      if (!this.ending) await wait(startsAgainAfterMilliseconds);
    }
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) }).then((answer) => answer.status === 200, () => false);
}
