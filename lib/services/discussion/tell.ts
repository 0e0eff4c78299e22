import type { PoolClient } from 'pg';
import { notify } from '@/lib/services/notices';
import {
  commentsPath,
  joinPath,
  type ProposalKey,
  type StandingComment,
} from '@/lib/services/discussion/lookups';

/** One mail about a proposal's comments in this time. */
const MAIL_HOURS = 1;

/**
 * Tells people that a proposal has new comments: never who wrote one. A notice that was neither mailed nor, without mail, read counts
 * further comments instead of a second one coming; after a mail the next one is due an hour later and says how many came meanwhile.
 * Who writes to the same proposal at the same time waits before this: the counter of its comments is locked.
 */
export async function tellOfComment(
  tx: PoolClient,
  people: readonly string[],
  { process, number, title }: ProposalKey & { title: string },
): Promise<void> {
  const told = [...new Set(people)];
  if (told.length === 0) return;
  const path = `${commentsPath({ process, number })}?page=last`;
  const { rows } = await tx.query<{ person: string }>(
    `UPDATE notice SET at = now(), read_at = NULL, detail = jsonb_set(detail, '{count}',
            to_jsonb(CASE WHEN read_at IS NULL THEN (detail->>'count')::int ELSE 0 END + 1))
      WHERE kind = 'commented' AND path = $2 AND person = ANY ($1) AND mailed_at IS NULL AND (mail_at IS NOT NULL OR read_at IS NULL)
      RETURNING person`,
    [told, path],
  );
  const counted = new Set(rows.map(({ person }) => person));
  await tx.query(
    `INSERT INTO notice (person, kind, topic, path, detail, mail_at)
     SELECT p.id, 'commented', 'comments', $2, $3, CASE WHEN p.email IS NOT NULL AND 'comments' = ANY (p.mail) THEN
              greatest(now(), (SELECT max(n.mailed_at) FROM notice n WHERE n.kind = 'commented' AND n.path = $2 AND n.person = p.id)
                              + make_interval(hours => $4)) END
       FROM person p WHERE p.id = ANY ($1) AND p.erased_at IS NULL`,
    [told.filter((person) => !counted.has(person)), path, { title, count: 1 }, MAIL_HOURS],
  );
}

/** Tells a comment's author what editors did about it, with their reason. */
export async function tellAuthor(
  tx: PoolClient,
  comment: StandingComment,
  kind: 'comment-hidden' | 'comment-shown' | 'appeal-granted' | 'appeal-refused',
  reason: string,
): Promise<void> {
  const people = comment.author === null ? [] : [comment.author];
  const { title } = comment;
  await notify(tx, people, { kind, topic: 'comments', path: joinPath(comment), detail: { title, reason } });
}
