import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { phaseAt } from '@/lib/domain/process/phases';
import { stateOf } from '@/lib/domain/process/states';
import type { PhaseTime, StepKind } from '@/lib/domain/process/types';
import { publishProcesses } from '@/lib/cli/publish-processes';
import { findProcess } from '@/lib/queries/process/process-page';
import { listProcesses } from '@/lib/queries/process/processes';
import { findProposal } from '@/lib/queries/process/proposal-page';
import { fillDemoProcesses } from '@/prisma/demo/participation/fill';
import { WINNER_ROWS } from '@/prisma/demo/winner-rows';
import { addProject, addRun } from '@/tests/support/fixtures';

/** The rows of the demo finance database that the seeded winners are tied to. */
async function addSeededProjects(to: TestDatabase, run: number): Promise<void> {
  for (const [index, { lafCd, name, year, amounts, code }] of WINNER_ROWS.rows.entries())
    await addProject(to.owner, run, {
      ...{ id: `seeded-${index}`, lafCd, name, year: 2026 + year, code: code ?? `code-${index}` },
      ...{ planned: amounts[0], current: amounts[1], spent: amounts[6], asOf: '2026-11-29' },
    });
}

const OPTIONS = { today: '2026-11-30', seed: 7 };
const NOON = '2026-11-30T03:00:00Z';
/** 성북구, built this year; 춘천시, three years ago. */
const [LAST_YEAR, YEARS_AGO] = ['1118000-2026', '4211000-2024'];
const TABLES = ['process', 'process_track', 'process_phase', 'proposal', 'proposal_step', 'winner_link'];

let db: TestDatabase;
let ids: string[];
let seconds: number;

/** Projects of both, small ones and large ones. */
async function addProjects(to: TestDatabase): Promise<void> {
  const run = await addRun(to.owner, '2026-11-29');
  const names = [
    '보안등 설치',
    '경로당 기능보강',
    '하천 산책로 정비',
    '도서관 자료 구입',
    '청년 일자리 지원',
    '공원시설 유지관리',
    'CCTV 설치',
  ];
  for (const [lafCd, year] of [
    ['1118000', 2026],
    ['4211000', 2024],
  ] as const)
    for (const [index, name] of names.entries()) {
      const project = { lafCd, year, name, spent: 0, asOf: '2026-11-29' };
      await addProject(to.owner, run, {
        ...project,
        id: `small-${year}-${index}`,
        current: (index + 1) * 20_000_000,
      });
      await addProject(to.owner, run, {
        ...project,
        id: `large-${year}-${index}`,
        current: 900_000_000,
        spent: 1,
      });
    }
  await addSeededProjects(to, run);
}

