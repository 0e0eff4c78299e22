import type { PoolClient } from 'pg';
import type { Target } from '@/lib/domain/access/permission';
import { discussionBar } from '@/lib/domain/discussion/open';
import type { CommentState } from '@/lib/domain/discussion/types';
import type { ProposalState } from '@/lib/domain/process/types';
import { listPhases } from '@/lib/queries/discussion/own';

export interface ProposalKey {
  process: string;
  number: number;
}

/** The pages of a proposal's discussion, without language. */
export const joinPath = ({ process, number }: ProposalKey) =>
  `/participate/${process}/proposals/${number}/join`;
export const commentsPath = ({ process, number }: ProposalKey) =>
  `/participate/${process}/proposals/${number}/comments`;

/** The government that a proposal concerns; null: there is none such, or it was not handed in yet. */
export async function proposalTarget(
  tx: PoolClient,
  { process, number }: ProposalKey,
): Promise<Target | null> {
  const { rows } = await tx.query<{ lafCd: string }>(
    `SELECT p.laf_cd AS "lafCd" FROM proposal q JOIN process p ON p.id = q.process_id
      WHERE q.process_id = $1 AND q.number = $2 AND q.state IS NOT NULL`,
    [process, number],
  );
  return rows[0] ?? null;
}

/** The government that a comment concerns, and its author, if there is one still. */
export async function commentTarget(tx: PoolClient, comment: string): Promise<Target | null> {
  const { rows } = await tx.query<{ lafCd: string; owner: string | null }>(
    `SELECT p.laf_cd AS "lafCd", b.person AS owner FROM comment c JOIN process p ON p.id = c.process_id
       LEFT JOIN comment_author b ON b.comment = c.id WHERE c.id = $1`,
    [comment],
  );
  const [row] = rows;
  return row === undefined ? null : { lafCd: row.lafCd, owners: row.owner === null ? [] : [row.owner] };
}

interface StandingProposal {
  title: string;
  state: ProposalState;
}

/** A proposal as it stands until this transaction ends. */
export async function holdProposal(
  tx: PoolClient,
  { process, number }: ProposalKey,
): Promise<StandingProposal | null> {
  const { rows } = await tx.query<StandingProposal>(
    'SELECT title, state FROM proposal WHERE process_id = $1 AND number = $2 AND state IS NOT NULL FOR SHARE',
    [process, number],
  );
  return rows[0] ?? null;
}

/** Why nothing may be said to a proposal: what went into another one is spoken of there. Null where it may. */
export async function sayingBar(
  tx: PoolClient,
  process: string,
  { state }: StandingProposal,
  now: Date,
): Promise<string | null> {
  return state === 'merged' ? 'merged-away' : discussionBar(await listPhases(tx, process), now);
}

export interface StandingComment extends ProposalKey {
  state: CommentState;
  title: string;
  lafCd: string;
  author: string | null;
}

/** A comment as it stands until this transaction ends. Others may answer it meanwhile. */
export async function holdComment(tx: PoolClient, comment: string): Promise<StandingComment | null> {
  await tx.query('SELECT FROM comment WHERE id = $1 FOR NO KEY UPDATE', [comment]);
  const { rows } = await tx.query<StandingComment>(
    `SELECT c.process_id AS process, c.number, c.state, q.title, left(c.process_id, 7) AS "lafCd", b.person AS author
       FROM comment c JOIN proposal q USING (process_id, number) LEFT JOIN comment_author b ON b.comment = c.id WHERE c.id = $1`,
    [comment],
  );
  return rows[0] ?? null;
}
