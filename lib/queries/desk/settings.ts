import { wonOrNull } from '@/lib/domain/money';
import type { ProcessSettings } from '@/lib/domain/process/desk';
import type { PhaseTime } from '@/lib/domain/process/types';
import { type Db, instant, tracksOf } from '@/lib/queries/process/lines';
import { documentsOf, rulesOf } from '@/lib/queries/process/settings';

interface Row extends Pick<
  ProcessSettings,
  'id' | 'lafCd' | 'titles' | 'summaries' | 'reviewDays' | 'published' | 'votingBegun' | 'rulesFrozen'
> {
  ceiling: string | null;
}

/** All that is set of a process, drafts too; null where there is none. */
export async function findSettings(db: Db, id: string, now: Date): Promise<ProcessSettings | null> {
  const { rows } = await db.query<Row>(
    `SELECT id, laf_cd AS "lafCd", json_build_object('ko', title_ko, 'en', title_en) AS titles,
            json_build_object('ko', summary_ko, 'en', summary_en) AS summaries, ceiling, review_days AS "reviewDays",
            published_at IS NOT NULL AS published, EXISTS (
              SELECT FROM process_phase h WHERE h.process_id = p.id AND h.phase = 'voting' AND h.begins <= $2) AS "votingBegun", EXISTS (SELECT FROM election e WHERE e.process_id = p.id) AS "rulesFrozen"
     FROM process p WHERE id = $1`,
    [id, now.toISOString()],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const rules = await rulesOf(db, id);
  const tracks = await tracksOf(db, id);
  const onBallot = await onBallotOf(db, id);
  return {
    ...row,
    ceiling: wonOrNull(row.ceiling),
    tracks: tracks.map((track) => ({
      ...track,
      rules: rules.get(track.key) ?? null,
      onBallot: onBallot.get(track.key) ?? 0,
    })),
    phases: await phasesOf(db, id),
    documents: await documentsOf(db, id),
  };
}

async function onBallotOf(db: Db, id: string): Promise<Map<string, number>> {
  const { rows } = await db.query<{ track: string; projects: number }>(
    `SELECT track, count(*)::int AS projects FROM proposal WHERE process_id = $1 AND state = 'on-ballot' GROUP BY track`,
    [id],
  );
  return new Map(rows.map(({ track, projects }) => [track, projects]));
}

async function phasesOf(db: Db, id: string): Promise<PhaseTime[]> {
  const { rows } = await db.query<PhaseTime>(
    `SELECT phase, ${instant('begins')} AS begins, ${instant('ends')} AS ends FROM process_phase WHERE process_id = $1 ORDER BY begins`,
    [id],
  );
  return rows;
}
