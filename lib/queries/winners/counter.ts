import type { WinnersCount } from '@/lib/domain/process/winners';
import type { Db } from '@/lib/queries/process/lines';
import { STANDING_LINKS } from '@/lib/queries/process/links';

/**
 * Of each public process with a result, the newest fiscal year first: its winners by the year in which they won; of them those that are
 * tied to a project now; of these those with at least one project of which more than nothing has been spent, as of the newest data. A
 * winner counts once, however many projects it has; one whose result was taken back does not count.
 * @param lafCd of one government; null: of all
 */
export async function listWinnersCounts(db: Db, lafCd: string | null): Promise<WinnersCount[]> {
  const { rows } = await db.query<WinnersCount>(
    `WITH winner AS (
       SELECT q.process_id, q.number, extract(year FROM max(s.at) AT TIME ZONE 'Asia/Seoul')::int AS won_in
         FROM proposal q JOIN proposal_step s ON s.process_id = q.process_id AND s.number = q.number AND s.kind = 'won'
        WHERE q.state = 'won' AND ($1::text IS NULL OR left(q.process_id, 7) = $1) GROUP BY 1, 2),
     standing AS (${STANDING_LINKS('$1::text IS NULL OR left(process_id, 7) = $1')}),
     tied AS (
       SELECT l.process_id, l.number, bool_or(coalesce(p.spent > 0, false)) AS spending FROM standing l
         LEFT JOIN project p ON p.fyr = l.fyr AND p.id = l.project_id AND p.serving GROUP BY 1, 2)
     SELECT r.id AS process, r.laf_cd AS "lafCd", r.fyr, w.won_in AS "wonIn", count(*)::int AS winners,
            count(t.number)::int AS linked, (count(*) FILTER (WHERE t.spending))::int AS spending
       FROM winner w JOIN process r ON r.id = w.process_id AND r.published_at IS NOT NULL LEFT JOIN tied t USING (process_id, number)
      GROUP BY r.id, w.won_in ORDER BY r.fyr DESC, w.won_in DESC, r.id`,
    [lafCd],
  );
  return rows;
}
