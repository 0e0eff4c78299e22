import type { Pool, PoolClient } from 'pg';
import type { StepKind } from '@/lib/domain/process/types';

/** Rows of participatory budgets put in by hand, for tests of what reads them. */
export async function addProcess(db: Pool, id: string, ceiling: number | null = 1_000): Promise<void> {
  await db.query(
    `INSERT INTO process (id, laf_cd, fyr, title_ko, title_en, summary_ko, summary_en, ceiling)
     VALUES ($1, left($1, 7), substr($1, 9, 4)::int, $1 || ' 예산', $1 || ' budget', '요약', 'summary', $2)`,
    [id, ceiling],
  );
  await db.query(
    `INSERT INTO process_track VALUES ($1, 'general', 1, '일반', 'General', '누구나', 'Everybody', 800),
                                      ($1, 'youth', 2, '청년', 'Young adults', '청년', 'From 19 to 39', NULL)`,
    [id],
  );
}

export interface ProposalFixture {
  number: number;
  track?: string;
  estimate?: number | null;
}

export async function addProposal(
  db: Pool,
  process: string,
  { number, track = 'general', estimate = 100 }: ProposalFixture,
): Promise<void> {
  await db.query(
    `INSERT INTO proposal (process_id, number, track, title, need, content, place, estimate, author_name)
     VALUES ($1, $2::int, $3, '제안 ' || $2, '필요', '내용', '어디', $4, '글쓴이 ' || $2)`,
    [process, number, track, estimate],
  );
}

export interface StepFixture {
  at?: string;
  by?: string | null;
  reason?: string | null;
  officialCost?: number | null;
  other?: number | null;
}

/** A step, at the beginning of 2026 where no moment is given. */
export async function addStep(
  db: Pool | PoolClient,
  [process, number]: readonly [string, number],
  kind: StepKind,
  {
    at = '2026-01-01T00:00:00Z',
    by = null,
    reason = null,
    officialCost = null,
    other = null,
  }: StepFixture = {},
): Promise<void> {
  await db.query(
    `INSERT INTO proposal_step (process_id, number, at, kind, taken_by, reason, official_cost, other)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [process, number, at, kind, by, reason, officialCost, other],
  );
}

export async function addSteps(
  db: Pool,
  proposal: readonly [string, number],
  ...kinds: StepKind[]
): Promise<void> {
  for (const kind of kinds) await addStep(db, proposal, kind);
}

export async function addLink(
  db: Pool,
  [process, number]: readonly [string, number],
  {
    fyr,
    project,
    name,
    whole = true,
    kind = 'linked',
    at = '2026-01-15T01:02:03Z',
  }: {
    fyr: number;
    project: string;
    name: string;
    whole?: boolean;
    kind?: 'linked' | 'unlinked';
    at?: string;
  },
): Promise<void> {
  await db.query(
    `INSERT INTO winner_link (process_id, number, kind, at, taken_by, fyr, project_id, name, whole)
     VALUES ($1, $2, $3, $4, '기획예산과', $5, $6, $7, $8)`,
    [process, number, kind, at, fyr, project, name, whole],
  );
}
