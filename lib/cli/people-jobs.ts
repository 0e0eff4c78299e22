import type { Pool } from 'pg';
import { ballotPool } from '@/lib/db/connection';
import type { Env } from '@/lib/env';
import type { Job } from '@/lib/worker/job';
import { followWinnersJob } from '@/lib/worker/jobs/follow-winners';
import { forgetJob } from '@/lib/worker/jobs/forget';
import { moveBallotsJob } from '@/lib/worker/jobs/move-ballots';
import { remindReviewersJob } from '@/lib/worker/jobs/remind-reviewers';
import { remindVotersJob } from '@/lib/worker/jobs/remind-voters';
import { sendNoticesJob } from '@/lib/worker/jobs/send-notices';

/** What is done by itself for those who take part. @param pool with the rights of role gotgan_member */
export function peopleJobs(pool: Pool, env: Env): Job[] {
  return [
    sendNoticesJob(pool, env.SITE_URL ?? `http://localhost:${env.PORT}`),
    remindReviewersJob(pool),
    followWinnersJob(pool),
    moveBallotsJob({ ballot: ballotPool, member: pool }),
    remindVotersJob(pool),
    forgetJob(pool, {
      notices: env.NOTICES_KEPT_DAYS,
      sessions: env.SESSIONS_KEPT_DAYS,
      drafts: env.DRAFTS_KEPT_DAYS,
    }),
  ];
}
