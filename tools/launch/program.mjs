/** Waymark itself: prepares its database, then runs the API (which serves the web app) and the worker. */
import { spawn } from 'node:child_process';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startChild } from './children.mjs';
import { Advice, logFolder, root, stateFolder } from './places.mjs';
import { readAuditSigningKey } from './secret.mjs';

/** Variables of ours that go on to the program; everything else it needs is set below. */
const passedOn = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'NODE_EXTRA_CA_CERTS', 'REDIS_URL', 'NOW', 'TRUST_PROXY', 'APP_POOL_SIZE', 'PLATFORM_POOL_SIZE',
  'FILES_S3_BUCKET', 'FILES_S3_ENDPOINT', 'FILES_S3_REGION', 'FILES_QUOTA_MEGABYTES', 'CLAMD', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN',
  'SECOND_FACTOR', 'ENCRYPTION_SECRET', 'IDENTITY_PROVIDER_ADDRESSES', 'SESSION_IDLE_MINUTES', 'SESSION_HOURS', 'MAIL_FOLDER', 'SMTP_URL', 'MAIL_FROM', 'NOTIFY_API_KEY', 'NOTIFY_TEMPLATE_ID', 'NOTIFY_URL', 'WEBHOOK_ADDRESSES', 'TRUSTED_DOCUMENTS', 'OPERATION_LIMIT_FACTOR',
  'LOG_FORMAT', 'DRAIN_SECONDS', 'HEALTH_PORT', 'OPERATIONS_PORT', 'OPERATIONS_HOST', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_METRIC_EXPORT_INTERVAL'];

function surroundings() {
  return Object.fromEntries(passedOn.filter((name) => process.env[name] !== undefined).map((name) => [name, process.env[name]]));
}

/**
 * Creates the database when missing, migrates it and seeds the demonstration once.
 * In a process of its own: the launcher stays small, and only it ever holds the administrator's URL.
 * Answers `{appUrl, platformUrl, accounts}`.
 */
export async function prepare({ administratorUrl, secret, demonstration, say, now, onChild = () => {} }) {
  const child = spawn(process.execPath, [join(root, 'tools/dist/prepare/main.js')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...surroundings(), ...(now ? { NOW: now } : {}), DATABASE_URL: administratorUrl, SECRET: secret, DEMONSTRATION: String(demonstration) },
  });
  onChild(child);
  let output = '';
  let faults = '';
  let rest = '';
  child.stdout.on('data', (text) => {
    output += text;
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) if (line.startsWith('* ')) say(line.slice(2));
  });
  child.stderr.on('data', (text) => (faults += text));
  const code = await new Promise((accept) => child.once('close', accept));
  if (code !== 0) throw new Advice(`The database could not be prepared. ${faults.trim() || output.trim()}`);
  return JSON.parse(output.trim().split('\n').at(-1));
}

/** Exactly what API and worker are configured by (apps/api/src/platform/config): never the administrator's URL. */
export function programEnvironment({ port, origin, appUrl, platformUrl, demonstration, now }) {
  return {
    ...surroundings(),
    ...(now ? { NOW: now } : {}),
    NODE_ENV: 'production',
    PORT: String(port),
    ORIGIN: origin ?? `http://localhost:${port}`,
    DATABASE_APP_URL: appUrl,
    DATABASE_PLATFORM_URL: platformUrl,
    AUDIT_SIGNING_KEY: readAuditSigningKey(),
    AUDIT_CHECKPOINT_FILE: process.env.AUDIT_CHECKPOINT_FILE || join(stateFolder, 'audit-checkpoints.ndjson'),
    // The demonstration's passwords are public, so only this machine reaches it unless HOST says otherwise.
    ...(process.env.HOST || demonstration ? { HOST: process.env.HOST || '127.0.0.1' } : {}),
    FILES_FOLDER: process.env.FILES_FOLDER || join(stateFolder, 'files'),
    DEMONSTRATION: String(demonstration),
    // Its sign-ins are for everybody to try; the sign-in page says so. SECOND_FACTOR=required shows the real thing.
    ...(demonstration && !process.env.SECOND_FACTOR ? { SECOND_FACTOR: 'off' } : {}),
    // No mail leaves a demonstration: it is written beside its data.
    ...(demonstration && !['MAIL_FOLDER', 'SMTP_URL', 'NOTIFY_API_KEY'].some((name) => process.env[name]) ? { MAIL_FOLDER: join(stateFolder, 'mail') } : {}),
    WEB_ROOT: join(root, 'apps/admin/dist'),
  };
}

/**
 * Starts API and worker on `port` and waits until both serve.
 * Answers `{children, exited, stop}`; `exited` resolves with a sentence when one of them ends unasked.
 */
export async function startProgram({ port, logPrefix = '', ...settings }) {
  const env = programEnvironment({ port, ...settings });
  const children = ['api', 'worker'].map((name) =>
    startChild({
      name,
      script: join(root, `apps/api/dist/${name === 'api' ? 'main' : name}.js`),
      env,
      logFile: join(logFolder, `${logPrefix}${name}.log`),
    }),
  );
  const exited = Promise.race(children.map(async (child) => `${await child.exited}\n${child.lastWords()}`));
  const stop = async (options) => void (await Promise.all(children.map((child) => child.stop(options))));
  const failure = await Promise.race([exited, untilReady(port)]);
  if (failure) {
    await stop({ force: true });
    throw new Advice(failure);
  }
  return { children, exited, stop };
}

/** Resolves with null when the API says it is ready, else with a sentence after a minute. */
async function untilReady(port) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await wait(50)) {
    try {
      if ((await statusOf(`http://127.0.0.1:${port}/health/ready`)) === 200) return null;
    } catch {
      // Not listening yet.
    }
  }
  return `The API was not ready within a minute; see ${join(logFolder, 'api.log')}.`;
}

/** Plain http: fetch would cost the launcher ten megabytes for as long as it runs. */
function statusOf(address) {
  return new Promise((accept, refuse) => {
    get(address, { timeout: 5000 }, (answer) => {
      answer.resume();
      accept(answer.statusCode);
    })
      .on('timeout', function giveUp() {
        this.destroy();
      })
      .on('error', refuse);
  });
}
