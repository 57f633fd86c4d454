/** `npm run bench` and, with `rules` first, `npm run bench:rules`: installs and builds when needed, then measures (tools/src/bench). */
import { checkNodeVersion } from './launch/node-version.mjs';

checkNodeVersion();
const rules = process.argv[2] === 'rules';
if (rules) process.argv.splice(2, 1);
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
await import(rules ? './dist/bench/rules/main.js' : './dist/bench/main.js');
