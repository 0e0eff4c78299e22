import { registerOf } from '@/lib/domain/governments';
import type { ProcessPage, ProposalLine, ProposalState, WinnersSpent } from '@/lib/domain/process/types';
import { PROPOSAL_STATES } from '@/lib/domain/process/types';
import { findGovernment } from '@/lib/queries/governments';
import {
  type Db,
  findProcessRow,
  PROPOSAL_COLUMNS,
  processLine,
  proposalLine,
  type ProposalLineRow,
  tracksOf,
} from '@/lib/queries/process/lines';
import { STANDING_LINKS } from '@/lib/queries/process/links';
import { documentsOf, rulesOf } from '@/lib/queries/process/settings';
import { findVoteFacts } from '@/lib/queries/process/vote-facts';

const NEWEST = 5;

/**
 * A participatory budget: schedule, tracks, what was proposed, what won and what became of the money.
 * @param today the day whose names are shown
 * @returns null where there is none of this id
 */
export async function findProcess(db: Db, id: string, today: string): Promise<ProcessPage | null> {
  const row = await findProcessRow(db, id);
  if (row === null) return null;
  const government = await findGovernment(db, row.laf_cd);
  const register = registerOf(government === null ? [] : [government]);
  const states = await statesOf(db, id);
  const tracks = await tracksOf(db, id);
  const rules = await rulesOf(db, id);
  return {
    ...processLine(row, register, today),
    summaries: { ko: row.summary_ko, en: row.summary_en },
    tracks,
    counting: tracks.flatMap(({ key, names }) => {
      const found = rules.get(key);
      return found === undefined ? [] : [{ track: names, rules: found }];
    }),
    vote: await findVoteFacts(db, id),
    documents: await documentsOf(db, id),
    states,
    spent: states.some(({ state }) => state === 'won' || state === 'lost')
      ? await winnersSpent(db, id)
      : null,
    newest: await newestOf(db, id),
    winnerLines: await winnersOf(db, id),
  };
}

async function statesOf(db: Db, id: string): Promise<ProcessPage['states'][number][]> {
  const { rows } = await db.query<{ state: ProposalState; proposals: number }>(
    'SELECT state, count(*)::int AS proposals FROM proposal WHERE process_id = $1 AND state IS NOT NULL GROUP BY state',
    [id],
  );
  const counts = new Map(rows.map((row) => [row.state, row.proposals]));
  return PROPOSAL_STATES.flatMap((state) => {
    const proposals = counts.get(state);
    return proposals === undefined ? [] : [{ state, proposals }];
  });
}

async function newestOf(db: Db, id: string): Promise<ProposalLine[]> {
  const { rows } = await db.query<ProposalLineRow>(
    `SELECT ${PROPOSAL_COLUMNS} FROM proposal q WHERE q.process_id = $1 AND q.state IS NOT NULL
     ORDER BY q.submitted_at DESC, q.number DESC LIMIT ${NEWEST}`,
    [id],
  );
  return rows.map(proposalLine);
}

/** By the place that the result gives, else in the order in which it was entered. A result that was taken back counts no more. */
async function winnersOf(db: Db, id: string): Promise<ProposalLine[]> {
  const { rows } = await db.query<ProposalLineRow>(
    `SELECT ${PROPOSAL_COLUMNS} FROM proposal q, LATERAL (
       SELECT id, rank FROM proposal_step
       WHERE process_id = q.process_id AND number = q.number AND kind = 'won' ORDER BY id DESC LIMIT 1) s
     WHERE q.process_id = $1 AND q.state = 'won' ORDER BY s.rank NULLS LAST, s.id`,
    [id],
  );
  return rows.map(proposalLine);
}

async function winnersSpent(db: Db, id: string): Promise<WinnersSpent> {
  const { rows } = await db.query<WinnersSpent>(
    `WITH standing AS (${STANDING_LINKS('process_id = $1')})
     SELECT (SELECT count(*)::int FROM proposal WHERE process_id = $1 AND state = 'won') AS winners,
            count(DISTINCT l.number)::int AS linked,
            count(DISTINCT l.number) FILTER (WHERE p.spent > 0)::int AS spending
     FROM standing l JOIN proposal q ON q.process_id = $1 AND q.number = l.number AND q.state = 'won'
     LEFT JOIN project p ON p.fyr = l.fyr AND p.id = l.project_id AND p.serving`,
    [id],
  );
  return rows[0] ?? { winners: 0, linked: 0, spending: 0 };
}

/** Of which government-years the projects are that a process's winners are tied to. */
export async function yearsOfLinks(db: Db, id: string): Promise<{ lafCd: string; year: number }[]> {
  const { rows } = await db.query<{ lafCd: string; year: number }>(
    `WITH standing AS (${STANDING_LINKS('process_id = $1')})
     SELECT DISTINCT p.laf_cd AS "lafCd", p.fyr AS year
     FROM standing l JOIN project p ON p.fyr = l.fyr AND p.id = l.project_id AND p.serving ORDER BY 1, 2`,
    [id],
  );
  return rows;
}
