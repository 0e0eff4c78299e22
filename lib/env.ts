import path from 'node:path';
import { z } from 'zod';

/**
 * The settings: the only reader of process.env. Every setting is described in the README's table.
 */
const blank = (value: unknown) => (value === '' ? undefined : value);
const PORT_RANGE = 'must be a whole number from 1 to 65535';
const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be an address such as https://gotgan.example.org',
});
const databaseAddress = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address such as postgresql://login:password@host:5432/database',
});
const mailAddress = z.url({
  protocol: /^smtps?$/,
  error: 'must be an address such as smtps://login:password@mail.example.org:465',
});
const port = z.coerce.number(PORT_RANGE).int(PORT_RANGE).min(1, PORT_RANGE).max(65535, PORT_RANGE);
// A name or an address alone: what stands around it in a web address is not taken off in silence.
const host = z.string().regex(/^(?:[A-Za-z0-9._-]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.%a-z]*)$/, {
  error: 'must be an address or a name of this machine, such as 127.0.0.1, 0.0.0.0 or ::1, without port',
});
const optional = <T extends z.ZodType>(of: T) => z.preprocess(blank, of.optional());
const flag = z
  .preprocess(blank, z.enum(['0', '1', 'true', 'false'], 'must be 1 or 0').optional())
  .transform((v) => v === '1' || v === 'true');
const wholeNumber = (least: number, most: number) => {
  const range = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(range).int(range).min(least, range).max(most, range);
};
/** Minutes that a day can be divided by as cron does: up to an hour, or whole hours. */
const ROUNDS = 'must be 1 to 59 minutes, or 60, 120, 180, 240, 360, 480, 720 or 1440';
const rounds = z.coerce
  .number(ROUNDS)
  .int(ROUNDS)
  .refine((n) => (n >= 1 && n < 60) || [60, 120, 180, 240, 360, 480, 720, 1440].includes(n), ROUNDS);
/** Where alerts are sent may be read on the way only where there is no way. */
const webhook = z
  .url({ protocol: /^https?$/, error: 'must be an https address, or one of this machine' })
  .refine((url) => isSafeWebhook(url), 'must be an https address, or one of this machine');
