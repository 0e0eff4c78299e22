import { byLikeness, type Likeness, type LikeProject } from '@/lib/domain/process/likeness';
import type { Db } from '@/lib/queries/process/lines';
import type { ProjectLine } from '@/lib/domain/project-line';
import { PROJECT_LINE_COLUMNS, projectLine, type ProjectLineRow } from '@/lib/queries/project-lines';

/** A project by year and public id, and how much its name is like a text. */
export interface Alike extends Likeness {
  year: number;
  id: string;
}

/** The most alike first, of these the latest year. */
export function byAlike(a: Alike, b: Alike): number {
  return byLikeness(a, b) || b.year - a.year || (a.id < b.id ? -1 : 1);
}

type KnownLine = ProjectLine & { lafCd: string };

/** The lines of projects as served now, by year and id with a blank between. */
export async function linesByKey(
  db: Db,
  keys: readonly { year: number; id: string }[],
): Promise<ReadonlyMap<string, KnownLine>> {
  const { rows } = await db.query<ProjectLineRow & { laf_cd: string }>(
    `SELECT ${PROJECT_LINE_COLUMNS}, p.laf_cd FROM unnest($1::smallint[], $2::text[]) AS named (fyr, id)
     JOIN project p ON p.fyr = named.fyr AND p.id = named.id AND p.serving`,
    [keys.map(({ year }) => year), keys.map(({ id }) => id)],
  );
  // Whether its government existed is a line's flag, and none of its figures'.
  return new Map(
    rows.map((row) => [`${row.fyr} ${row.id}`, { ...projectLine(row, true), lafCd: row.laf_cd }]),
  );
}

/** The projects with their figures, in the order in which they are named. */
export async function likeProjects(db: Db, named: readonly Alike[]): Promise<LikeProject[]> {
  const lines = await linesByKey(db, named);
  return named.flatMap(({ year, id, grade }) => {
    const line = lines.get(`${year} ${id}`);
    if (line === undefined) return [];
    const { lafCd, name, fieldCode, fieldName, current, spent } = line;
    return [{ year, id, lafCd, name, fieldCode, fieldName, current, spent, likeness: grade }];
  });
}
