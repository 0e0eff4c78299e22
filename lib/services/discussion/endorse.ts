import { z } from 'zod';
import { tags } from '@/lib/cache-tags';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { holdProposal, joinPath, proposalTarget, sayingBar } from '@/lib/services/discussion/lookups';
import { numberField, processField } from '@/lib/services/fields';

const input = z.object({ process: processField, number: numberField });
const limits = [
  { per: 'account', number: 30, seconds: 60 },
  { per: 'address', number: 120, seconds: 60 },
] as const;

/** Agrees with a proposal (공감): once for each account, never with one's own. It is no vote. */
export const endorse = defineAction({
  name: 'discussion.endorse',
  input,
  permission: 'resident',
  target: proposalTarget,
  limits,
  audited: false,
  run: async ({ tx, viewer, now, touch }, key) => {
    if (viewer === null) return undone('sign-in');
    const proposal = await holdProposal(tx, key);
    if (proposal === null) return undone('not-found');
    if (proposal.state === 'withdrawn') return undone('proposal-withdrawn');
    const bar = await sayingBar(tx, key.process, proposal, now);
    if (bar !== null) return undone(bar);
    const given = [key.process, key.number, viewer.id];
    const own = await tx.query(
      'SELECT FROM proposal_author WHERE process_id = $1 AND number = $2 AND person = $3',
      given,
    );
    if (own.rowCount !== 0) return undone('own-proposal');
    const { rowCount } = await tx.query(
      'INSERT INTO endorsement (process_id, number, person) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      given,
    );
    if (rowCount === 1) touch(tags.proposal(key.process, key.number));
    return { done: true, to: joinPath(key), said: 'endorsed' };
  },
});

/** Takes it back, at any time. */
export const unendorse = defineAction({
  name: 'discussion.unendorse',
  input,
  permission: 'resident',
  target: proposalTarget,
  limits,
  audited: false,
  run: async ({ tx, viewer, touch }, key) => {
    if (viewer === null) return undone('sign-in');
    const { rowCount } = await tx.query(
      'DELETE FROM endorsement WHERE process_id = $1 AND number = $2 AND person = $3',
      [key.process, key.number, viewer.id],
    );
    if (rowCount === 1) touch(tags.proposal(key.process, key.number));
    return { done: true, to: joinPath(key), said: 'unendorsed' };
  },
});
