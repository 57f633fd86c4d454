/** Entry of the worker: reads documents and does what is due, in a process of its own. */
import { loadConfig } from './platform/config/index.ts';
import { JobWorker } from './platform/jobs/index.ts';
import { run } from './run.ts';
import { createWorker } from './worker-app.ts';

await run(async () => {
  const worker = await createWorker(loadConfig());
  worker.enableShutdownHooks();
  await worker.get(JobWorker).start();
  process.stdout.write('Waymark works on its jobs\n');
});
