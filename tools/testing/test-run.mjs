/** The steps of `npm test`, how they share the cores, and the closing line. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from '../launch/build.mjs';
import { findChromium, installChromium } from '../launch/chromium.mjs';
import { endings } from '../launch/endings.mjs';
import { install } from '../launch/install.mjs';
import { Advice, prepareStateFolder } from '../launch/places.mjs';
import { progressLines } from '../launch/progress.mjs';
import { checkStep, jestStep } from './steps.mjs';

const usage = 'npm test -- [--only lint|unit|integration|browser]';
const kinds = ['lint', 'unit', 'integration', 'browser'];

export async function test(argv) {
  const say = progressLines();
  const end = endings();
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const notes = [];
  try {
    const only = readOptions(argv);
    prepareStateFolder();
    await install({ say, onChild: end.child });
    // Unit tests alone read the sources; everything else needs what the build makes.
    if (only !== 'unit') await build({ say, onChild: end.child });
    const chromium = wants(only, 'browser') ? (findChromium() ?? (await installChromium({ say, onChild: end.child }))) : null;
    const steps = listSteps(only, chromium);
    await runSteps(steps, { say, onChild: end.child, totals, notes });
    if (wants(only, 'browser') && !chromium) {
      const advice = 'Chromium is missing (install it, or set CHROMIUM_PATH)';
      if (isCi()) {
        totals.failed += 1;
        notes.push(`Failed: ${advice}, and CI skips nothing.`);
      } else notes.push(`Skipped: all browser tests. ${advice}.`);
    }
  } catch (error) {
    if (end.begun) return;
    console.error(error instanceof Advice ? `\n${error.message}` : error);
    totals.failed += 1;
  }
  if (end.begun) return;
  for (const note of notes) console.log(note);
  console.log(`Tests: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  await end.now(totals.failed > 0 ? 1 : 0);
}

function readOptions(argv) {
  try {
    const { values } = parseArgs({ args: argv, options: { only: { type: 'string' } } });
    if (values.only !== undefined && !kinds.includes(values.only)) throw new Error(`--only takes one of ${kinds.join(', ')}`);
    return values.only ?? null;
  } catch (error) {
    throw new Advice(`${error.message}\n${usage}`);
  }
}

const wants = (only, kind) => only === null || only === kind;
const isCi = () => Boolean(process.env.CI) && process.env.CI !== 'false';

/** Longest first, so that two lanes end at about the same time. */
function listSteps(only, chromium) {
  const workers = Math.max(1, Math.floor(availableParallelism() / 2));
  return [
    wants(only, 'browser') && jestStep('browser', { workers: 1, environment: chromium ? { CHROMIUM_PATH: chromium } : {}, skipAll: !chromium }),
    wants(only, 'integration') && jestStep('integration', { workers, share: '1/2' }),
    wants(only, 'integration') && jestStep('integration', { workers, share: '2/2' }),
    wants(only, 'lint') && checkStep('lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0']),
    wants(only, 'unit') && jestStep('unit', { workers }),
    wants(only, 'lint') && checkStep('types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']),
    wants(only, 'lint') && checkStep('types of the web app', ['node_modules/typescript/bin/tsc', '-p', 'apps/admin/tsconfig.json']),
    wants(only, 'lint') && checkStep('contracts', ['tools/bin/waymark.mjs', 'contracts', 'check']),
  ].filter(Boolean);
}

/** Runs steps in as many lanes as half the cores carry, at least two; prints each result when it is there. */
async function runSteps(steps, { say, onChild, totals, notes }) {
  const queue = [...steps];
  const lane = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) {
      say(`${step.name} …`);
      const result = await step.run(onChild);
      totals.passed += result.passed;
      totals.failed += result.failed;
      totals.skipped += result.skipped;
      const figures = `${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`;
      say(`${step.name}: ${figures} in ${(result.milliseconds / 1000).toFixed(1)} s`);
      if (result.slowest?.length > 0) console.log(`           longest: ${result.slowest.join(', ')}`);
      if (result.details) console.log(`\n${result.details.trimEnd()}\n`);
      if (result.failed > 0) notes.push(`Failed: ${step.name} (details above).`);
    }
  };
  await Promise.all([lane(), lane()]);
}
