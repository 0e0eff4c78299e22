import { trackRules, type TrackRules } from '@/lib/domain/process/track-rules';
import type { ProcessDocument } from '@/lib/domain/process/types';
import type { Db } from '@/lib/queries/process/lines';

/** How each track of a process is counted, by its key; tracks without rules are left out. */
export async function rulesOf(db: Db, id: string): Promise<Map<string, TrackRules>> {
  const { rows } = await db.query<{ key: string; rules: unknown }>(
    'SELECT key, rules FROM process_track WHERE process_id = $1 AND rules IS NOT NULL ORDER BY position',
    [id],
  );
  return new Map(rows.map(({ key, rules }) => [key, trackRules.parse(rules)]));
}

/** The documents of a process, in the order in which they came. */
export async function documentsOf(db: Db, id: string): Promise<ProcessDocument[]> {
  const { rows } = await db.query<ProcessDocument>(
    `SELECT id::text, json_build_object('ko', title_ko, 'en', title_en) AS titles, url,
            CASE WHEN text_ko IS NOT NULL THEN json_build_object('ko', text_ko, 'en', text_en) END AS texts
     FROM process_document WHERE process_id = $1 ORDER BY process_document.id`,
    [id],
  );
  return rows;
}
