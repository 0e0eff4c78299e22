import { sitePool } from '@/lib/db/site-pool';
import { readEnv } from '@/lib/env';
import { servedBuild } from '@/lib/http/build-stamp';
import { readLogState } from '@/lib/http/outbox/entries';
import { Follower } from '@/lib/http/outbox/follower';
import { InstanceRow } from '@/lib/http/outbox/instance';
import { listenToOutbox } from '@/lib/http/outbox/listen';
import { invalidateHere, untilListening } from '@/lib/http/outbox/self';
import { deliveryState } from '@/lib/http/outbox/state';

/** How often an instance looks by itself and says that it lives. */
const POLL_MS = 15_000;

/** Where lib/cli/site/server.mjs finds what an instance still has to say before it ends. */
const GOODBYE = Symbol.for('gotgan.goodbye');

/**
 * Starts following the outbox for the life of this process. Pages are cached in this process's memory, so each instance reads the
 * log of invalidated tags from its own position: at the start from where its build was made (what an earlier life of the
 * instance rendered anew is gone with it), then at each NOTIFY. Returns at once: the instance answers while it catches up.
 */
export async function followOutbox(): Promise<void> {
  const url = readEnv().DATABASE_URL_WEB;
  if (url === undefined) return;
  const build = await servedBuild().catch(() => null);
  void start(url, build);
}

async function start(url: string, build: Awaited<ReturnType<typeof servedBuild>>): Promise<void> {
  const pool = sitePool();
  await untilListening();
  const entry = build?.outboxId ?? (await readLogState(pool).catch(() => null))?.newest ?? '0';
  const row = new InstanceRow(pool, { code: build?.code ?? null, entry });
  const follower = new Follower({
    pool,
    from: build === null ? null : { databaseId: build.databaseId, entry },
    send: invalidateHere,
    report: (report) => {
      // From the first look that went through on.
      if (report.attempts === 0) deliveryState().replayed = true;
      return row.report(report);
    },
  });
  const shared = globalThis as { [GOODBYE]?: () => Promise<void> }; // a property of our own, under a symbol of our own
  shared[GOODBYE] = () => {
    follower.stop();
    return row.end();
  };
  setInterval(follower.wake, POLL_MS).unref();
  listenToOutbox(url, follower.wake);
}
