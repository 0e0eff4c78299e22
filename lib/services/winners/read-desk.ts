import type { Pool } from 'pg';
import { memberSitePool } from '@/lib/db/site-pool';
import { governmentsOf } from '@/lib/domain/access/permission';
import type { Viewer } from '@/lib/domain/access/roles';
import { seoulDay } from '@/lib/domain/calendar';
import type {
  WinnerAtDesk,
  WinnersDesk,
  WinnersPage,
  WinnerWithProjects,
} from '@/lib/domain/process/winners';
import { findCandidates } from '@/lib/queries/process/candidates';
import { searchProjects } from '@/lib/queries/winners/projects';
import { findWinners } from '@/lib/queries/winners/winners-page';

const CANDIDATES = 8;
const FOUND = 12;
/** More characters than a project's name has. */
const MOST_WORDS = 200;

/** What the address of the page says. */
export interface WinnersDeskState {
  /** The winner that is worked on. */
  winner: number | null;
  /** What projects are looked for by. */
  words: string;
}

/** @param query of the page's address; what is no number of a proposal is no winner */
export function winnersDeskState(query: URLSearchParams): WinnersDeskState {
  const winner = query.get('winner') ?? '';
  return {
    winner: /^[1-9]\d{0,8}$/.test(winner) ? Number(winner) : null,
    words: (query.get('find') ?? '').trim().slice(0, MOST_WORDS),
  };
}

/** What the address says, to come back to. */
export function winnersDeskQuery({ winner, words }: WinnersDeskState): string {
  const query = new URLSearchParams();
  if (winner !== null) query.set('winner', String(winner));
  if (words !== '') query.set('find', words);
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** The winners of a process for the editors of its government, those without a project first; `refused` for all others. */
export async function readWinnersDesk(
  viewer: Viewer,
  id: string,
  { winner, words }: WinnersDeskState,
  pool: Pool = memberSitePool(),
): Promise<WinnersDesk | 'refused'> {
  const governments = governmentsOf(viewer, ['editor']);
  const page = await findWinners(pool, id, seoulDay(new Date()));
  if (page === null || !(governments === 'all' || governments.includes(page.process.government.lafCd)))
    return 'refused';
  const winners = page.winners.toSorted(
    (a, b) => Number(a.projects.length > 0) - Number(b.projects.length > 0) || a.number - b.number,
  );
  const line = winners.find(({ number }) => number === winner);
  const chosen = line === undefined ? null : await atDesk(pool, page, line, words);
  return { ...page, winners, chosen };
}

async function atDesk(
  pool: Pool,
  { process }: WinnersPage,
  line: WinnerWithProjects,
  words: string,
): Promise<WinnerAtDesk> {
  const { id, year, government } = process;
  const { rows } = await pool.query<{ version: string }>(
    'SELECT max(id)::text AS version FROM proposal_step WHERE process_id = $1 AND number = $2',
    [id, line.number],
  );
  return {
    ...line,
    version: rows[0]?.version ?? '',
    candidates: await findCandidates(pool, { processId: id, number: line.number }, CANDIDATES),
    found: words === '' ? null : await searchProjects(pool, { lafCd: government.lafCd, year }, words, FOUND),
  };
}
