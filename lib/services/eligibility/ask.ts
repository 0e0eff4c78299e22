import { z } from 'zod';
import { seoulDay } from '@/lib/domain/calendar';
import { text } from '@/lib/domain/text/clean';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { residentsPage } from '@/lib/services/eligibility/cases';
import { publishedTarget } from '@/lib/services/eligibility/check';
import { processField } from '@/lib/services/fields';

/** Asks the election office to look at one's case; one at a time. */
export const askByHand = defineAction({
  name: 'eligibility.ask',
  input: z.object({ process: processField, text: text(2000, { least: 10 }) }),
  permission: 'resident',
  target: publishedTarget,
  limits: [
    { per: 'account', number: 5, seconds: 86_400 },
    { per: 'address', number: 30, seconds: 86_400 },
  ],
  audited: false,
  run: async ({ tx, viewer, now }, { process, text: words }) => {
    const set = await tx.query(
      `SELECT FROM identity.eligibility_process WHERE process_id = $1 AND verifier <> 'none'`,
      [process],
    );
    if (viewer === null || set.rowCount === 0) return undone('no-verifier');
    const { rowCount } = await tx.query(
      `INSERT INTO identity.eligibility_case (process_id, person, kind, text, opened_on) VALUES ($1, $2, 'asked', $3, $4)
       ON CONFLICT (process_id, person) WHERE state = 'open' DO NOTHING`,
      [process, viewer.id, words, seoulDay(now)],
    );
    if (rowCount !== 1) return undone('case-open');
    return { done: true, to: `${residentsPage(process)}#case`, said: 'case-opened', subject: process };
  },
});
