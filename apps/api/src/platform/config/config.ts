/** The environment, parsed once into a frozen object; every fault is told at once. */
import { join } from 'node:path';
import { z } from 'zod';

const database = (purpose: string) =>
  z
    .string({ error: `${purpose} is missing; give a postgres:// address.` })
    .refine((value) => /^postgres(?:ql)?:\/\//.test(value) && URL.canParse(value), { error: `${purpose} must be a postgres:// address.` });

const flag = (name: string) =>
  z.enum(['true', 'false'], { error: `${name} must be true or false.` }).default('false').transform((value) => value === 'true');

const count = (name: string, least: number, most: number, fallback: number) =>
  z.coerce
    .number({ error: `${name} must be a whole number from ${least} to ${most}.` })
    .int({ error: `${name} must be a whole number from ${least} to ${most}.` })
    .min(least, { error: `${name} must be at least ${least}.` })
    .max(most, { error: `${name} must be at most ${most}.` })
    .default(fallback);

const environment = z.object({
  PORT: count('PORT', 0, 65_535, 3000),
  HOST: z.string().min(1, { error: 'HOST must name an address to listen at, such as 127.0.0.1.' }).optional(),
  ORIGIN: z
    .string()
    .refine((value) => URL.canParse(value) && new URL(value).origin === value && /^https?:/.test(value), {
      error: 'ORIGIN must be an address without a path, such as https://plans.example.',
    })
    .optional(),
  DATABASE_APP_URL: database('DATABASE_APP_URL'),
  DATABASE_PLATFORM_URL: database('DATABASE_PLATFORM_URL'),
  REDIS_URL: z
    .string()
    .refine((value) => /^rediss?:\/\//.test(value) && URL.canParse(value), { error: 'REDIS_URL must be a redis:// address.' })
    .optional(),
  NOW: z.iso.datetime({ offset: true, error: 'NOW must be an instant such as 2026-11-22T09:30:00Z.' }).optional(),
  WEB_ROOT: z.string().min(1, { error: 'WEB_ROOT must name a folder.' }).optional(),
  TRUSTED_DOCUMENTS: z.string().min(1, { error: 'TRUSTED_DOCUMENTS must name a folder.' }).optional(),
  AD_HOC_QUERIES: z.enum(['tokens', 'sessions'], { error: 'AD_HOC_QUERIES must be tokens or sessions.' }).default('tokens'),
  OPERATION_LIMIT_FACTOR: count('OPERATION_LIMIT_FACTOR', 1, 100_000, 1),
  HEALTH_PORT: count('HEALTH_PORT', 0, 65_535, 0),
  OPERATIONS_PORT: count('OPERATIONS_PORT', 0, 65_535, 0),
  OPERATIONS_HOST: z.string().min(1, { error: 'OPERATIONS_HOST must name an address to listen at, such as 127.0.0.1.' }).default('127.0.0.1'),
  DRAIN_SECONDS: count('DRAIN_SECONDS', 0, 60, 0),
  LOG_FORMAT: z.enum(['json', 'text'], { error: 'LOG_FORMAT must be json or text.' }).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine((value) => /^https?:/.test(value) && URL.canParse(value), { error: 'OTEL_EXPORTER_OTLP_ENDPOINT must be an address such as http://127.0.0.1:4318.' })
    .optional(),
  OTEL_METRIC_EXPORT_INTERVAL: count('OTEL_METRIC_EXPORT_INTERVAL', 1_000, 3_600_000, 30_000),
  NODE_ENV: z.string().optional(),
  FILES_FOLDER: z.string().min(1, { error: 'FILES_FOLDER must name a folder.' }).default('.waymark/files'),
  FILES_S3_BUCKET: z.string().min(3, { error: 'FILES_S3_BUCKET must name a bucket.' }).optional(),
  FILES_S3_ENDPOINT: z
    .string()
    .refine((value) => /^https?:/.test(value) && URL.canParse(value), { error: 'FILES_S3_ENDPOINT must be an address such as https://s3.example.' })
    .optional(),
  FILES_S3_REGION: z.string().min(1, { error: 'FILES_S3_REGION must name a region.' }).default('eu-west-2'),
  FILES_QUOTA_MEGABYTES: count('FILES_QUOTA_MEGABYTES', 1, 10_000_000, 2_048),
  CLAMD: z
    .string()
    .regex(/^[^\s:]+:\d{1,5}$/, { error: 'CLAMD must be the host and port of the virus scanner, such as 127.0.0.1:3310.' })
    .optional(),
  DEMONSTRATION: flag('DEMONSTRATION'),
  SECOND_FACTOR: z.enum(['required', 'off'], { error: 'SECOND_FACTOR must be required or off.' }).default('required'),
  ENCRYPTION_SECRET: z.string().min(32, { error: 'ENCRYPTION_SECRET must have 32 characters or more.' }).optional(),
  IDENTITY_PROVIDER_ADDRESSES: z.enum(['public', 'any'], { error: 'IDENTITY_PROVIDER_ADDRESSES must be public or any.' }).default('public'),
  SESSION_IDLE_MINUTES: count('SESSION_IDLE_MINUTES', 5, 60, 30),
  SESSION_HOURS: count('SESSION_HOURS', 1, 24, 12),
  WEBHOOK_ADDRESSES: z.enum(['public', 'any'], { error: 'WEBHOOK_ADDRESSES must be public or any.' }).default('public'),
  SMTP_URL: z
    .string()
    .refine((value) => /^smtps?:\/\//.test(value) && URL.canParse(value), { error: 'SMTP_URL must be an address such as smtps://user:password@mail.example.' })
    .optional(),
  MAIL_FROM: z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, { error: 'MAIL_FROM must be an e-mail address.' }).optional(),
  NOTIFY_API_KEY: z.string().min(73, { error: 'NOTIFY_API_KEY must be a whole key of GOV.UK Notify.' }).optional(),
  NOTIFY_TEMPLATE_ID: z.uuid({ error: 'NOTIFY_TEMPLATE_ID must be the id of an e-mail template of GOV.UK Notify.' }).optional(),
  NOTIFY_URL: z
    .string()
    .refine((value) => /^https?:/.test(value) && URL.canParse(value), { error: 'NOTIFY_URL must be an address such as https://api.notifications.service.gov.uk.' })
    .default('https://api.notifications.service.gov.uk'),
  MAIL_FOLDER: z.string().min(1, { error: 'MAIL_FOLDER must name a folder.' }).optional(),
  TRUST_PROXY: count('TRUST_PROXY', 0, 10, 0),
  AUDIT_SIGNING_KEY: z.string().regex(/^[0-9a-f]{64}$/, { error: 'AUDIT_SIGNING_KEY must be 64 hexadecimal digits, such as openssl rand -hex 32 prints.' }).optional(),
  AUDIT_CHECKPOINT_FILE: z.string().min(1, { error: 'AUDIT_CHECKPOINT_FILE must name a file.' }).optional(),
  APP_POOL_SIZE: count('APP_POOL_SIZE', 1, 100, 10),
  PLATFORM_POOL_SIZE: count('PLATFORM_POOL_SIZE', 1, 100, 4),
});

/** Faults of the configuration, one sentence each. */
export class ConfigurationFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(['The configuration cannot be used:', ...faults.map((fault) => `  - ${fault}`)].join('\n'));
    this.name = 'ConfigurationFault';
  }
}

