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
import { listGovernments } from '@/lib/queries/governments';
import {
  type Db,
  findProcessRow,
  processLine,
  PROPOSAL_COLUMNS,
  proposalLine,
  type ProposalLineRow,
  tracksOf,
} from '@/lib/queries/process/lines';

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
  const register = registerOf(await listGovernments(db));
  const tracks = await tracksOf(db, id);
  const counted = await countsOf(db, id);
  const total = sum(counted, state);
  const pages = Math.max(1, Math.ceil(total / PROPOSALS_A_PAGE));
  const page = Math.min(state.page, pages);
  return {
    process: { ...processLine(row, register, today), tracks },
    lines: await linesOf(db, id, { ...state, page }),
    total,
    page,
    pages,
    counts: {
      track: tracks.map(({ key }) => ({ key, count: sum(counted, { ...state, track: key }) })),
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

async function countsOf(db: Db, id: string): Promise<Counted[]> {
  const { rows } = await db.query<Counted>(
    `SELECT track, state, count(*)::int AS count FROM proposal
     WHERE process_id = $1 AND state IS NOT NULL GROUP BY track, state`,
    [id],
  );
  return rows;
}

function sum(counted: readonly Counted[], wanted: Pick<ProposalListState, 'track' | 'state'>): number {
  return counted
    .filter(({ track }) => wanted.track === null || track === wanted.track)
    .filter(({ state }) => wanted.state === null || state === wanted.state)
    .reduce((total, { count }) => total + count, 0);
}

async function linesOf(
  db: Db,
  id: string,
  { track, state, sort, page }: ProposalListState,
): Promise<ProposalLine[]> {
  const { rows } = await db.query<ProposalLineRow>(
    `SELECT ${PROPOSAL_COLUMNS} FROM proposal q
     WHERE q.process_id = $1 AND q.state IS NOT NULL AND ($2::text IS NULL OR q.track = $2) AND ($3::text IS NULL OR q.state = $3)
     ORDER BY ${SORTS[sort]} LIMIT ${PROPOSALS_A_PAGE} OFFSET ${(page - 1) * PROPOSALS_A_PAGE}`,
    [id, track, state],
  );
  return rows.map(proposalLine);
}
