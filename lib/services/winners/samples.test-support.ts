import type { TestDatabase } from '@/lib/db/testing';
import {
  buildReviewWorld,
  OTHER,
  OWN,
  PROCESS,
  type ReviewWorld,
  type Values,
} from '@/lib/services/review/world.test-support';

/** Projects of 횡성군 in 2027 and of years around it, one that is gone, and one of 종로구. */
export const ROAD = 'aaaaaaaaaaaaaaaa';
export const LAMP = 'bbbbbbbbbbbbbbbb';
export const EARLY = 'cccccccccccccccc';
export const GONE = 'dddddddddddddddd';
export const JONGNO = 'eeeeeeeeeeeeeeee';
export const CONTRACT = '202700100001';

/** Two governments with a process, people, projects and contracts. */
export async function buildWinnersWorld(db: TestDatabase): Promise<ReviewWorld> {
  const world = await buildReviewWorld(db);
  const { rows } = await db.owner.query<{ id: string }>(
    `INSERT INTO run (source, state, finished_at) VALUES ('file', 'done', now()) RETURNING id`,
  );
  const run = Number(rows[0]?.id);
  await addProject(db, run, { id: ROAD, name: '마을안길 정비' });
  await addProject(db, run, { id: LAMP, name: '보안등 설치 100%' });
  await addProject(db, run, { id: EARLY, year: 2025, name: '마을안길 포장' });
  await addProject(db, run, { id: GONE, name: '마을안길 확장', removed: true });
  await addProject(db, run, { id: JONGNO, lafCd: OTHER, name: '마을안길 정비' });
  await addContract(db, run, { no: CONTRACT, amount: 300 });
  return world;
}

async function addProject(
  { owner }: TestDatabase,
  run: number,
  {
    id,
    name,
    lafCd = OWN,
    year = 2027,
    removed = false,
  }: { id: string; name: string; lafCd?: string; year?: number; removed?: boolean },
): Promise<void> {
  await owner.query('SELECT ensure_project_year($1)', [year]);
  await owner.query(
    `INSERT INTO project (fyr, id, source, laf_cd, account_nm, dbiz_cd, name, planned, current_budget, spent, as_of, removed_as_of, run_id,
                          known_at, serving, row_hash)
     VALUES ($1, $2, 'file', $3, '일반회계', $2, $4, 1000, 1000, 400, '2027-06-30', $5, $6, now(), true, '')`,
    [year, id, lafCd, name, removed ? '2027-06-30' : null, run],
  );
}

/** A contract of 횡성군; another entry under its number where a revision is given. */
export async function addContract(
  { owner }: TestDatabase,
  run: number,
  {
    no,
    amount,
    revision = 1,
    yearNo = null,
  }: { no: string; amount: number | null; revision?: number; yearNo?: number | null },
): Promise<void> {
  await owner.query(
    `INSERT INTO contract (laf_cd, contract_no, revision, contracted_on, title, amount, year_no, source, as_of, run_id, known_at, row_hash)
     VALUES ($1, $2, $3, '2027-03-02', '마을안길 정비 공사', $4, $5, 'file', '2027-06-30', $6, now(), '')`,
    [OWN, no, String(revision), amount, yearNo, run],
  );
}

/** A new winner of 횡성군, and what a form about it and a project sends. */
export async function newWinner(world: ReviewWorld): Promise<number> {
  return world.proposal('assigned', 'judged-feasible', 'screened-in', 'won');
}

export async function aboutProject(world: ReviewWorld, number: number, project = ROAD): Promise<Values> {
  return { ...(await world.about(number)), fyr: '2027', project };
}

async function tied(world: ReviewWorld, project = ROAD): Promise<number> {
  const number = await newWinner(world);
  await world.db.owner.query(
    `INSERT INTO winner_link (process_id, number, kind, at, taken_by, fyr, project_id, name, whole)
     VALUES ($1, $2, 'linked', '2027-01-10', '예산과', 2027, $3, '마을안길 정비', true)`,
    [PROCESS, number, project],
  );
  return number;
}

async function withContract(world: ReviewWorld): Promise<number> {
  const number = await tied(world);
  await world.db.owner.query(
    `INSERT INTO winner_contract (process_id, number, kind, at, taken_by, fyr, project_id, contract_no)
     VALUES ($1, $2, 'linked', now(), '예산과', 2027, $3, $4)`,
    [PROCESS, number, ROAD, CONTRACT],
  );
  return number;
}

/** Valid fields for each action, against a winner that it may be done to. */
export const winnersSamples: Record<string, (world: ReviewWorld) => Promise<Values>> = {
  'winner.tie': async (world) => ({ ...(await aboutProject(world, await newWinner(world))), whole: 'whole' }),
  'winner.untie': async (world) => ({
    ...(await aboutProject(world, await tied(world))),
    reason: '다른 사업과 잘못 연결했습니다.',
  }),
  'winner.tie-contract': async (world) => ({
    ...(await aboutProject(world, await tied(world))),
    contract: CONTRACT,
  }),
  'winner.untie-contract': async (world) => ({
    ...(await aboutProject(world, await withContract(world))),
    contract: CONTRACT,
  }),
};
