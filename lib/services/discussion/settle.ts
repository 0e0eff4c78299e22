import type { PoolClient } from 'pg';
import type { ModerationRule } from '@/lib/domain/discussion/types';
import { seoulDay } from '@/lib/domain/calendar';
import type { ProposalKey } from '@/lib/services/discussion/lookups';

/**
 * Settles the open reports of a thing.
 * @param upto the last report that was looked at: those that came later stay open; all of them where it is not given
 * @returns how many
 */
export async function settleReports(
  tx: PoolClient,
  {
    process,
    number,
    comment = null,
    upto = null,
  }: ProposalKey & { comment?: string | null | undefined; upto?: string | null },
): Promise<number> {
  const { rowCount } = await tx.query(
    `UPDATE report SET settled_at = now() WHERE settled_at IS NULL AND process_id = $1 AND number = $2
        AND coalesce(comment, 0) = coalesce($3::bigint, 0) AND ($4::bigint IS NULL OR id <= $4)`,
    [process, number, comment, upto],
  );
  return rowCount ?? 0;
}

/** Closes what a comment's author objected to. */
export async function settleAppeals(tx: PoolClient, comment: string): Promise<void> {
  await tx.query('UPDATE appeal SET settled_at = now() WHERE comment = $1 AND settled_at IS NULL', [comment]);
}

export interface Decision {
  comment: string;
  kind: 'hidden' | 'shown' | 'appeal-granted' | 'appeal-refused';
  /** Of hidings alone. */
  rule?: ModerationRule;
  reason: string;
}

/** Writes down what an editor decides: in public under the role's name (수원시 편집 담당), aside who it was. */
export async function decide(
  tx: PoolClient,
  { lafCd, editor, now }: { lafCd: string; editor: string; now: Date },
  { comment, kind, rule, reason }: Decision,
): Promise<void> {
  await tx.query(
    `WITH made AS (
       INSERT INTO moderation (comment, kind, rule, reason, taken_by)
       VALUES ($1, $2, $3, $4, coalesce((SELECT name_ko || ' ' FROM government_name WHERE laf_cd = $5
         AND valid_from <= $6::date AND (valid_to IS NULL OR valid_to > $6::date)), '') || '편집 담당') RETURNING id)
     INSERT INTO moderation_by (moderation, person) SELECT id, $7 FROM made`,
    [comment, kind, rule ?? null, reason, lafCd, seoulDay(now), editor],
  );
}
