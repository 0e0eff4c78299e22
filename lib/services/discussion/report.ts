import type { PoolClient } from 'pg';
import { z } from 'zod';
import { text } from '@/lib/domain/text/clean';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { optionalIdField, ruleField } from '@/lib/services/discussion/fields';
import { joinPath, type ProposalKey, proposalTarget } from '@/lib/services/discussion/lookups';
import { numberField, processField } from '@/lib/services/fields';

const MOST = 1000;

/** Reports a comment, or the proposal itself, to the editors of its government. Somebody's second report of a thing counts nothing. */
export const reportThing = defineAction({
  name: 'discussion.report',
  input: z.object({
    process: processField,
    number: numberField,
    comment: optionalIdField,
    rule: ruleField,
    text: text(MOST, { least: 0 }).optional(),
  }),
  permission: 'resident',
  target: proposalTarget,
  limits: [
    { per: 'account', number: 10, seconds: 3600 },
    { per: 'account', number: 30, seconds: 86_400 },
    { per: 'address', number: 60, seconds: 3600 },
  ],
  audited: false,
  run: async ({ tx, viewer }, { comment, rule, text: words = '', ...key }) => {
    if (viewer === null) return undone('sign-in');
    const authors =
      comment === undefined ? await proposalAuthors(tx, key) : await commentAuthors(tx, key, comment);
    if (authors === null) return undone('comment-gone');
    if (authors.includes(viewer.id)) return undone('own-thing');
    const { rowCount } = await tx.query(
      `INSERT INTO report (person, process_id, number, comment, rule, text) VALUES ($1, $2, $3, $4, $5, nullif($6, ''))
       ON CONFLICT DO NOTHING`,
      [viewer.id, key.process, key.number, comment ?? null, rule, words],
    );
    return { done: true, to: joinPath(key), said: rowCount === 1 ? 'reported' : 'reported-before' };
  },
});

async function proposalAuthors(tx: PoolClient, { process, number }: ProposalKey): Promise<string[]> {
  const { rows } = await tx.query<{ person: string }>(
    'SELECT person FROM proposal_author WHERE process_id = $1 AND number = $2',
    [process, number],
  );
  return rows.map(({ person }) => person);
}

/** Null: the proposal has no such comment, or it is not shown any more. */
async function commentAuthors(
  tx: PoolClient,
  { process, number }: ProposalKey,
  comment: string,
): Promise<string[] | null> {
  const { rows } = await tx.query<{ person: string | null }>(
    `SELECT b.person FROM comment c LEFT JOIN comment_author b ON b.comment = c.id
      WHERE c.id = $3 AND c.process_id = $1 AND c.number = $2 AND c.state = 'shown'`,
    [process, number, comment],
  );
  return rows.length === 0 ? null : rows.flatMap(({ person }) => (person === null ? [] : [person]));
}
