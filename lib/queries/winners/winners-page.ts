import { registerOf } from '@/lib/domain/governments';
import type { WinnersPage, WonFor } from '@/lib/domain/process/winners';
import { listGovernments } from '@/lib/queries/governments';
import {
  type Db,
  findProcessRow,
  processLine,
  PROPOSAL_COLUMNS,
  proposalLine,
  type ProposalLineRow,
} from '@/lib/queries/process/lines';
import { linksOfProcess } from '@/lib/queries/process/links';
import { listWinnersCounts } from '@/lib/queries/winners/counter';

/**
 * @param today the day in Seoul: whose names are shown, and whether a project's year is over
 * @returns null where there is no public process of this id
 */
export async function findWinners(db: Db, id: string, today: string): Promise<WinnersPage | null> {
  const row = await findProcessRow(db, id);
  if (row === null) return null;
  const register = registerOf(await listGovernments(db));
  const { rows } = await db.query<ProposalLineRow>(
    `SELECT ${PROPOSAL_COLUMNS} FROM proposal q WHERE q.process_id = $1 AND q.state = 'won' ORDER BY q.number`,
    [id],
  );
  const links = await linksOfProcess(db, id, register, today);
  return {
    process: processLine(row, register, today),
    winners: rows.map((line) => ({ ...proposalLine(line), projects: links.get(line.number) ?? [] })),
    counts: await listWinnersCounts(db, row.laf_cd),
  };
}

/** The winners that a project stands tied to, the newest process first. */
export async function listWinnersOfProject(db: Db, projectId: string): Promise<WonFor[]> {
  const { rows } = await db.query<WonFor>(
    `SELECT q.process_id AS process, q.number, q.title, r.fyr
       FROM (SELECT DISTINCT ON (process_id, number) * FROM winner_link WHERE project_id = $1 ORDER BY process_id, number, id DESC) l
       JOIN proposal q USING (process_id, number) JOIN process r ON r.id = q.process_id
      WHERE l.kind = 'linked' AND q.state = 'won' AND r.published_at IS NOT NULL ORDER BY r.fyr DESC, q.process_id, q.number`,
    [projectId],
  );
  return rows;
}
