/** Ends what was started, last first, at Ctrl-C, SIGTERM, a closed terminal or a fault. A second Ctrl-C forces. */
import { setInterval } from 'node:timers';
import { parentOf } from './process-table.mjs';

/**
 * `after(stop)` registers a stop function, `child(process)` a helper process, `last(fn)` what comes at the very end;
 * `now(code)` runs them and exits. `begun` is true from then on.
 */
export function endings() {
  const stops = [];
  const children = new Set();
  let finish = () => {};
  const state = {
    begun: false,
    after: (stop) => void (state.begun ? stop({ force: true }) : stops.push(stop)),
    last: (action) => void (finish = action),
    child(child) {
      children.add(child);
      child.once('close', () => children.delete(child));
      if (state.begun) child.kill('SIGTERM');
    },
    async now(code) {
      state.begun = true;
      for (const child of children) child.kill('SIGTERM');
      for (const stop of stops.toReversed()) await stop();
      finish();
      process.exit(code);
    },
  };
  let since = 0;
  const interrupted = (signal) => {
    if (state.begun) {
      // One Ctrl-C arrives twice: from the terminal, and passed on by npm.
      if (signal !== 'SIGINT' || Date.now() - since < 700) return;
      // Asked twice: do not wait for anybody.
      for (const child of children) child.kill('SIGKILL');
      void Promise.all(stops.toReversed().map((stop) => stop({ force: true }))).then(() => {
        finish();
        process.exit(130);
      });
      return;
    }
    since = Date.now();
    console.log(signal === 'SIGINT' ? '\nStopping (Ctrl-C again forces)' : 'Stopping');
    void state.now(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interrupted(signal));
  // A closed terminal or pipe must not end us before the rest has ended.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  followParent(interrupted);
  return state;
}

/** A killed `npm` cannot pass a signal on: its going away is the signal. npm runs us through a shell, so look at both. */
function followParent(interrupted) {
  if (!process.env.npm_lifecycle_event) return;
  const line = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const started = line();
  setInterval(() => {
    if (line() !== started) interrupted('parent');
  }, 1000).unref();
}
