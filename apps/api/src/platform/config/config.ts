/** The environment, parsed once into a frozen object; every fault is told at once. */
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
  DEMONSTRATION: flag('DEMONSTRATION'),
  TRUST_PROXY: count('TRUST_PROXY', 0, 10, 0),
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

/** A class, so that Nest can inject it by type. */
export class Config {
  readonly port!: number;
  /** Address to listen at; null listens at all of them. */
  readonly host!: string | null;
  /** Scheme, host and port that browsers see; decides the cookie's name and the cross-site check. */
  readonly origin!: string;
  readonly appUrl!: string;
  readonly platformUrl!: string;
  readonly redisUrl!: string | null;
  /** An instant that replaces the clock, for demonstrations and tests. */
  readonly now!: string | null;
  readonly webRoot!: string | null;
  readonly demonstration!: boolean;
  /** Reverse proxies in front, whose X-Forwarded-For is believed. */
  readonly trustProxy!: number;
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
  return new Config({
    port: values.PORT,
    host: values.HOST ?? null,
    origin: values.ORIGIN ?? `http://localhost:${values.PORT}`,
    appUrl: values.DATABASE_APP_URL,
    platformUrl: values.DATABASE_PLATFORM_URL,
    redisUrl: values.REDIS_URL ?? null,
    now: values.NOW ?? null,
    webRoot: values.WEB_ROOT ?? null,
    demonstration: values.DEMONSTRATION,
    trustProxy: values.TRUST_PROXY,
    appPoolSize: values.APP_POOL_SIZE,
    platformPoolSize: values.PLATFORM_POOL_SIZE,
  });
}

/** The only place that reads the process's environment. */
export function loadConfig(): Config {
  return parseConfig(process.env);
}
