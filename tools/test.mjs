/** `npm test`: installs, builds, then lint, types, contracts, unit, integration and browser tests. */
import { checkNodeVersion } from './launch/node-version.mjs';

checkNodeVersion();
// Loaded late: an old Node could not read the rest.
const { test } = await import('./testing/test-run.mjs');
await test(process.argv.slice(2));
