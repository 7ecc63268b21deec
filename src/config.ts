/**
 * The environment, read once: variables (and those of a `.env` file in the working folder, which never
 * override the environment's) become one frozen Config. The only reader of process.env.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { platforms, type Platform } from './core/records.js';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export interface Config {
  /** PostgreSQL; absent: the embedded database in `dataDir`. */
  readonly databaseUrl?: string;
  readonly discord?: {
    readonly token: string;
    readonly apiBase?: string;
    readonly shards: number | 'auto';
  };
  readonly telegram?: {
    readonly token: string;
    readonly apiRoot?: string;
    /** Absent: long polling. */
    readonly webhook?: { readonly url: string; readonly secret: string; readonly port: number };
  };
  readonly proxy?: string;
  /** Absolute, like all folders here. */
  readonly knowledgeDir: string;
  readonly dataDir: string;
  readonly migrationsDir: string;
  readonly jieba: 'auto' | 'native' | 'wasm';
  readonly logLevel: (typeof logLevels)[number];
  readonly metricsPort?: number;
  readonly curators: readonly { readonly platform: Platform; readonly id: string }[];
  readonly role: 'all' | 'chat' | 'jobs';
  /** For evaluations and tests. */
  readonly evalDir?: string;
  readonly apiSpecs?: string;
  readonly testDatabaseUrl?: string;
}

/** A Config, or everything that is wrong with the environment, one sentence each that begins with the name. */
export type Configured =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly faults: readonly string[] };

const packageRoot = resolve(import.meta.dirname, '..');

const isUrl = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

const url = (protocols: readonly string[], example: string) =>
  z.string().refine((text) => isUrl(text, protocols), `is not an address like ${example}`);

const web = ['http:', 'https:'];
const database = url(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/name');

const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, {
    error: (issue) => `is "${String(issue.input)}", but must be one of: ${values.join(', ')}`,
  });

const integer = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `must be a whole number from ${from} to ${to}`);

const curator = z.string().transform((text, context) => {
  const [platform, ...id] = text.split(':');
  const known = platforms.find((name) => name === platform);
  if (known !== undefined && id.join(':') !== '') return { platform: known, id: id.join(':') };
  context.addIssue(
    `has the entry "${text}", but entries look like telegram:123456 (${platforms.join(', ')})`,
  );
  return z.NEVER;
});

const list = z.string().transform((text) =>
  text
    .split(/[,\s]+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''),
);

/** Messages never contain the value of a token or of an address that may hold a password. */
const variables = z.object({
  DATABASE_URL: database.optional(),
  DISCORD_TOKEN: z.string().regex(/^\S+$/, 'must not contain spaces').optional(),
  DISCORD_API_BASE: url(web, 'https://discord.com/api').optional(),
  SHARDS: z
    .union([z.literal('auto'), integer(1, 10_000)], 'must be auto or a whole number from 1 to 10000')
    .default('auto'),
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:\S+$/, 'is not a token as BotFather gives it (digits, a colon, letters)')
    .optional(),
  TELEGRAM_API_ROOT: url(web, 'https://api.telegram.org').optional(),
  TELEGRAM_WEBHOOK_URL: url(['https:'], 'https://bot.example.org/telegram').optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/, 'must be 1 to 256 of the characters A-Z a-z 0-9 _ -')
    .optional(),
  TELEGRAM_WEBHOOK_PORT: integer(1, 65_535).default(8443),
  HTTPS_PROXY: url(web, 'http://127.0.0.1:7890').optional(),
  KNOWLEDGE_DIR: z.string().default(join(packageRoot, 'knowledge')),
  DATA_DIR: z.string().default('data'),
  JIEBA: oneOf(['auto', 'native', 'wasm']).default('auto'),
  LOG_LEVEL: oneOf(logLevels).default('info'),
  METRICS_PORT: integer(1, 65_535).optional(),
  CURATORS: list.pipe(z.array(curator)).default([]),
  ROLE: oneOf(['all', 'chat', 'jobs']).default('all'),
  EVAL_DIR: z.string().optional(),
  API_SPECS: z.string().optional(),
  TEST_DATABASE_URL: database.optional(),
});

type Variables = z.infer<typeof variables>;

/** What a webhook needs is asked for together. */
const webhookFaults = (read: Variables): readonly string[] => {
  if (read.TELEGRAM_WEBHOOK_URL === undefined) return [];
  return [
    ...(read.TELEGRAM_WEBHOOK_SECRET === undefined
      ? ['TELEGRAM_WEBHOOK_SECRET is missing: TELEGRAM_WEBHOOK_URL needs it, so that only Telegram can call']
      : []),
    ...(read.TELEGRAM_TOKEN === undefined
      ? ['TELEGRAM_TOKEN is missing: TELEGRAM_WEBHOOK_URL needs it']
      : []),
  ];
};

const telegramOf = (read: Variables): Config['telegram'] => {
  const { TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = read;
  if (token === undefined) return undefined;
  const { TELEGRAM_WEBHOOK_URL: address, TELEGRAM_WEBHOOK_SECRET: secret } = read;
  return {
    token,
    ...(apiRoot !== undefined && { apiRoot }),
    ...(address !== undefined &&
      secret !== undefined && { webhook: { url: address, secret, port: read.TELEGRAM_WEBHOOK_PORT } }),
  };
};

const discordOf = (read: Variables): Config['discord'] => {
  const { DISCORD_TOKEN: token, DISCORD_API_BASE: apiBase } = read;
  if (token === undefined) return undefined;
  return { token, shards: read.SHARDS, ...(apiBase !== undefined && { apiBase }) };
};

const defined = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

const configOf = (read: Variables, folder: string): Config => ({
  ...defined({
    databaseUrl: read.DATABASE_URL,
    discord: discordOf(read),
    telegram: telegramOf(read),
    proxy: read.HTTPS_PROXY,
    metricsPort: read.METRICS_PORT,
    evalDir: read.EVAL_DIR,
    apiSpecs: read.API_SPECS,
    testDatabaseUrl: read.TEST_DATABASE_URL,
  }),
  knowledgeDir: resolve(folder, read.KNOWLEDGE_DIR),
  dataDir: resolve(folder, read.DATA_DIR),
  migrationsDir: join(packageRoot, 'migrations'),
  jieba: read.JIEBA,
  logLevel: read.LOG_LEVEL,
  curators: read.CURATORS,
  role: read.ROLE,
});

const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
};

/** Reads variables; empty ones count as absent. `folder` is what relative folders are relative to. */
export const configFrom = (env: Readonly<Record<string, string | undefined>>, folder: string): Configured => {
  const given = Object.entries({ HTTPS_PROXY: env.https_proxy, ...env })
    .map(([name, value]) => [name, value?.trim()] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  const read = variables.safeParse(Object.fromEntries(given));
  const faults = read.success
    ? webhookFaults(read.data)
    : read.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  if (!read.success || faults.length > 0) return { ok: false, faults };
  return { ok: true, config: frozen(configOf(read.data, folder)) };
};

/** The program's configuration: the environment, and `.env` in the working folder for what it lacks. */
export const readConfig = (folder: string = process.cwd()): Configured => {
  const file = join(folder, '.env');
  let fromFile: Record<string, string | undefined> = {};
  try {
    if (existsSync(file)) fromFile = parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, faults: [`.env cannot be read: ${reason}`] };
  }
  return configFrom({ ...fromFile, ...process.env }, folder);
};
