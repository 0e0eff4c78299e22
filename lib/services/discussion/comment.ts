import type { PoolClient } from 'pg';
import { z } from 'zod';
import { tags } from '@/lib/cache-tags';
import { text } from '@/lib/domain/text/clean';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { optionalIdField } from '@/lib/services/discussion/fields';
import {
  holdProposal,
  joinPath,
  type ProposalKey,
  proposalTarget,
  sayingBar,
} from '@/lib/services/discussion/lookups';
import { tellOfComment } from '@/lib/services/discussion/tell';
import { numberField, processField } from '@/lib/services/fields';
import { peopleAround } from '@/lib/services/notices';

const MOST = 3000;

/** Says something to a proposal, or answers what somebody said to it. */
export const writeComment = defineAction({
  name: 'discussion.comment',
  input: z.object({
    process: processField,
    number: numberField,
    parent: optionalIdField,
    text: text(MOST, { noPhoneNumber: true }),
  }),
  permission: 'resident',
  target: proposalTarget,
  limits: [
    { per: 'account', number: 6, seconds: 60 },
    { per: 'account', number: 100, seconds: 86_400 },
    { per: 'address', number: 30, seconds: 60 },
  ],
  audited: false,
  run: async ({ tx, viewer, now, touch }, { parent, text: said, ...key }) => {
    if (viewer === null) return undone('sign-in');
    // Two of one person wait for each other, so that a form that was sent twice is seen.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('comment'), hashtext($1))`, [viewer.id]);
    const proposal = await holdProposal(tx, key);
    if (proposal === null) return undone('not-found');
    const bar = await sayingBar(tx, key.process, proposal, now);
    if (bar !== null) return undone(bar);
    const answered = parent === undefined ? NOTHING_ANSWERED : await findAnswered(tx, key, parent);
    if (answered === null) return undone('comment-gone');
    if (await saidJustNow(tx, viewer.id, key, said)) return undone('said-before', 'text');
    const { id, place } = await insert(tx, key, { parent: answered.id, name: viewer.name, said });
    await tx.query('INSERT INTO comment_author (comment, person) VALUES ($1, $2)', [id, viewer.id]);
    const people = [...(await peopleAround(tx, key.process, key.number)), ...answered.authors];
    await tellOfComment(
      tx,
      people.filter((person) => person !== viewer.id),
      { ...key, title: proposal.title },
    );
    touch(tags.proposal(key.process, key.number));
    return { done: true, to: joinPath(key), said: 'commented', value: { id, place } };
  },
});

interface Answered {
  id: string | null;
  /** Who wrote what is answered. */
  authors: readonly string[];
}

const NOTHING_ANSWERED: Answered = { id: null, authors: [] };

/** What an answer belongs to: whoever answers an answer answers what it answers. Null: it is not shown any more. */
async function findAnswered(
  tx: PoolClient,
  { process, number }: ProposalKey,
  parent: string,
): Promise<Answered | null> {
  const { rows } = await tx.query<{ id: string; author: string | null }>(
    `SELECT coalesce(c.parent, c.id) AS id, b.person AS author FROM comment c LEFT JOIN comment_author b ON b.comment = c.id
      WHERE c.id = $3 AND c.process_id = $1 AND c.number = $2 AND c.state = 'shown'`,
    [process, number, parent],
  );
  const [row] = rows;
  return row === undefined ? null : { id: row.id, authors: row.author === null ? [] : [row.author] };
}

async function saidJustNow(tx: PoolClient, person: string, key: ProposalKey, said: string): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT FROM (SELECT comment FROM comment_author WHERE person = $1 ORDER BY comment DESC LIMIT 10) b JOIN comment c ON c.id = b.comment
      WHERE c.process_id = $2 AND c.number = $3 AND c.text = $4 AND c.at > now() - interval '10 minutes'`,
    [person, key.process, key.number, said],
  );
  return rows.length > 0;
}

async function insert(
  tx: PoolClient,
  { process, number }: ProposalKey,
  { parent, name, said }: { parent: string | null; name: string; said: string },
): Promise<{ id: string; place: number }> {
  const { rows } = await tx.query<{ id: string; place: number }>(
    'INSERT INTO comment (process_id, number, parent, author_name, text) VALUES ($1, $2, $3, $4, $5) RETURNING id, place',
    [process, number, parent, name, said],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a comment was not written');
  return row;
}