/** A mail server, GOV.UK Notify, or a folder with one file each. */
export type MailRoute =
  | { by: 'smtp'; url: string; from: string }
  | { by: 'notify'; url: string; apiKey: string; templateId: string }
  | { by: 'folder'; folder: string };

/** A class, so that Nest can inject it by type. */
export class Config {
  readonly port!: number;
  /** Address to listen at; null listens at all of them. */
  readonly host!: string | null;
  /** Scheme, host and port that browsers see; decides the cookie's name and the cross-site check. */
  readonly origin!: string;
  /** One line of JSON for each event, or lines for people. */
  readonly logFormat!: 'json' | 'text';
  /** A collector of OpenTelemetry that takes OTLP over HTTP; null sends nothing and loads nothing. */
  readonly telemetry!: { endpoint: string; metricsEveryMilliseconds: number } | null;
  /** Where the worker tells whether it is there and ready; null where nobody asks. */
  readonly healthPort!: number | null;
  /** Where the worker shows its operator what stands in the queue; null shows it nowhere. */
  readonly operations!: { port: number; host: string } | null;
  /** How long a program that is asked to end goes on taking requests, until whoever sends them has noticed. */
  readonly drainSeconds!: number;
  readonly appUrl!: string;
  readonly platformUrl!: string;
  readonly redisUrl!: string | null;
  /** An instant that replaces the clock, for demonstrations and tests. */
  readonly now!: string | null;
  readonly webRoot!: string | null;
  /** Folder of maps of the operations that browsers may run; null where there is no web app. */
  readonly trustedDocuments!: string | null;
  /** Who may send operations of their own: programs with a token; sessions too only in tests and development. */
  readonly adHocQueries!: 'tokens' | 'sessions';
  /** How many times as often operations may be called as the table says, for measuring. */
  readonly operationLimitFactor!: number;
  /** Where uploaded files are kept, and where they are checked while they arrive. */
  readonly filesFolder!: string;
  /** Keeps files there instead of in the folder; its keys come from the surroundings, as the AWS SDK reads them. */
  readonly filesBucket!: { bucket: string; endpoint: string | null; region: string } | null;
  /** Room for the files of one service. */
  readonly filesQuotaBytes!: number;
  /** The virus scanner; null when there is none, and files are then marked as not scanned. */
  readonly clamd!: { host: string; port: number } | null;
  readonly demonstration!: boolean;
  /** `off` only where a demonstration is shown: nobody must have a second factor; who set one up is still asked for it. */
  readonly secondFactor!: 'required' | 'off';
  /** What secrets that must be read again are encrypted with (ADR 0021). */
  readonly encryptionSecret!: string;
  /** `any` only in development and tests: identity providers may then lie inside the own network and answer over plain http. */
  readonly identityProviderAddresses!: 'public' | 'any';
  /** A session ends after this long without a request, */
  readonly sessionIdleMinutes!: number;
  /** and in any case after this long. */
  readonly sessionHours!: number;
  /** `any` only in development and tests: webhooks may then lead into the own network, and go over plain http. */
  readonly webhookAddresses!: 'public' | 'any';
  /** How mail leaves; null writes to the log that there was mail, and nothing else of it. */
  readonly mail!: MailRoute | null;
  /** Reverse proxies in front, whose X-Forwarded-For is believed. */
  readonly trustProxy!: number;
  /** Seed of the Ed25519 key that signs checkpoints of the audit trail; null signs none. */
  readonly auditSigningKey!: string | null;
  /** Where the worker adds each checkpoint as a line, out of reach of whoever writes to the database; null for nowhere. */
  readonly auditCheckpointFile!: string | null;
  readonly appPoolSize!: number;
  readonly platformPoolSize!: number;

