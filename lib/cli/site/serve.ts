import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { CliError } from '@/lib/cli/errors';
import { authSecret } from '@/lib/cli/site/auth-secret';
import type { DatabaseUrls } from '@/lib/db/connection';
import { childEnvironment, type Env } from '@/lib/env';

/**
 * Makes sure that the port is free before the long work begins.
 * @throws CliError that says what to do about a taken port
 */
export async function checkPort(env: Env): Promise<void> {
  const probe = net.createServer();
  const code = await new Promise<string | null>((resolve) => {
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(env.PORT, env.HOST, () => resolve(null));
  });
  if (code === null) {
    await new Promise((resolve) => probe.close(resolve));
    return;
  }
  const remedy =
    code === 'EADDRINUSE'
      ? `Port ${env.PORT} is taken, perhaps by a portal that already runs. Stop that program, or choose another port: PORT=${env.PORT + 1} npm start`
      : `Cannot listen on ${env.HOST}:${env.PORT} (${code}). Choose another HOST or PORT.`;
  throw new CliError(remedy, 1);
}

/** The databases of the site, by what it may do there. */
export type SiteUrls = Pick<DatabaseUrls, 'web' | 'member' | 'ballot'>;

/**
 * The environment of the site: rights to read, to write what people write, and to put votes into the ballot box, no others; a secret for its internal routes that
 * nobody else knows.
 * @param demoPeople whether anybody may act as one of the invented people
 */
export function siteEnvironment(urls: SiteUrls, env: Env, demoPeople: boolean): NodeJS.ProcessEnv {
  return childEnvironment({
    DATABASE_URL_WEB: urls.web,
    DATABASE_URL_MEMBER: urls.member,
    DATABASE_URL_BALLOT: urls.ballot,
    AUTH_SECRET: authSecret(env),
    GOTGAN_DEMO_PEOPLE: demoPeople ? '1' : '',
    // next-auth takes the site's address from the setting, and without one from the request.
    NEXTAUTH_URL: env.SITE_URL ?? '',
    AUTH_TRUST_HOST: env.SITE_URL === undefined ? '1' : '',
    // The owner's address is not the site's business.
    DATABASE_URL: '',
    DATABASE_URL_SYNC: '',
    FINANCE_DATABASE_URL: '',
    MEILISEARCH_ADMIN_KEY: '',
    GOTGAN_INTERNAL_SECRET: env.GOTGAN_INTERNAL_SECRET ?? randomBytes(32).toString('hex'),
    PORT: String(env.PORT),
    HOST: env.HOST,
    SEARCH_PER_MINUTE: String(env.SEARCH_PER_MINUTE),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  });
}

export interface RunningSite {
  url: string;
  process: ChildProcess;
  /** Resolves with the exit code when the site has ended. */
  ended: Promise<number>;
  stop: () => void;
}

/**
 * Starts the built site and waits until it listens.
 * @param environment from {@link siteEnvironment}
 * @param settings beside those of this process
 */
export async function serveSite(
  environment: NodeJS.ProcessEnv,
  env: Env,
  settings: Record<string, string> = {},
): Promise<RunningSite> {
  const child = spawn(process.execPath, ['lib/cli/site/server.mjs'], {
    env: { ...environment, ...settings },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 0)));
  const stop = () => void child.kill('SIGTERM');
  const listening = new Promise<void>((resolve) => child.once('message', () => resolve()));
  const early = ended.then((code) => Promise.reject(new Error(`the site ended with code ${code}`)));
  await Promise.race([listening, early]);
  // Only the wait was to fail on an early end.
  early.catch(() => undefined);
  return { url: `http://localhost:${env.PORT}`, process: child, ended, stop };
}
