import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { sitePool } from '@/lib/db/site-pool';
import { buildDirectory, readEnv } from '@/lib/env';

/**
 * Follows the outbox for one instance of the site. Pages are cached in this process's memory, so each instance reads
 * the log of invalidated tags from its own position: at the start from where its build was made (what an earlier life
 * of the instance rendered anew is gone with it), then at each NOTIFY. Tags are invalidated by a request to the
 * instance itself, because Next does it only inside a request.
 */
const POLL_MS = 15_000;
const RETRY_MS = 500;
const CHUNK = 2000;

const stampForm = z.object({ outboxId: z.string().regex(/^\d+$/) });

async function builtAt(): Promise<string> {
  const text = await readFile(path.join(buildDirectory(), 'gotgan-build.json'), 'utf8').catch(() => null);
  if (text === null) return '0';
  return stampForm.parse(JSON.parse(text)).outboxId;
}

async function entriesAfter(position: string): Promise<{ id: string; payload: string }[]> {
  const { rows } = await sitePool().query<{ id: string; payload: string }>(
    `SELECT id, payload FROM outbox WHERE topic = 'page' AND id > $1 ORDER BY id LIMIT $2`,
    [position, CHUNK],
  );
  return rows;
}

async function invalidate(tags: string[]): Promise<void> {
  const env = readEnv();
  const answer = await fetch(`http://${env.HOST}:${env.PORT}/api/internal/invalidate`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${env.GOTGAN_INTERNAL_SECRET ?? ''}`,
    },
    body: JSON.stringify({ tags }),
  });
  if (!answer.ok) throw new Error(`the instance refused its own invalidation: ${answer.status}`);
}

/** Delivers what waits after a position. @returns the new position */
export async function deliver(
  position: string,
  send: (tags: string[]) => Promise<void> = invalidate,
): Promise<string> {
  let at = position;
  for (;;) {
    const entries = await entriesAfter(at);
    const last = entries.at(-1);
    if (last === undefined) return at;
    await send([...new Set(entries.map((entry) => entry.payload))]);
    at = last.id;
  }
}

/** Calls `wake` at each NOTIFY; a connection that breaks is made again. */
async function listen(url: string, wake: () => void): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'gotgan outbox' });
  const again = () => setTimeout(() => void listen(url, wake), RETRY_MS).unref();
  client.on('notification', wake);
  client.once('error', () => void client.end().catch(() => undefined));
  client.once('end', again);
  try {
    await client.connect();
    await client.query('LISTEN gotgan_outbox');
    wake(); // What came while nobody listened.
  } catch {
    await client.end().catch(() => undefined);
  }
}

/** Starts following, for the life of this process. */
export async function followOutbox(): Promise<void> {
  const url = readEnv().DATABASE_URL_WEB;
  if (url === undefined) return;
  let position = await builtAt();
  let running = false;
  let asked = false;
  const wake = () => {
    asked = true;
    if (!running) void run();
  };
  const run = async () => {
    running = true;
    while (asked) {
      asked = false;
      try {
        position = await deliver(position);
      } catch {
        // The server does not listen yet, or the database is away: the same entries are delivered later.
        setTimeout(wake, RETRY_MS).unref();
      }
    }
    running = false;
  };
  setInterval(wake, POLL_MS).unref();
  await listen(url, wake);
}
