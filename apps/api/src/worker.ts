/** Entry of the worker: reads documents and does what is due, in a process of its own. */
import { QueueReports, serveOperations } from './features/operations/index.ts';
import { loadConfig } from './platform/config/index.ts';
import { Readiness, serveWorkerHealth } from './platform/http/index.ts';
import { JobWorker } from './platform/jobs/index.ts';
import { announce, run } from './run.ts';
import { createWorker } from './worker-app.ts';

await run(loadConfig, 'worker', async (config) => {
  const worker = await createWorker(config);
  if (config.healthPort !== null) await serveWorkerHealth(worker.get(Readiness), config.healthPort, config.host);
  if (config.operations !== null) await serveOperations(worker.get(QueueReports, { strict: false }), config.operations.port, config.operations.host);
  await worker.get(JobWorker).start();
  announce(config, 'Waymark works on its jobs');
  return worker;
});
