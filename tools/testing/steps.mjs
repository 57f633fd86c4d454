/** One step of `npm test` as a process: a jest suite, counted from its JSON report, or a check that passes or fails. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
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

/** One project of jest.config.mjs, or a share of it ('1/2'). `skipAll` loads its files and counts their tests as skipped. */
export function jestStep(project, { workers, share = null, environment = {}, skipAll = false }) {
  const report = join(stateFolder, `test-${project}${share === null ? '' : `-${share[0]}`}.json`);
  const command = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    ...['--selectProjects', project, '--json', `--outputFile=${report}`, `--maxWorkers=${workers}`, '--passWithNoTests'],
    ...(share === null ? [] : [`--shard=${share}`]),
    // No name can match an end before a beginning.
    ...(skipAll ? ['--testNamePattern', '$.^'] : []),
  ];
  return {
    name: `${project} tests${share === null ? '' : ` ${share}`}`,
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
        slowest: slowestFiles(result),
        details: failed + broken > 0 ? failureDetails(result) || output : '',
      };
    },
  };
}

/** The five files that took longest, 'name 12.3 s': where to look first when a run has become long. */
function slowestFiles(result) {
  return result.testResults
    .map(({ name, startTime, endTime }) => ({ file: basename(name), seconds: (endTime - startTime) / 1000 }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 5)
    .map(({ file, seconds }) => `${file} ${seconds.toFixed(1)} s`);
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