  constructor(values: Omit<Config, 'secure'>) {
    Object.assign(this, values);
    Object.freeze(this);
  }

  get secure(): boolean {
    return this.origin.startsWith('https:');
  }
}

/** Parses an environment; throws `ConfigurationFault` with every fault. Empty values count as absent. */
export function parseConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new ConfigurationFault([...new Set(parsed.error.issues.map((issue) => issue.message))]);
  const values = parsed.data;
  const encryptionSecret = values.ENCRYPTION_SECRET ?? new URL(values.DATABASE_PLATFORM_URL).password;
  if (encryptionSecret === '' && values.SECOND_FACTOR === 'required') {
    throw new ConfigurationFault(['ENCRYPTION_SECRET is missing, and DATABASE_PLATFORM_URL has no password to derive it from; give 32 characters or more.']);
  }
  const origin = values.ORIGIN ?? `http://localhost:${values.PORT}`;
  if (values.AD_HOC_QUERIES === 'sessions' && (values.NODE_ENV === 'production' || origin.startsWith('https:'))) {
    throw new ConfigurationFault(['AD_HOC_QUERIES=sessions is for tests and development only; leave it out where people work.']);
  }
  return new Config({
    port: values.PORT,
    host: values.HOST ?? null,
    origin,
    logFormat: values.LOG_FORMAT ?? (values.NODE_ENV === 'production' ? 'json' : 'text'),
    telemetry: values.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? null : { endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT, metricsEveryMilliseconds: values.OTEL_METRIC_EXPORT_INTERVAL },
    healthPort: values.HEALTH_PORT || null,
    operations: values.OPERATIONS_PORT === 0 ? null : { port: values.OPERATIONS_PORT, host: values.OPERATIONS_HOST },
    drainSeconds: values.DRAIN_SECONDS,
    appUrl: values.DATABASE_APP_URL,
    platformUrl: values.DATABASE_PLATFORM_URL,
    redisUrl: values.REDIS_URL ?? null,
    now: values.NOW ?? null,
    webRoot: values.WEB_ROOT ?? null,
    trustedDocuments: values.TRUSTED_DOCUMENTS ?? (values.WEB_ROOT === undefined ? null : join(values.WEB_ROOT, 'documents')),
    adHocQueries: values.AD_HOC_QUERIES,
    operationLimitFactor: values.OPERATION_LIMIT_FACTOR,
    filesFolder: values.FILES_FOLDER,
    filesBucket: values.FILES_S3_BUCKET === undefined ? null : { bucket: values.FILES_S3_BUCKET, endpoint: values.FILES_S3_ENDPOINT ?? null, region: values.FILES_S3_REGION },
    filesQuotaBytes: values.FILES_QUOTA_MEGABYTES * 1024 * 1024,
    clamd: values.CLAMD === undefined ? null : { host: values.CLAMD.split(':')[0] ?? '', port: Number(values.CLAMD.split(':')[1]) },
    demonstration: values.DEMONSTRATION,
    secondFactor: values.SECOND_FACTOR,
    encryptionSecret,
    identityProviderAddresses: values.IDENTITY_PROVIDER_ADDRESSES,
    sessionIdleMinutes: values.SESSION_IDLE_MINUTES,
    sessionHours: values.SESSION_HOURS,
    webhookAddresses: values.WEBHOOK_ADDRESSES,
    mail: mailRoute(values),
    trustProxy: values.TRUST_PROXY,
    auditSigningKey: values.AUDIT_SIGNING_KEY ?? null,
    auditCheckpointFile: values.AUDIT_CHECKPOINT_FILE ?? null,
    appPoolSize: values.APP_POOL_SIZE,
    platformPoolSize: values.PLATFORM_POOL_SIZE,
  });
}

function mailRoute(values: z.infer<typeof environment>): MailRoute | null {
  const { SMTP_URL: url, MAIL_FROM: from, NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATE_ID: templateId, MAIL_FOLDER: folder } = values;
  const given = [['SMTP_URL', url], ['NOTIFY_API_KEY', apiKey], ['MAIL_FOLDER', folder]].filter(([, value]) => value !== undefined);
  if (given.length > 1) throw new ConfigurationFault([`Mail leaves by one way only; leave out all but one of ${given.map(([name]) => name).join(' and ')}.`]);
  if (url !== undefined) {
    if (from === undefined) throw new ConfigurationFault(['MAIL_FROM is missing; give the address that mail comes from.']);
    return { by: 'smtp', url, from };
  }
  if (apiKey !== undefined) {
    if (templateId === undefined) throw new ConfigurationFault(['NOTIFY_TEMPLATE_ID is missing; give the id of a template with ((subject)) and ((body)).']);
    return { by: 'notify', url: values.NOTIFY_URL, apiKey, templateId };
  }
  return folder === undefined ? null : { by: 'folder', folder };
}

/** The only place that reads the process's environment. */
export function loadConfig(): Config {
  return parseConfig(process.env);
}
