/** Entry of the API: GraphQL, REST, and the web app when WEB_ROOT names it. */
import { createApp } from './app.ts';
import { loadConfig } from './platform/config/index.ts';
import { announce, run } from './run.ts';

await run(loadConfig, 'api', async (config) => {
  const app = await createApp(config);
  await (config.host === null ? app.listen(config.port) : app.listen(config.port, config.host));
  if (config.adHocQueries === 'sessions') announce(config, 'AD_HOC_QUERIES=sessions: signed-in browsers may run any operation. For tests and development only.');
  announce(config, `Waymark listens at port ${config.port}`);
  return app;
});
