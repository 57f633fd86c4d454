/** One step of `npm test` as a process: a jest suite, counted from its JSON report, or a check that passes or fails. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { root, stateFolder } from '../launch/places.mjs';

/** A check counts as one test. */
export function checkStep(name, command) {
  return {
    name,
    async run(onChild) {
      const { code, output, milliseconds } = await run(command, {}, onChild);
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, milliseconds, details: code === 0 ? '' : output };
    },
  };
}

/** One project of jest.config.mjs. `skipAll` loads its files and counts their tests as skipped. */
export function jestStep(project, { workers, environment = {}, skipAll = false }) {
  const report = join(stateFolder, `test-${project}.json`);
  const command = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    ...['--selectProjects', project, '--json', `--outputFile=${report}`, `--maxWorkers=${workers}`, '--passWithNoTests'],
    // No name can match an end before a beginning.
    ...(skipAll ? ['--testNamePattern', '$.^'] : []),
  ];
  return {
    name: `${project} tests`,
    async run(onChild) {
      rmSync(report, { force: true });
      const { code, output, milliseconds } = await run(command, { ...environment, ...(skipAll ? { WAYMARK_NO_BROWSER: '1' } : {}) }, onChild);
      if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, milliseconds, details: output };
      const result = JSON.parse(readFileSync(report, 'utf8'));
      rmSync(report, { force: true });
      const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
      // Jest may fail as a whole (set-up, open handles) with every test passed.
      const broken = code !== 0 && failed === 0 ? 1 : 0;
      return {
        passed: result.numPassedTests,
        failed: failed + broken,
        skipped: result.numPendingTests + result.numTodoTests,
        milliseconds,
        details: failed + broken > 0 ? failureDetails(result) || output : '',
      };
    },
  };
}

function failureDetails(result) {
  return result.testResults
    .filter((suite) => suite.status === 'failed')
    .map((suite) => suite.message)
    .join('\n');
}

function run(command, environment, onChild) {
  const start = performance.now();
  const child = spawn(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment, NX_DAEMON: 'false', FORCE_COLOR: '0' },
  });
  onChild(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  return new Promise((accept) => {
    child.once('error', (error) => accept({ code: 1, output: error.message, milliseconds: performance.now() - start }));
    child.once('close', (code) => accept({ code, output, milliseconds: performance.now() - start }));
  });
}
