/** Entry of the worker: reads documents and does what is due, in a process of its own. */
import { createWorker } from './app.ts';
import { loadConfig } from './platform/config/index.ts';
import { JobWorker } from './platform/jobs/index.ts';
import { run } from './run.ts';

await run(async () => {
  const worker = await createWorker(loadConfig());
  await worker.get(JobWorker).start();
  process.stdout.write('Waymark works on its jobs\n');
});
