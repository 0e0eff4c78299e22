import { setTimeout as pauseFor } from 'node:timers/promises';
import type { Pool } from 'pg';
import { type Moved, moveBallots } from '@/lib/services/ballot/move-ballots';
import type { Job, JobResult } from '@/lib/worker/job';

/** The queue knows minutes alone: one turn looks several times, and ends before the next one. */
const ROUNDS = 5;
const PAUSE_MS = 10_000;

interface Rounds {
  look: (now: Date) => Promise<Moved>;
  /** Ends at once where the worker does. */
  pause: () => Promise<void>;
  signal: AbortSignal;
}

/** Looks again and again while a vote is open. */
export async function lookInRounds({ look, pause, signal }: Rounds): Promise<JobResult> {
  let heads = 0;
  const closed: string[] = [];
  for (let round = 1; round <= ROUNDS && !signal.aborted; round += 1) {
    const moved = await look(new Date());
    heads += moved.heads;
    closed.push(...moved.closed);
    if (moved.open === 0) break;
    if (round < ROUNDS) await pause();
  }
  if (heads === 0 && closed.length === 0) return { outcome: 'idle' };
  const detail = [`${heads} heads`, ...closed.map((id) => `${id} closed`)].join(', ');
  return { outcome: 'done', detail };
}

/**
 * Moves casts into the ledgers of votes, and closes votes whose time is over.
 * @param pools with the rights of roles gotgan_ballot and gotgan_member
 */
export function moveBallotsJob({ ballot, member }: { ballot: () => Promise<Pool>; member: Pool }): Job {
  return {
    name: 'move-ballots',
    cron: '* * * * *',
    atStart: () => true,
    // The next turn moves what this one has left.
    retry: { limit: 0, delay: 1, most: 1 },
    hours: 1,
    run: async (signal) => {
      const pools = { ballot: await ballot(), member };
      const pause = () => pauseFor(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      return lookInRounds({ look: (now) => moveBallots(pools, now), pause, signal });
    },
  };
}
