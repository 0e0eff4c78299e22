import path from 'node:path';
import { z } from 'zod';

/**
 * The settings: the only reader of process.env. Every setting is described in the README's table.
 */
const blank = (value: unknown) => (value === '' ? undefined : value);
const optionalUrl = z.preprocess(blank, z.url().optional());
const flag = z
  .preprocess(blank, z.enum(['0', '1', 'true', 'false']).optional())
  .transform((v) => v === '1' || v === 'true');

const settings = z.object({
  PORT: z.preprocess(blank, z.coerce.number().int().min(1).max(65535).default(3000)),
  HOST: z.preprocess(blank, z.string().default('127.0.0.1')),
  SITE_URL: optionalUrl,
  TRUST_PROXY: flag,
  GOTGAN_DATA_DIR: z.preprocess(blank, z.string().optional()),
  DATABASE_URL: optionalUrl,
  DATABASE_URL_SYNC: optionalUrl,
  DATABASE_URL_WEB: optionalUrl,
  FINANCE_DATABASE_URL: optionalUrl,
  CHROMIUM_PATH: z.preprocess(blank, z.string().optional()),
  CI: flag,
  GOTGAN_BUILD_DIR: z.preprocess(blank, z.string().default('.next')),
  // Set by `gotgan start` for the server that it runs: the secret of the internal routes, and where the site's own door is.
  GOTGAN_INTERNAL_SECRET: z.preprocess(blank, z.string().min(32).optional()),
});

export type Env = z.infer<typeof settings>;

/**
 * Reads the settings afresh.
 * @throws Error naming each setting that is not of its form
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const parsed = settings.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(
    `These settings are not of their form:\n${lines.join('\n')}\nSee the settings table in README.md.`,
  );
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
