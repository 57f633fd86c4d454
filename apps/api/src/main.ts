/** Entry of the API: GraphQL, REST, and the web app when WEB_ROOT names it. */
import { createApp } from './app.ts';
import { loadConfig } from './platform/config/index.ts';
import { run } from './run.ts';

await run(async () => {
  const config = loadConfig();
  const app = await createApp(config);
  app.enableShutdownHooks();
  await (config.host === null ? app.listen(config.port) : app.listen(config.port, config.host));
  process.stdout.write(`Waymark listens at port ${config.port} for ${config.origin}\n`);
});
