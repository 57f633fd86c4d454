/** Progress lines on the terminal: what happens now, and how long it has been going on. */
import { clearInterval, setInterval } from 'node:timers';

/** A function that prints one line with the seconds since it was made; on stdout, unless told otherwise. */
export function progressLines(print = console.log) {
  const start = Date.now();
  return (text) => print(`[${((Date.now() - start) / 1000).toFixed(1).padStart(5)} s] ${text}`);
}

/** Says `text` every ten seconds until the returned function is called. */
export function heartbeat(say, text) {
  const timer = setInterval(() => say(text), 10_000);
  return () => clearInterval(timer);
}
