import type { PoolClient } from 'pg';
import { tags } from '@/lib/cache-tags';
import { line, text } from '@/lib/domain/text/clean';
import type { ActionContext, Done } from '@/lib/services/action';
import { costField } from '@/lib/services/review/fields';

/** What an editor may do to a process of the own government. */
export const editors = {
  permission: { roles: ['editor'] },
  limits: [{ per: 'account', number: 120, seconds: 3600 }],
  audited: true,
} as const;

/** What a process is called and about. */
export const aboutFields = {
  titleKo: line(200),
  titleEn: line(200),
  summaryKo: text(5000, { least: 0 }),
  summaryEn: text(5000, { least: 0 }),
  ceiling: costField,
};

interface LockedProcess {
  id: string;
  lafCd: string;
  published: boolean;
  /** Whether voting has begun by the given moment. */
  votingBegun: boolean;
  /** Why how it is counted stays as it is: `rules-frozen`, `voting-begun`; null: it may change. */
  fixed: 'rules-frozen' | 'voting-begun' | null;
}

/** Locks a process: its settings are changed one after another. Null: there is none. */
export async function lockProcess(tx: PoolClient, process: string, now: Date): Promise<LockedProcess | null> {
  await tx.query('SELECT FROM process WHERE id = $1 FOR NO KEY UPDATE', [process]);
  // Read by a second statement, which sees what was waited for.
  const { rows } = await tx.query<LockedProcess>(
    `WITH known AS (
       SELECT id, laf_cd AS "lafCd", published_at IS NOT NULL AS published, EXISTS (
         SELECT FROM process_phase h WHERE h.process_id = p.id AND h.phase = 'voting' AND h.begins <= $2) AS "votingBegun"
       FROM process p WHERE id = $1)
     SELECT *, CASE WHEN EXISTS (SELECT FROM election e WHERE e.process_id = id) THEN 'rules-frozen'
                    WHEN "votingBegun" THEN 'voting-begun' END AS fixed FROM known`,
    [process, now.toISOString()],
  );
  return rows[0] ?? null;
}

/** It was saved: public pages are renewed, a draft has none. */
export function saved(
  context: ActionContext,
  { id, published }: Pick<LockedProcess, 'id' | 'published'>,
  part: string,
): Done {
  if (published) context.touch(tags.process(id), tags.processes());
  return { done: true, to: `/desk/${id}/settings#${part}`, said: 'settings-saved', subject: id };
}
