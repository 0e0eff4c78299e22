import { registerOf } from '@/lib/domain/governments';
import type { LinkedProject, TrackSign } from '@/lib/domain/process/types';
import { listGovernments } from '@/lib/queries/governments';
import type { Db } from '@/lib/queries/process/lines';
import { linksOf, STANDING_LINKS } from '@/lib/queries/process/links';

/** What has become of a winner's money in one of its projects. The five together are the same as long as nothing new is to be told. */
export interface WinnerSign {
  process: string;
  number: number;
  sign: TrackSign;
  /** The project that has the sign, by year and public id, as it is called now. */
  year: number;
  project: string;
  name: string;
}

/**
 * Every sign of every winner that is tied to a project, process by process, so that no more than one process's are held at a time.
 * In the order of processes, numbers, years (the earliest first: since when a sign shows), projects and signs.
 * @param today the day in Seoul: whether a project's year is over
 */
export async function* listWinnerSigns(db: Db, today: string): AsyncGenerator<WinnerSign> {
  const register = registerOf(await listGovernments(db));
  for (const process of await processesWithLinks(db))
    for (const number of await winnersWithLinks(db, process)) {
      const projects = await linksOf(db, { id: process, number }, register, today);
      yield* signsOfWinner(process, number, projects);
    }
}

function signsOfWinner(process: string, number: number, projects: readonly LinkedProject[]): WinnerSign[] {
  return projects
    .toSorted(byYear)
    .flatMap(({ year, id, name, signs }) =>
      signs.map((sign) => ({ process, number, sign, year, project: id, name })),
    );
}

function byYear(a: LinkedProject, b: LinkedProject): number {
  return a.year - b.year || (a.id < b.id ? -1 : 1);
}

async function processesWithLinks(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    'SELECT id FROM process WHERE EXISTS (SELECT FROM winner_link WHERE process_id = process.id) ORDER BY id',
  );
  return rows.map(({ id }) => id);
}

async function winnersWithLinks(db: Db, process: string): Promise<number[]> {
  const { rows } = await db.query<{ number: number }>(
    `SELECT DISTINCT number FROM (${STANDING_LINKS('process_id = $1')}) standing ORDER BY number`,
    [process],
  );
  return rows.map(({ number }) => number);
}
