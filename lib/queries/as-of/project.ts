import type { Pool, PoolClient } from 'pg';
import type { GovernmentLink } from '@/lib/domain/government-link';
import { governmentLink } from '@/lib/domain/government-link';
import { type Register } from '@/lib/domain/governments';
import type { Moment } from '@/lib/domain/history';
import type { ProjectPage } from '@/lib/domain/project-page';
import type { Source } from '@/lib/domain/source';
import { historyOf, type RevisionRow, settled } from '@/lib/queries/project-history';
import { describe, figuresOf, type ProjectRow } from '@/lib/queries/project-page';

type Db = Pick<Pool | PoolClient, 'query'>;

/** A row of project_revision with what a page shows beside its history. */
type StoredRevision = RevisionRow & Omit<ProjectRow, 'serving' | 'removed_as_of'>;

/** A project on an earlier date; where it was not there yet, when it came. */
export type ProjectAsOf =
  | { kind: 'there'; project: ProjectPage }
  | { kind: 'not-yet'; name: string; year: number; government: GovernmentLink; first: string | null };

/**
 * A project as of a date, as known by a run. One that had been removed by then is shown with its last figures, as on its
 * live page; what came later is not in its history.
 * @returns null where no source ever served such a project
 */
export async function findProjectAsOf(
  db: Db,
  register: Register,
  id: string,
  moment: Moment,
): Promise<ProjectAsOf | null> {
  const { rows } = await db.query<StoredRevision>(
    `SELECT r.* FROM project p JOIN project_revision r USING (laf_cd, fyr, id, source)
      WHERE id = $1 ORDER BY r.as_of, r.rev`,
    [id],
  );
  const [any] = rows;
  if (any === undefined) return null;
  const serving = await servingSource(db, any, moment.run);
  const known = rows.filter((row) => Number(row.run_id) <= moment.run && row.source === serving);
  const revisions = settled(known.filter((row) => row.as_of <= moment.asOf));
  // What is settled is one of the rows read, or the last of them under the kind of the first.
  const last = revisions.findLast(({ kind }) => kind !== 'removed') as StoredRevision | undefined;
  if (last === undefined) return notYet(any, known[0]?.as_of ?? null, register.get(any.laf_cd));
  return { kind: 'there', project: pageOf(last, revisions, moment, register) };
}

/** @param last the last revision that has figures */
function pageOf(
  last: StoredRevision,
  revisions: readonly RevisionRow[],
  { asOf, run }: Moment,
  register: Register,
): ProjectPage {
  const end = revisions.at(-1);
  const removal = end?.kind === 'removed' ? end.as_of : null;
  const row: ProjectRow = { ...last, serving: true, removed_as_of: removal };
  const place = { year: row.fyr, scope: `p-${row.id}` };
  // Of what is gone there is no receipt on the date itself: its figures are those of their own day.
  const origin =
    removal === null ? { ...place, asOf, run } : { ...place, asOf: last.as_of, run: Number(last.run_id) };
  return {
    ...describe(row, register),
    ...figuresOf(row, origin, register),
    discrepancies: [],
    history: historyOf(revisions, place).reverse(),
    otherYears: [],
    heldBack: [],
  };
}

async function servingSource(
  db: Db,
  { fyr, laf_cd }: StoredRevision,
  run: number,
): Promise<Source | undefined> {
  const { rows } = await db.query<{ source: Source }>(
    'SELECT source FROM serving_change WHERE fyr = $1 AND laf_cd = $2 AND run_id <= $3 ORDER BY run_id DESC LIMIT 1',
    [fyr, laf_cd, run],
  );
  return rows[0]?.source;
}

function notYet(
  { name, fyr, laf_cd, id, as_of }: StoredRevision,
  first: string | null,
  government: Parameters<typeof governmentLink>[0] | undefined,
): ProjectAsOf {
  if (government === undefined)
    throw new Error(`project ${id} is of ${laf_cd}, which is not in the register`);
  return { kind: 'not-yet', name, year: fyr, government: governmentLink(government, as_of), first };
}
