import type { Pool } from 'pg';
import type { Job } from '@/lib/worker/job';

/** For how many days what is personal is kept (개인정보 보호법 제21조: what is not needed any more goes without delay). */
export interface Retention {
  /** Notices, from the day that they were told on. */
  notices: number;
  /** Sessions, from their end. */
  sessions: number;
  /** Drafts that nobody has changed since. */
  drafts: number;
}

/** Once a night: removes what is personal and has served its purpose. Steps, the audit log and ballots are never touched. */
export function forgetJob(pool: Pool, retention: Retention): Job {
  return {
    name: 'forget',
    cron: '20 4 * * *',
    atStart: () => false,
    retry: { limit: 3, delay: 60, most: 1800 },
    hours: 1,
    run: async () => {
      const removed = await forget(pool, retention);
      return { outcome: removed > 0 ? 'done' : 'idle', detail: `${removed} rows removed` };
    },
  };
}

/** @returns how many rows went, or lost what is personal in them */
export async function forget(pool: Pool, { notices, sessions, drafts }: Retention): Promise<number> {
  const statements: readonly (readonly [string, number])[] = [
    ['DELETE FROM notice WHERE at < now() - make_interval(days => $1)', notices],
    [
      'DELETE FROM person_session WHERE least(ended_at, ends_at) < now() - make_interval(days => $1)',
      sessions,
    ],
    ['DELETE FROM draft WHERE at < now() - make_interval(days => $1)', drafts],
    // Of who asked without an account.
    [
      `DELETE FROM question_asker a USING question q
        WHERE q.id = a.question AND a.email IS NOT NULL AND q.at < now() - make_interval(days => $1)`,
      notices,
    ],
    // What a provider said of somebody is not used any longer than this.
    [
      `UPDATE person_login SET claims = NULL, claims_on = NULL
        WHERE claims_on <= (now() AT TIME ZONE 'Asia/Seoul')::date - $1::int`,
      30,
    ],
    ['DELETE FROM identity.eligibility_sheet WHERE made_at < now() - make_interval(days => $1)', 1],
    // Of drafts that are gone; always looked for.
    [
      `DELETE FROM picture p WHERE $1::int = 0 AND NOT EXISTS (SELECT FROM draft_picture d WHERE d.hash = p.hash)
          AND NOT EXISTS (SELECT FROM proposal_picture q WHERE q.hash = p.hash)`,
      0,
    ],
    // Counted over a day at most.
    ['DELETE FROM attempt WHERE begins < now() - make_interval(days => $1)', 2],
    ['DELETE FROM held_form WHERE at < now() - make_interval(days => $1)', 1],
    ['DELETE FROM mailed_link WHERE expires_at < now() - make_interval(days => $1)', 7],
    // From that day on nobody else's consent is needed, and the guardian's address serves nothing.
    [
      `UPDATE person SET guardian_email = NULL, guardian_agreed_at = NULL, under_14_until = NULL
        WHERE under_14_until <= (now() AT TIME ZONE 'Asia/Seoul')::date - $1::int`,
      0,
    ],
  ];
  let rows = 0;
  for (const [statement, days] of statements) rows += (await pool.query(statement, [days])).rowCount ?? 0;
  return rows;
}
