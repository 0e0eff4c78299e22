import { registerOf } from '@/lib/domain/governments';
import { wonOrNull } from '@/lib/domain/money';
import type { ProposalPage, ProposalStep, StepKind } from '@/lib/domain/process/types';
import { listGovernments } from '@/lib/queries/governments';
import {
  type Db,
  findProcessRow,
  instant,
  processLine,
  PROPOSAL_COLUMNS,
  proposalLine,
  type ProposalLineRow,
} from '@/lib/queries/process/lines';
import { linksOf } from '@/lib/queries/process/links';

interface ProposalRow extends ProposalLineRow {
  track_ko: string;
  track_en: string;
  need: string;
  content: string;
  effect: string | null;
  beneficiaries: string | null;
  merged_into: number | null;
}

/** More than fits the column of numbers is no proposal's. */
const LAST_NUMBER = 2_147_483_647;

/**
 * A proposal with every step, its merges and the projects that it is tied to.
 * @param today the day whose names are shown, and on which a project's year is over or not
 * @returns null where the process has no such proposal, or it was not handed in yet
 */
export async function findProposal(
  db: Db,
  id: string,
  number: number,
  today: string,
): Promise<ProposalPage | null> {
  if (!Number.isInteger(number) || number < 1 || number > LAST_NUMBER) return null;
  const { rows } = await db.query<ProposalRow>(
    `SELECT ${PROPOSAL_COLUMNS}, t.name_ko AS track_ko, t.name_en AS track_en, q.need, q.content, q.effect, q.beneficiaries, q.merged_into
     FROM proposal q JOIN process_track t ON t.process_id = q.process_id AND t.key = q.track
     WHERE q.process_id = $1 AND q.number = $2 AND q.state IS NOT NULL`,
    [id, number],
  );
  const [row] = rows;
  const process = await findProcessRow(db, id);
  if (row === undefined || process === null) return null;
  const register = registerOf(await listGovernments(db));
  return {
    ...proposalLine(row),
    process: processLine(process, register, today),
    trackNames: { ko: row.track_ko, en: row.track_en },
    need: row.need,
    content: row.content,
    effect: row.effect,
    beneficiaries: row.beneficiaries,
    estimate: wonOrNull(row.estimate),
    steps: await stepsOf(db, id, number),
    mergedInto: row.merged_into,
    mergedFrom: await mergedFrom(db, id, number),
    projects: await linksOf(db, { id, number }, register, today),
  };
}

interface StepRow {
  at: string;
  kind: StepKind;
  taken_by: string | null;
  reason: string | null;
  official_cost: string | null;
  other: number | null;
}

/** In the order in which they were taken. */
async function stepsOf(db: Db, id: string, number: number): Promise<ProposalStep[]> {
  const { rows } = await db.query<StepRow>(
    `SELECT ${instant('at')} AS at, kind, taken_by, reason, official_cost, other
     FROM proposal_step WHERE process_id = $1 AND number = $2 ORDER BY id`,
    [id, number],
  );
  return rows.map(({ taken_by, official_cost, ...step }) => ({
    ...step,
    by: taken_by,
    officialCost: wonOrNull(official_cost),
  }));
}

async function mergedFrom(db: Db, id: string, number: number): Promise<ProposalPage['mergedFrom']> {
  const { rows } = await db.query<ProposalPage['mergedFrom'][number]>(
    `SELECT number, title, author_name AS author FROM proposal WHERE process_id = $1 AND merged_into = $2 ORDER BY number`,
    [id, number],
  );
  return rows;
}
