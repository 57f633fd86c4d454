#!/usr/bin/env node
/** `npx waymark`: the command line (tools/src/cli); builds itself on first use. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkNodeVersion } from '../launch/node-version.mjs';

checkNodeVersion();
const main = join(import.meta.dirname, '../dist/cli/main.js');
if (!existsSync(main)) {
  const { build } = await import('../launch/build.mjs');
  const { progressLines } = await import('../launch/progress.mjs');
  try {
    await build({ say: progressLines(console.error) });
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
await import(main);
