import type { DeskProposal, InCharge } from '@/lib/domain/process/desk';
import type { ProposalState } from '@/lib/domain/process/types';
import { departmentsOf, IN_CHARGE, VERSION, wordsMet } from '@/lib/queries/desk/work-list';
import type { Db } from '@/lib/queries/process/lines';
import { findProposal } from '@/lib/queries/process/proposal-page';

/**
 * A proposal with what the desk knows of it beside.
 * @param today the day in Seoul
 * @returns null where there is no such proposal
 */
export async function findDeskProposal(
  db: Db,
  id: string,
  number: number,
  today: string,
): Promise<Omit<DeskProposal, 'voting'> | null> {
  const proposal = await findProposal(db, id, number, today);
  if (proposal === null) return null;
  const { rows } = await db.query<{ inCharge: InCharge | null; version: string }>(
    `SELECT ${IN_CHARGE} AS "inCharge", ${VERSION} AS version
     FROM proposal q LEFT JOIN proposal_desk d USING (process_id, number) WHERE q.process_id = $1 AND q.number = $3`,
    [id, today, number],
  );
  const [row] = rows;
  return row === undefined ? null : { proposal, ...row, departments: await departmentsOf(db, id) };
}

/** A proposal that another one may be merged into. */
export interface MergeTarget {
  number: number;
  title: string;
  state: ProposalState;
  author: string;
}

const MOST_TARGETS = 20;

/** The open proposals of a process that words meet, by number or text, but one; a few. */
export async function listMergeTargets(
  db: Db,
  id: string,
  number: number,
  words: string,
): Promise<MergeTarget[]> {
  const { rows } = await db.query<MergeTarget>(
    `SELECT q.number, q.title, q.state, q.author_name AS author FROM proposal q
     WHERE q.process_id = $1 AND q.number <> $2 AND proposal_next_state(q.state, 'merged-from') IS NOT NULL AND ${wordsMet('$3::text')}
     ORDER BY q.number LIMIT ${MOST_TARGETS}`,
    [id, number, words],
  );
  return rows;
}

/** The proposal that another one went into; null: it went into none. */
export async function findMergedInto(db: Db, id: string, number: number): Promise<number | null> {
  const { rows } = await db.query<{ into: number | null }>(
    'SELECT merged_into AS into FROM proposal WHERE process_id = $1 AND number = $2',
    [id, number],
  );
  return rows[0]?.into ?? null;
}
