import { registerOf } from '@/lib/domain/governments';
import {
  type ProposalListState,
  type ProposalSort,
  PROPOSALS_A_PAGE,
} from '@/lib/domain/process/proposal-list';
import {
  PROPOSAL_STATES,
  type ProposalLine,
  type ProposalListPage,
  type ProposalState,
} from '@/lib/domain/process/types';
import { findGovernment } from '@/lib/queries/governments';
import {
  type Db,
  findProcessRow,
  processLine,
  PROPOSAL_COLUMNS,
  proposalLine,
  type ProposalLineRow,
  tracksOf,
} from '@/lib/queries/process/lines';
import { findRulesHash } from '@/lib/queries/process/vote-facts';
import { hasWord, readings } from '@/lib/queries/proposal-help/search';

const SORTS: Record<ProposalSort, string> = {
  newest: 'q.submitted_at DESC, q.number DESC',
  cost: 'coalesce(q.official_cost, q.estimate) DESC NULLS LAST, q.number',
  number: 'q.number',
};

/**
 * A page of a process's proposals as an address asks for it; a page past the last one is the last.
 * @param today the day whose names are shown
 * @returns null where there is no process of this id
 */
export async function listProposals(
  db: Db,
  id: string,
  state: ProposalListState,
  today: string,
): Promise<ProposalListPage | null> {
  const row = await findProcessRow(db, id);
  if (row === null) return null;
  const government = await findGovernment(db, row.laf_cd);
  const register = registerOf(government === null ? [] : [government]);
  const tracks = await tracksOf(db, id);
  const { words, counted } = await found(db, id, state.q);
  const total = sum(counted, state);
  const pages = Math.max(1, Math.ceil(total / PROPOSALS_A_PAGE));
  const page = Math.min(state.page, pages);
  return {
    process: { ...processLine(row, register, today), tracks },
    rulesHash: await findRulesHash(db, id),
    lines: await linesOf(db, id, { ...state, page, words }),
    total,
    page,
    pages,
    counts: {
      track: tracks
        .filter(({ panel }) => panel === undefined)
        .map(({ key }) => ({ key, count: sum(counted, { ...state, track: key }) })),
      state: PROPOSAL_STATES.map((one) => ({
        state: one,
        count: sum(counted, { ...state, state: one }),
      })).filter(({ count }) => count > 0),
    },
  };
}

interface Counted {
  track: string;
  state: ProposalState;
  count: number;
}

/** How many proposals have the words, as they are read where that finds something, else with fewer particles. */
async function found(
  db: Db,
  id: string,
  q: string,
): Promise<{ words: readonly string[]; counted: Counted[] }> {
  const { typed, relaxed } = readings(q);
  const counted = await countsOf(db, id, typed);
  if (counted.length > 0 || relaxed === null) return { words: typed, counted };
  return { words: relaxed, counted: await countsOf(db, id, relaxed) };
}

const wordsIn = (words: readonly string[], values: unknown[]) =>
  words.map((word) => ` AND ${hasWord(word, values)}`).join('');

async function countsOf(db: Db, id: string, words: readonly string[]): Promise<Counted[]> {
  const values: unknown[] = [id];
  const { rows } = await db.query<Counted>(
    `SELECT track, state, count(*)::int AS count FROM proposal q
     WHERE process_id = $1 AND state IS NOT NULL${wordsIn(words, values)} GROUP BY track, state`,
    values,
  );
  return rows;
}

function sum(counted: readonly Counted[], wanted: Pick<ProposalListState, 'track' | 'state'>): number {
  return counted
    .filter(({ track }) => wanted.track === null || track === wanted.track)
    .filter(({ state }) => wanted.state === null || state === wanted.state)
    .reduce((total, { count }) => total + count, 0);
}

/** What a line says is read of those on the page alone: of all that come before them it would take most of the time. */
async function linesOf(
  db: Db,
  id: string,
  { track, state, sort, page, words }: ProposalListState & { words: readonly string[] },
): Promise<ProposalLine[]> {
  const values: unknown[] = [id, track, state];
  const { rows } = await db.query<ProposalLineRow>(
    `SELECT ${PROPOSAL_COLUMNS} FROM (
       SELECT q.number FROM proposal q
       WHERE q.process_id = $1 AND q.state IS NOT NULL AND ($2::text IS NULL OR q.track = $2) AND ($3::text IS NULL OR q.state = $3)${wordsIn(words, values)}
       ORDER BY ${SORTS[sort]} LIMIT ${PROPOSALS_A_PAGE} OFFSET ${(page - 1) * PROPOSALS_A_PAGE}) shown
     JOIN proposal q ON q.process_id = $1 AND q.number = shown.number ORDER BY ${SORTS[sort]}`,
    values,
  );
  return rows.map(proposalLine);
}
