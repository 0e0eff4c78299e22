import type { PoolClient } from 'pg';
import { z } from 'zod';
import type { Target } from '@/lib/domain/access/permission';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { type ProposalKey, proposalTarget } from '@/lib/services/discussion/lookups';
import { localPathField, numberField, processField } from '@/lib/services/fields';

/** A proposal's number, or 0: the whole process. */
const input = z.object({
  process: processField,
  number: z.union([z.literal('0').transform(() => 0), numberField], 'invalid'),
  next: localPathField,
});
const limits = [{ per: 'account', number: 60, seconds: 60 }] as const;

async function target(tx: PoolClient, key: ProposalKey): Promise<Target | null> {
  if (key.number > 0) return proposalTarget(tx, key);
  const { rows } = await tx.query<{ lafCd: string }>('SELECT laf_cd AS "lafCd" FROM process WHERE id = $1', [
    key.process,
  ]);
  return rows[0] ?? null;
}

/** Asks to be told what becomes of a proposal, or of all those of a process. */
export const follow = defineAction({
  name: 'discussion.follow',
  input,
  permission: 'resident',
  target,
  limits,
  audited: false,
  run: async ({ tx, viewer }, { process, number, next }) => {
    if (viewer === null) return undone('sign-in');
    await tx.query(
      'INSERT INTO follow (person, process_id, number) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [viewer.id, process, number],
    );
    return { done: true, to: next, said: 'followed' };
  },
});

/** Asks to be told no more. */
export const unfollow = defineAction({
  name: 'discussion.unfollow',
  input,
  permission: 'account',
  target,
  limits,
  audited: false,
  run: async ({ tx, viewer }, { process, number, next }) => {
    if (viewer === null) return undone('sign-in');
    await tx.query('DELETE FROM follow WHERE person = $1 AND process_id = $2 AND number = $3', [
      viewer.id,
      process,
      number,
    ]);
    return { done: true, to: next, said: 'unfollowed' };
  },
});
