/** `npm run chaos`: installs and builds when needed, then kills (tools/src/chaos). */
import { checkNodeVersion } from './launch/node-version.mjs';

checkNodeVersion();
const { install } = await import('./launch/install.mjs');
const { build } = await import('./launch/build.mjs');
const { progressLines } = await import('./launch/progress.mjs');
const say = progressLines(console.error);
try {
  await install({ say });
  await build({ say });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import('./dist/chaos/main.js');
