import type { ProposalVersion } from '@/lib/domain/process/proposing';
import { type Db, instant } from '@/lib/queries/process/lines';
import { TEXT_COLUMNS, textsOf, type TextRow } from '@/lib/queries/propose/texts';

/** The earlier texts of a proposal that was handed in, the latest first; none where it never changed. */
export async function findVersions(db: Db, process: string, number: number): Promise<ProposalVersion[]> {
  const { rows } = await db.query<TextRow & { until: string; track_ko: string; track_en: string }>(
    `SELECT ${instant('v.until')} AS until, t.name_ko AS track_ko, t.name_en AS track_en, ${TEXT_COLUMNS('v')}
       FROM proposal_version v JOIN proposal q USING (process_id, number)
       JOIN process_track t ON t.process_id = v.process_id AND t.key = v.track
      WHERE v.process_id = $1 AND v.number = $2 AND q.state IS NOT NULL ORDER BY v.id DESC`,
    [process, number],
  );
  return rows.map((row) => ({
    until: row.until,
    trackNames: { ko: row.track_ko, en: row.track_en },
    texts: textsOf(row),
  }));
}
