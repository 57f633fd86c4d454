/** One launcher per checkout: `.waymark/running.json` names the one that runs. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Advice, stateFolder } from './places.mjs';
import { commandOf, isAlive } from './process-table.mjs';

const file = join(stateFolder, 'running.json');

/** Claims the checkout for this process, or says who has it. */
export function claimCheckout(port) {
  if (existsSync(file)) {
    try {
      const other = JSON.parse(readFileSync(file, 'utf8'));
      if (isAlive(other.pid) && /start\.mjs|dev\.mjs/.test(commandOf(other.pid) ?? '')) {
        throw new Advice(
          `Waymark already runs from this folder, at http://localhost:${other.port} (process ${other.pid}); stop it there with Ctrl-C, or use another checkout.`,
        );
      }
    } catch (error) {
      if (error instanceof Advice) throw error;
      // Half written by a launcher that was killed.
    }
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, port }));
}

export function releaseCheckout() {
  rmSync(file, { force: true });
}