async function contents(of: TestDatabase): Promise<string[]> {
  const rows = await Promise.all(
    TABLES.map((table) => of.web.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY 1`)),
  );
  return rows.flatMap((result) => result.rows.map(({ row }) => row));
}

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  await addProjects(db);
  const begun = performance.now();
  ids = await fillDemoProcesses(db.owner, { ...OPTIONS, onFilled: publishProcesses });
  seconds = (performance.now() - begun) / 1000;
});
afterAll(() => db.drop());

describe('demo processes', () => {
  it('are seven, at seven stages, made quickly', async () => {
    const lines = await listProcesses(db.web, OPTIONS.today);
    const stages = lines.map(({ id, phases, proposals, demo }) => {
      expect(demo).toBe(true);
      expect(proposals).toBeGreaterThanOrEqual(60);
      expect(proposals).toBeLessThanOrEqual(200);
      return [id, phaseAt(phases, NOON)];
    });
    expect(stages).toEqual([
      ['4111000-2028', 'review'],
      ['1122000-2028', 'proposing'],
      ['3014000-2027', 'result'],
      ['2619000-2027', null],
      ['4511000-2027', 'voting'],
      [LAST_YEAR, 'execution'],
      [YEARS_AGO, null],
    ]);
    expect(ids.toSorted()).toEqual(stages.map(([id]) => id).sort());
    expect(seconds).toBeLessThan(20);
  });

  it('are the same for the same day, seed and projects, and others for another seed', async () => {
    const [twin, other] = [
      await createTestDatabase(inject('testServer')),
      await createTestDatabase(inject('testServer')),
    ];
    try {
      await addProjects(twin);
      await fillDemoProcesses(twin.owner, OPTIONS);
      expect(await contents(twin)).toEqual(await contents(db));
      await addProjects(other);
      await fillDemoProcesses(other.owner, { ...OPTIONS, seed: 8 });
      expect(await contents(other)).not.toEqual(await contents(db));
    } finally {
      await Promise.all([twin.drop(), other.drop()]);
    }
  });

  it('are filled once', async () => {
    const before = await contents(db);
    expect(await fillDemoProcesses(db.owner, { ...OPTIONS, seed: 9 })).toEqual([]);
    expect(await contents(db)).toEqual(before);
  });

  it('stand where their steps say, all of them before today and within the phases', async () => {
    const { rows } = await db.web.query<{
      id: string;
      state: string;
      kinds: StepKind[];
      moments: string[];
      phases: PhaseTime[];
    }>(
      `SELECT q.process_id || ' ' || q.number AS id, q.state,
              array_agg(s.kind ORDER BY s.id) AS kinds, array_agg(to_json(s.at)#>>'{}' ORDER BY s.id) AS moments,
              (SELECT json_agg(h) FROM process_phase h WHERE h.process_id = q.process_id) AS phases
       FROM proposal q JOIN proposal_step s USING (process_id, number) GROUP BY q.process_id, q.number, q.state`,
    );
    expect(rows).toHaveLength(88 + 164 + 96 + (132 + 1) + (104 + 7) + 128 + 92);
    for (const { id, state, kinds, moments, phases } of rows) {
      expect([id, stateOf(kinds.map((kind) => ({ kind })))]).toEqual([id, state]);
      for (const [index, kind] of kinds.entries()) checkMoment(id, kind, moments[index] ?? '', phases);
    }
  });

  it('have ended where they are over: won within the money of each track, or lost, or turned down', async () => {
    for (const id of [LAST_YEAR, YEARS_AGO]) {
      const { rows } = await db.web.query<{ within: boolean }>(
        `SELECT sum(official_cost) <= max(t.ceiling) AS within FROM proposal q
           JOIN process_track t ON t.process_id = q.process_id AND t.key = q.track
          WHERE q.process_id = $1 AND q.state = 'won' GROUP BY q.track`,
        [id],
      );
      expect(rows).toEqual([{ within: true }, { within: true }, { within: true }]);
      const states = (await findProcess(db.web, id, OPTIONS.today))?.states.map(({ state }) => state);
      expect(states).toEqual(['won', 'lost', 'infeasible', 'screened-out', 'merged', 'withdrawn']);
    }
  });

  it('tie winners to projects of that government and year, with figures and signs', async () => {
    const page = await findProcess(db.web, YEARS_AGO, OPTIONS.today);
    if (page?.spent == null) throw new Error('no result');
    expect(page.spent.linked).toBeGreaterThan(3);
    expect(page.spent.spending).toBeGreaterThan(0);
    const pages = await Promise.all(
      page.winnerLines.map(({ number }) => findProposal(db.web, YEARS_AGO, number, OPTIONS.today)),
    );
    const projects = pages.flatMap((one) => one?.projects ?? []);
    for (const { year, id, budgeted } of projects)
      expect([year, budgeted.receipt]).toEqual([2024, expect.stringContaining(`/2024/p-${id}/current`)]);
    const signs = projects.flatMap((project) => project.signs);
    expect(signs).toContain('unspent');
  });

  it('show each of what may happen to a winner’s money, on a winner of that name', async () => {
    const { rows } = await db.web.query<{ number: number; title: string }>(
      `SELECT number, title FROM proposal WHERE process_id = $1 AND number > 104 ORDER BY number`,
      [YEARS_AGO],
    );
    const seen: [string, string[]][] = [];
    for (const { number, title } of rows) {
      const projects = (await findProposal(db.web, YEARS_AGO, number, OPTIONS.today))?.projects ?? [];
      seen.push([title, projects.flatMap(({ name, signs }) => [name, ...signs])]);
    }
    expect(seen).toEqual([
      [
        '공지천 산책로에 조명과 쉼터를',
        ['공지천 산책로 조명 설치', 'split', '공지천 산책로 쉼터 조성', 'split'],
      ],
      ['석사동 어린이공원에 그늘막을', ['석사동 어린이공원 시설 개선', 'merged']],
      ['석사동 어린이공원 바닥분수 설치', ['석사동 어린이공원 시설 개선', 'merged']],
      ['효자동 골목을 안심 벽화 길로', ['효자동 골목 경관 개선', 'renamed']],
      ['후평동 경로당 승강기 설치', ['후평동 경로당 승강기 설치', 'carried-over']],
      ['온의동 자전거 공용 정비대 설치', ['온의동 자전거 공용 정비대 설치', 'unspent']],
      ['퇴계동 작은도서관을 밤에도 열기', ['퇴계동 작은도서관 야간 개방', 'cut']],
    ]);
    const given = await db.web.query<{ title: string }>(
      `SELECT title FROM proposal WHERE process_id = $1 AND number = 133 AND state = 'won'`,
      [LAST_YEAR],
    );
    expect(given.rows).toEqual([{ title: '정릉동 공유 부엌 만들기' }]);
  });

  it('are told to the instances of the site, under the newest run', async () => {
    const { rows } = await db.owner.query<{ payload: string }>(
      `SELECT payload FROM outbox WHERE topic = 'page' ORDER BY id`,
    );
    expect(rows.map(({ payload }) => payload)).toEqual(['processes', ...ids.map((id) => `process:${id}`)]);
  });
});

/** Steps that a phase of their own is for. */
const PHASE_OF: Partial<Record<StepKind, string>> = {
  submitted: 'proposing',
  'judged-feasible': 'review',
  'judged-infeasible': 'review',
  'screened-in': 'screening',
  'screened-out': 'screening',
  won: 'result',
  lost: 'result',
  linked: 'execution',
};

function checkMoment(id: string, kind: StepKind, at: string, phases: PhaseTime[]): void {
  expect(Date.parse(at)).toBeLessThan(Date.parse('2026-11-29T15:00:00Z'));
  const phase = PHASE_OF[kind];
  if (phase !== undefined) expect([id, kind, at, phaseAt(phases, at)]).toEqual([id, kind, at, phase]);
}

describe('on any day of the year', () => {
  // On the first day of January the budget that was voted on last is already being spent.
  it.each([
    ['2027-01-01', 'execution'],
    ['2028-02-29', 'result'],
    ['2026-06-30', 'result'],
    ['2026-12-31', 'result'],
  ])('%s', async (today, counted) => {
    const one = await createTestDatabase(inject('testServer'));
    try {
      expect(await fillDemoProcesses(one.owner, { today, seed: 1 })).toHaveLength(7);
      const stages = (await listProcesses(one.web, today)).map(({ phases }) =>
        phaseAt(phases, `${today}T03:00:00Z`),
      );
      const expected = [null, null, 'execution', 'proposing', 'review', 'voting', counted];
      expect(stages.slice().sort()).toEqual(expected.sort());
    } finally {
      await one.drop();
    }
  });
});
