import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataDirectory, type Env, readEnv } from '@/lib/env';

/**
 * What the site signs sessions and seals second factors with: the setting AUTH_SECRET, which several instances share; without it one
 * that is made once and kept in the state folder.
 */
export function authSecret(env: Env): string {
  if (env.AUTH_SECRET !== undefined) return env.AUTH_SECRET;
  const folder = dataDirectory(env);
  const file = path.join(folder, 'auth-secret');
  mkdirSync(folder, { recursive: true });
  try {
    // Refused where there is one: of two that begin at once, both take the first one's.
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Errors of the file system carry a code.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * What seals reads the setting; where there is none the site's secret stands in, for this process and what it starts.
 * @param secret another one, of a portal that is thrown away
 */
export function takeSiteSecret(secret?: string): void {
  // eslint-disable-next-line no-restricted-properties -- set here, read through lib/env.ts
  process.env['AUTH_SECRET'] ??= secret ?? authSecret(readEnv());
}
