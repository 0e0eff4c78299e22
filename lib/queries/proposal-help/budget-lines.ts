import { likenessTo, type LikeProject } from '@/lib/domain/process/likeness';
import type { Db } from '@/lib/queries/process/lines';
import { byAlike, likeProjects } from '@/lib/queries/proposal-help/like-projects';

/**
 * A government's projects that may pay already for what a text asks for: those of a year and of the year before whose names are like it,
 * the most alike first. Internal transfers and projects that are gone from the source are left out.
 * @param year the fiscal year that runs
 */
export async function findBudgetLines(
  db: Db,
  { text, lafCd, year }: { text: string; lafCd: string; year: number },
  limit: number,
): Promise<LikeProject[]> {
  const { rows } = await db.query<{ year: number; id: string; name: string }>(
    `SELECT p.fyr AS year, p.id, p.name FROM project p
     WHERE p.laf_cd = $1 AND p.fyr IN ($2, $3) AND p.serving AND p.removed_as_of IS NULL AND NOT is_internal_transfer(p.name)`,
    [lafCd, year, year - 1],
  );
  const likeness = likenessTo(text);
  const alike = rows.flatMap(({ name, ...key }) => {
    const like = likeness(name);
    return like === null ? [] : [{ ...key, ...like }];
  });
  return likeProjects(db, alike.sort(byAlike).slice(0, limit));
}