function isSafeWebhook(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const settings = z.object({
  PORT: z.preprocess(blank, port.default(3000)),
  HOST: z.preprocess(blank, host.default('127.0.0.1')),
  SITE_URL: optional(webAddress),
  TRUST_PROXY: flag,
  GOTGAN_DATA_DIR: z.preprocess(blank, z.string().optional()),
  DATABASE_URL: optional(databaseAddress),
  DATABASE_URL_SYNC: optional(databaseAddress),
  DATABASE_URL_WEB: optional(databaseAddress),
  DATABASE_URL_MEMBER: optional(databaseAddress),
  DATABASE_URL_BALLOT: optional(databaseAddress),
  LEDGER_MIRROR_URL: optional(webAddress),
  AUTH_SECRET: optional(z.string().min(32, 'must have at least 32 characters')),
  OIDC_ISSUER: optional(webAddress),
  OIDC_CLIENT_ID: optional(z.string().max(300, 'must have at most 300 characters')),
  OIDC_CLIENT_SECRET: optional(z.string().max(500, 'must have at most 500 characters')),
  OIDC_NAME: optional(z.string().max(60, 'must have at most 60 characters')),
  OIDC_SCOPE: z.preprocess(
    blank,
    z.string().max(300, 'must have at most 300 characters').default('openid email'),
  ),
  OIDC_CLAIMS: optional(
    z
      .string()
      .regex(/^[a-z]+=[\w.]+(,[a-z]+=[\w.]+)*$/, 'must be like birth=birthdate,district=address.region'),
  ),
  SMTP_URL: optional(mailAddress),
  MAIL_FROM: optional(z.string().regex(/@/, 'must be an address such as 열린곳간 <no-reply@example.org>')),
  FINANCE_DATABASE_URL: optional(databaseAddress),
  LOFIN_API_KEY: optional(z.string().max(200, 'must have at most 200 characters')),
  LOFIN_BASE_URL: z.preprocess(blank, webAddress.default('https://www.lofin365.go.kr/lf/hub')),
  LOFIN_CONCURRENCY: z.preprocess(blank, wholeNumber(1, 8).default(2)),
  LOFIN_TIMEOUT_SECONDS: z.preprocess(blank, wholeNumber(1, 600).default(60)),
  LOFIN_WINDOW_DAYS: z.preprocess(blank, wholeNumber(1, 800).default(30)),
  MEILISEARCH_HOST: optional(webAddress),
  MEILISEARCH_ADMIN_KEY: optional(z.string().max(500, 'must have at most 500 characters')),
  MEILISEARCH_SEARCH_KEY: optional(z.string().max(500, 'must have at most 500 characters')),
  MEILISEARCH_PREFIX: z.preprocess(
    blank,
    z
      .string()
      .regex(/^[a-z0-9_-]{0,40}$/i, 'must be letters, digits, _ and - alone')
      .default('gotgan_'),
  ),
  SEARCH_PER_MINUTE: z.preprocess(blank, wholeNumber(0, 1_000_000).default(300)),
  LOG_LEVEL: optional(z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`)),
  METRICS_TOKEN: optional(z.string().min(16, 'must have at least 16 characters')),
  PULL_EVERY: z.preprocess(blank, rounds.default(5)),
  ALERT_WEBHOOK_URL: optional(webhook),
  PAGE_LOG_DAYS: z.preprocess(blank, wholeNumber(7, 3650).default(30)),
  NOTICES_KEPT_DAYS: z.preprocess(blank, wholeNumber(7, 3650).default(365)),
  SESSIONS_KEPT_DAYS: z.preprocess(blank, wholeNumber(1, 3650).default(90)),
  DRAFTS_KEPT_DAYS: z.preprocess(blank, wholeNumber(30, 3650).default(365)),
  INSTANCE_NAME: optional(z.string().max(100, 'must have at most 100 characters')),
  CHROMIUM_PATH: z.preprocess(blank, z.string().optional()),
  CI: flag,
  GOTGAN_BUILD_DIR: z.preprocess(blank, z.string().default('.next')),
  // Set by `gotgan start` for the server that it runs: the secret of the internal routes, and where the site's own door is.
  GOTGAN_INTERNAL_SECRET: z.preprocess(blank, z.string().min(32).optional()),
  // Set by `gotgan start` where all data are invented: anybody may act as one of the invented people.
  GOTGAN_DEMO_PEOPLE: flag,
  // Set by `gotgan start` for its worker: how often it had crashed.
  GOTGAN_WORKER_RESTARTS: z.preprocess(blank, wholeNumber(0, 1_000_000).default(0)),
});

/** A setting that cannot be used: its message is for the operator. `exitCode` is the command's: 2 wrong, 1 does not work. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  // Written out: next.config.js imports this file without a compiler, and Node alone only strips types.
  readonly exitCode: 1 | 2;
  constructor(message: string, exitCode: 1 | 2 = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

export type Env = z.infer<typeof settings>;

/**
 * Reads the settings afresh.
 * @throws SettingsError naming each setting that is not of its form
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const parsed = settings.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  throw new SettingsError(
    `These settings are not of their form:\n${lines.join('\n')}\nSee the settings table in README.md.`,
  );
}

/** What a setting's name ends with when its whole value is a secret. */
const SECRET = /(?:KEY|TOKEN|SECRET|PASSWORD)$/;

/** The values among the settings that nobody may read: keys, tokens, and the passwords in addresses, as written and decoded. */
export function secretsOf(env: Env): string[] {
  const values = Object.entries(env).flatMap(([name, value]) => {
    if (typeof value !== 'string') return [];
    // A webhook's address is its password.
    return SECRET.test(name) || name === 'ALERT_WEBHOOK_URL' ? [value] : passwordsIn(value);
  });
  return values.filter((value) => value !== '');
}

function passwordsIn(value: string): string[] {
  if (!URL.canParse(value)) return [];
  const { password } = new URL(value);
  return [password, decodeURIComponent(password)];
}

/** Where all state lives: `.gotgan/` of the project folder, or GOTGAN_DATA_DIR. */
export function dataDirectory(env: Env = readEnv()): string {
  return path.resolve(/* turbopackIgnore: true */ env.GOTGAN_DATA_DIR ?? '.gotgan');
}

/** Where the built site lies, inside the project folder. */
export function buildDirectory(env: Env = readEnv()): string {
  return path.resolve(/* turbopackIgnore: true */ env.GOTGAN_BUILD_DIR);
}

/** The whole environment with changes, for a process that is started. */
export function childEnvironment(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}
