import { z } from 'zod';
import { toHex } from '@/lib/domain/ballot/bytes';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { lockElection, office, saved } from '@/lib/services/election/office';
import { processField } from '@/lib/services/fields';
import { processTarget } from '@/lib/services/review/proposal';

/** The hash of the rules that the form showed, hexadecimal. */
export const hashField = z.string('required').regex(/^[0-9a-f]{64}$/, 'invalid');

/** Takes the freezing back, with the keys that were made: before the vote was opened, so that a mistake can be put right. */
export const thaw = defineAction({
  ...office,
  name: 'election.thaw',
  input: z.object({ process: processField, hash: hashField }),
  target: processTarget,
  detail: ({ hash }) => ({ hash }),
  run: async (context, { process, hash }) => {
    const { tx, now } = context;
    const locked = await lockElection(tx, process, now);
    if (locked === null || toHex(locked.election.rulesHash) !== hash) return undone('changed-meanwhile');
    if (locked.election.openedAt !== null) return undone('opened');
    const decided = await tx.query(
      'SELECT FROM election_decision WHERE process_id = $1 AND outcome IS NULL',
      [process],
    );
    if (decided.rowCount !== 0) return undone('decisions-stand');
    // Drafts are of this key, and nobody can vote with them any more.
    await tx.query('DELETE FROM identity.ballot_draft WHERE process_id = $1', [process]);
    await tx.query('DELETE FROM identity.kiosk_ticket WHERE process_id = $1', [process]);
    await tx.query('DELETE FROM election WHERE process_id = $1', [process]);
    return saved(context, process, 'thawed');
  },
});
