/** `npm start`: installs, builds and runs Waymark with everything it needs (docs/operations.md). */
import { checkNodeVersion } from './launch/node-version.mjs';

checkNodeVersion();
// Loaded late: an old Node could not read the rest.
const { start } = await import('./launch/start.mjs');
await start(process.argv.slice(2));
