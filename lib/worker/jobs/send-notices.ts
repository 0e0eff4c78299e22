import type { Pool } from 'pg';
import { sendNotices } from '@/lib/services/notices-mail';
import type { Job } from '@/lib/worker/job';

/** Sends what people want to be told by mail, once a minute. @param origin where the site is, for the links in it */
export function sendNoticesJob(pool: Pool, origin: string): Job {
  return {
    name: 'send-notices',
    cron: '* * * * *',
    atStart: () => true,
    // Each notice keeps its own pauses.
    retry: { limit: 0, delay: 1, most: 1 },
    hours: 1,
    run: async () => {
      const sent = await sendNotices(pool, origin);
      return sent === 0 ? { outcome: 'idle' } : { outcome: 'done', detail: `${sent} mails` };
    },
  };
}
