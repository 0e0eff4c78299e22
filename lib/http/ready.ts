import type { Pool } from 'pg';
import { sitePool } from '@/lib/db/site-pool';
import { compareMigrations } from '@/lib/domain/migrations';
import { type BuildStamp, servedBuild } from '@/lib/http/build-stamp';
import { deliveryState } from '@/lib/http/outbox/state';
import { problemResponse } from '@/lib/http/problem';
import { readAppliedMigrations } from '@/lib/queries/applied-migrations';
import { readOnly } from '@/lib/queries/read-only';
import { readDatabaseId } from '@/lib/queries/site';

/** Whoever asks wants to know soon. */
const TIMEOUT_MS = 2_000;

/** Why an instance may not be sent visitors; the names never change. */
export interface Unready {
  id:
    | 'database-away'
    | 'no-build'
    | 'build-of-another-database'
    | 'migrations-missing'
    | 'migrations-unknown'
    | 'pages-behind';
  detail: string;
}

const BEHIND: Unready = {
  id: 'pages-behind',
  detail: 'This instance has not been told yet what changed since its build.',
};

/** Whether the database answers, has the migrations of the build, and is the one that the build was made from. */
export async function answerReady(
  pool: () => Pool = sitePool,
  build = servedBuild,
  { replayed } = deliveryState(),
): Promise<Response> {
  const reasons = await unreadiness(pool, build, replayed).catch((): Unready[] => [
    { id: 'database-away', detail: `The database did not answer within ${TIMEOUT_MS / 1000} s.` },
  ]);
  if (reasons.length > 0) {
    const detail = reasons.map((reason) => reason.detail).join(' ');
    return problemResponse('not-ready', { detail, instance: '/api/ready', reasons });
  }
  return Response.json(
    { status: 'ready' },
    { headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } },
  );
}

async function unreadiness(
  pool: () => Pool,
  build: () => Promise<BuildStamp | null>,
  replayed: boolean,
): Promise<Unready[]> {
  const stamp = await build();
  if (stamp === null) return [{ id: 'no-build', detail: 'The site runs without a finished build.' }];
  const reasons = await within(TIMEOUT_MS, compare(pool(), stamp));
  return replayed ? reasons : [...reasons, BEHIND];
}

async function compare(pool: Pool, stamp: BuildStamp): Promise<Unready[]> {
  const [id, ledger] = await readOnly(
    pool,
    async (client) => [await readDatabaseId(client), await readAppliedMigrations(client)] as const,
    TIMEOUT_MS,
  );
  const { pending, unfinished, unknown } = compareMigrations(stamp.migrations, ledger);
  const missing = [...pending, ...unfinished];
  const found: (Unready | false)[] = [
    id !== stamp.databaseId && {
      id: 'build-of-another-database',
      detail: 'The site was built from another database: start it again, and it is built anew.',
    },
    missing.length > 0 && {
      id: 'migrations-missing',
      detail: `The database lacks migrations of this build: ${missing.join(', ')}.`,
    },
    unknown.length > 0 && {
      id: 'migrations-unknown',
      detail: `The database was migrated by newer code: ${unknown.join(', ')}.`,
    },
  ];
  return found.filter((reason) => reason !== false);
}

/** A connection that never comes is an answer too. @throws Error when the time is up */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
