import type { Pool } from 'pg';
import { seoulDay } from '@/lib/domain/calendar';
import { type GovernmentLink, ownName } from '@/lib/domain/government-link';
import { type IsoDate, type Register, registerOf } from '@/lib/domain/governments';
import { wonOrNull } from '@/lib/domain/money';
import { canonicalJson } from '@/lib/domain/participation/canonical-json';
import { sha256Hex } from '@/lib/domain/participation/sha256';
import {
  type Opinion,
  type OpinionCount,
  type OpinionData,
  type OpinionLine,
  opinionOf,
  type OpinionPart,
  opinionPart,
  type OpinionText,
} from '@/lib/domain/process/opinion';
import type { ProposalState } from '@/lib/domain/process/types';
import { listGovernments } from '@/lib/queries/governments';
import { type Db, findProcessRow, instant, processLine, tracksOf } from '@/lib/queries/process/lines';
import { readOnly } from '@/lib/queries/read-only';

/** More proposals than any process had (서울 3,432 in 2017); what is beyond is counted, and said to be left out. */
const MOST = 10_000;

/**
 * All that the 주민의견서 of a process says, of one snapshot.
 * @returns null where there is no such process
 * @throws DatabaseError 57014 when a read took too long
 */
export function readOpinionData(pool: Pool, id: string, most = MOST): Promise<OpinionData | null> {
  return readOnly(pool, async (db) => {
    const row = await findProcessRow(db, id);
    if (row === null) return null;
    const { asOf, steps } = await stepsOf(db, id);
    const day = asOf === null ? `${row.fyr - 1}-12-31` : seoulDay(new Date(asOf));
    const register = registerOf(await listGovernments(db));
    const line = processLine(row, register, day);
    const { government, year, titles, ceiling, demo, phases } = line;
    const lines = await linesOf(db, id, most);
    return {
      process: {
        ...{ id, government, year, titles, ceiling, demo, phases },
        ownNames: ownNamesOf(register, government, day),
        tracks: await tracksOf(db, id),
      },
      asOf,
      steps,
      counts: await countsOf(db, id),
      lines,
      leftOut: line.proposals - lines.length,
      texts: await textsOf(db, id, most),
    };
  });
}

function ownNamesOf(
  register: Register,
  { lafCd, names }: GovernmentLink,
  on: IsoDate,
): GovernmentLink['names'] {
  const government = register.get(lafCd);
  if (government === undefined) return names;
  return { ko: ownName({ government, on }, 'ko'), en: ownName({ government, on }, 'en') };
}

/** The 주민의견서 of a process with the checksum of what it says; null where there is no such process. Errors: {@link readOpinionData}. */
export async function findOpinion(pool: Pool, id: string): Promise<Opinion | null> {
  const data = await readOpinionData(pool, id);
  return data === null ? null : opinionOf(data, await sha256Hex(canonicalJson(data)));
}

/** A page of it for the site. @param page from 1; one too far is the last */
export async function findOpinionPart(pool: Pool, id: string, page: number): Promise<OpinionPart | null> {
  const opinion = await findOpinion(pool, id);
  return opinion === null ? null : opinionPart(opinion, page);
}

/** Ties of winners to projects come in the year after and say nothing of what residents said. */
async function stepsOf(db: Db, id: string): Promise<{ asOf: string | null; steps: number }> {
  const { rows } = await db.query<{ asOf: string | null; steps: number }>(
    `SELECT ${instant('max(at)')} AS "asOf", count(*)::int AS steps
     FROM proposal_step WHERE process_id = $1 AND kind NOT IN ('linked', 'unlinked')`,
    [id],
  );
  return rows[0] ?? { asOf: null, steps: 0 };
}

const LAST_STEP = (condition: string) => `LATERAL (
  SELECT s.id, s.taken_by, s.reason, s.rank FROM proposal_step s
  WHERE s.process_id = q.process_id AND s.number = q.number AND ${condition} ORDER BY s.id DESC LIMIT 1)`;

/**
 * The judgement that a proposal is feasible, where it stands: one that was taken back counts no more. Of what has come to the vote
 * it stands, since then the result alone is taken back to the vote.
 */
const JUDGED =
  LAST_STEP(`s.kind = 'judged-feasible' AND (q.state IN ('on-ballot', 'won', 'lost') OR NOT EXISTS (
    SELECT FROM proposal_step r WHERE r.process_id = s.process_id AND r.number = s.number AND r.kind = 'reopened' AND r.id > s.id))`);

/** The step that brought a proposal where it stands. */
const DECIDED =
  LAST_STEP(`s.kind = CASE q.state WHEN 'infeasible' THEN 'judged-infeasible' WHEN 'feasible' THEN 'judged-feasible'
    WHEN 'on-ballot' THEN 'screened-in' ELSE q.state END`);

const LINES = `
  SELECT q.number, q.title, q.track, q.state, q.author_name AS author, q.place, q.official_cost,
    j.taken_by AS department, j.reason AS opinion, e.taken_by AS by, e.reason, q.merged_into
  FROM proposal q LEFT JOIN ${JUDGED} j ON true LEFT JOIN ${DECIDED} e ON true
  WHERE q.process_id = $1 AND q.state IS NOT NULL
  ORDER BY q.state <> 'won', CASE q.state WHEN 'won' THEN e.rank END, CASE q.state WHEN 'won' THEN e.id END, q.number LIMIT $2`;

type LineRow = Omit<OpinionLine, 'officialCost' | 'mergedInto'> & {
  official_cost: string | null;
  merged_into: number | null;
};

async function linesOf(db: Db, id: string, most: number): Promise<OpinionLine[]> {
  const { rows } = await db.query<LineRow>(LINES, [id, most]);
  return rows.map(({ official_cost, merged_into, ...row }) => ({
    ...row,
    officialCost: wonOrNull(official_cost),
    mergedInto: merged_into,
  }));
}

async function countsOf(db: Db, id: string): Promise<OpinionCount[]> {
  const { rows } = await db.query<{
    track: string;
    state: ProposalState;
    feasible: boolean;
    proposals: number;
  }>(
    `SELECT q.track, q.state, j.id IS NOT NULL AS feasible, count(*)::int AS proposals
     FROM proposal q LEFT JOIN ${JUDGED} j ON true
     WHERE q.process_id = $1 AND q.state IS NOT NULL GROUP BY 1, 2, 3 ORDER BY q.track COLLATE "C", q.state COLLATE "C", 3`,
    [id],
  );
  return rows;
}

async function textsOf(db: Db, id: string, most: number): Promise<OpinionText[]> {
  const { rows } = await db.query<OpinionText>(
    `SELECT number, need, content, effect, beneficiaries FROM proposal
     WHERE process_id = $1 AND state IN ('won', 'on-ballot') ORDER BY number LIMIT $2`,
    [id, most],
  );
  return rows;
}
