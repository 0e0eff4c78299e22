import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { importProposals } from '@/lib/cli/proposals/import';
import type { ImportRequest } from '@/lib/cli/proposals/request';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { won } from '@/lib/domain/money';
import { readPhase } from '@/lib/domain/process/import/schedule';
import { readTrack } from '@/lib/domain/process/import/tracks';
import type { Phase } from '@/lib/domain/process/types';
import { findProcess } from '@/lib/queries/process/process-page';
import { findProposal } from '@/lib/queries/process/proposal-page';

const HEADER =
  '제안번호,제안명,제안내용,제안이유,분야,제안자,소요예산(천원),검토결과,검토의견,검토부서,확정예산(천원),선정여부,제안일,연락처';
const ROWS = [
  '1,그늘막,"그늘막 3곳, 시범",덥습니다,일반,홍길동,"12,000",적정,설치 가능,도로과,11500.5,선정,2023-03-05,010-1234-5678',
  '2,청년 공방,작은 공방,,청년,김철,,적정,,청년과,4500,미선정,,',
  '3,버스 증차,,,일반,남궁민수,-,부적정,권한 밖,교통과,,,2023-03-07,',
  '4,화단,꽃,,일반,박○수,100,,,,,,2023-03-08,',
];
const BAD = '5,담장,,,일반,이영희,백만,적정,,,,선정,2023-03-09,';

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-proposals-'));
  await db.owner.query(`INSERT INTO run (source, state) VALUES ('file', 'done')`);
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

function phase(name: Phase, days: string) {
  const read = readPhase(name, days);
  if (read === null) throw new Error(days);
  return read;
}
const PHASES = [phase('proposing', '2023-03-01..2023-04-30'), phase('result', '2023-09-30')];
const TRACKS = ['general=일반=General', 'youth=청년=Young adults'].flatMap((text) => readTrack(text) ?? []);

const request = (file: string, process: string, more: Partial<ImportRequest> = {}): ImportRequest => ({
  path: file,
  process,
  titles: {},
  ceiling: null,
  tracks: TRACKS,
  trackColumn: null,
  phases: PHASES,
  unit: null,
  authors: 'masked',
  mostRejected: 10,
  asWon: false,
  dryRun: false,
  now: '2026-11-30T00:00:00Z',
  ...more,
});
function write(name: string, rows: readonly string[], charset = 'utf8'): string {
  const file = path.join(folder, name);
  writeFileSync(file, iconv.encode(`${[HEADER, ...rows].join('\r\n')}\r\n`, charset));
  return file;
}
const run = (file: string, process: string, more: Partial<ImportRequest> = {}) =>
  importProposals(db.owner, request(file, process, more));
async function counts() {
  const { rows } = await db.owner.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM process) AS processes, (SELECT count(*)::int FROM proposal) AS proposals,
            (SELECT count(*)::int FROM proposal_step) AS steps, (SELECT count(*)::int FROM outbox) AS told`,
  );
  return rows[0];
}

describe('a CSV file', () => {
  it('in CP949 becomes a process with its proposals, as pages show them', async () => {
    const report = await run(write('a.csv', ROWS, 'cp949'), '4111000-2023', { ceiling: won(30_000_000) });
    expect(report).toMatchObject({
      file: {
        name: 'a.csv',
        format: 'csv',
        charset: 'cp949',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
      process: { id: '4111000-2023', created: true },
      ...{ refused: null, rows: 4, imported: 4, unchanged: 0, differing: 0, rejected_rows: 0 },
      columns: { unknown: ['연락처'], not_kept: [] },
    });
    const { rows } = await db.owner.query('SELECT topic, payload FROM outbox ORDER BY id');
    expect(rows).toEqual(
      ['processes', 'process:4111000-2023'].map((payload) => ({ topic: 'page', payload })),
    );
    const page = await findProcess(db.web, '4111000-2023', '2026-11-30');
    expect(page).toMatchObject({
      titles: { ko: '경기수원시 2023년 주민참여예산' },
      ...{ demo: false, ceiling: 30_000_000, proposals: 4, winners: 1 },
      phases: [
        { phase: 'proposing', begins: '2023-02-28T15:00:00Z', ends: '2023-04-30T15:00:00Z' },
        { phase: 'result', begins: '2023-09-29T15:00:00Z', ends: '2023-09-30T15:00:00Z' },
      ],
      states: [
        { state: 'submitted', proposals: 1 },
        { state: 'won', proposals: 1 },
        { state: 'lost', proposals: 1 },
        { state: 'infeasible', proposals: 1 },
      ],
    });
    const by = { at: '2023-09-29T15:00:00Z', by: null, officialCost: null, other: null };
    expect(await findProposal(db.web, '4111000-2023', 1, '2026-11-30')).toMatchObject({
      ...{ title: '그늘막', content: '그늘막 3곳, 시범', track: 'general', author: '홍○동', state: 'won' },
      ...{
        estimate: 12_000_000,
        cost: 11_500_500,
        costIsOfficial: true,
        submittedAt: '2023-03-04T15:00:00Z',
      },
      steps: [
        { ...by, at: '2023-03-04T15:00:00Z', kind: 'submitted', reason: null },
        {
          ...by,
          ...{ kind: 'judged-feasible', by: '도로과', officialCost: 11_500_500 },
          reason: '설치 가능 (날짜 미상: 앞뒤 단계의 날짜)',
        },
        {
          ...by,
          kind: 'screened-in',
          reason: '(자료에 없는 단계: 결과에 따름) (날짜 미상: 앞뒤 단계의 날짜)',
        },
        { ...by, kind: 'won', reason: '(날짜 미상: 단계의 날짜)' },
      ],
    });
    expect(await findProposal(db.web, '4111000-2023', 2, '2026-11-30')).toMatchObject({
      ...{ track: 'youth', need: '(자료에 없음)', estimate: null, state: 'lost' },
      submittedAt: '2023-02-28T15:00:00Z',
    });
  });

  it('a second time, in another encoding and without the flags, changes nothing', async () => {
    const before = await counts();
    const file = write('a-utf8.csv', ROWS);
    const again = await run(file, '4111000-2023', { phases: [], tracks: [] });
    expect(again).toMatchObject({ imported: 0, unchanged: 4, differing: 0, process: { created: false } });
    expect((await run(file, '4111000-2023')).unchanged).toBe(4);
    expect(await counts()).toEqual(before);
  });

  it('with other texts leaves what is there, names it, and adds what is missing', async () => {
    const rows = [
      ROWS[3]?.replace('꽃', '나무') ?? '',
      ROWS[0]?.replace(',선정,', ',미선정,') ?? '',
      '6,벽화,,,일반,,,,,,,,2023-03-10,',
    ];
    const report = await run(write('b.csv', rows), '4111000-2023');
    expect(report).toMatchObject({ imported: 1, unchanged: 0, differing: 2 });
    expect(report.differences.map(({ number, line, field }) => [number, line, field])).toEqual([
      [4, 2, 'content'],
      [1, 3, 'steps'],
    ]);
    expect((await findProposal(db.web, '4111000-2023', 4, '2026-11-30'))?.content).toBe('꽃');
    expect((await findProposal(db.web, '4111000-2023', 6, '2026-11-30'))?.state).toBe('submitted');
  });

  it('does not take a later step for a difference', async () => {
    await db.owner.query(
      `INSERT INTO winner_link (process_id, number, kind, at, taken_by, fyr, project_id, name, whole)
       VALUES ('4111000-2023', 1, 'linked', '2024-01-15Z', '기획예산과', 2024, 'x', '그늘막', true)`,
    );
    expect(await run(write('c.csv', ROWS.slice(0, 1)), '4111000-2023')).toMatchObject({
      unchanged: 1,
      differing: 0,
    });
  });
});

describe('nothing is changed', () => {
  let before: Awaited<ReturnType<typeof counts>>;
  beforeAll(async () => {
    before = await counts();
  });
  const many = Array.from({ length: 9 }, (_, at) => `${at + 10},제안 ${at},,,일반,,,,,,,,2023-03-10,`);

  it('where more rows are bad than may be; up to that share the others go in', async () => {
    const file = write('d.csv', [...many, BAD]);
    expect(await run(file, '4111000-2022', { mostRejected: 9 })).toMatchObject({
      refused: '1 of 10 rows are bad, more than 9 % (--most-rejected)',
      ...{ imported: 0, rejected_rows: 1, process: { created: false } },
      rejected: [{ line: 11, column: '소요예산(천원)', value: '백만', kind: 'bad-amount' }],
    });
    expect(await run(file, '4111000-2022', { dryRun: true })).toMatchObject({ refused: null, imported: 9 });
    expect(await counts()).toEqual(before);
  });

  it('by a trial, though it says what would be done', async () => {
    const report = await run(write('e.csv', ROWS), '4111000-2022', { dryRun: true });
    expect(report).toMatchObject({ dry_run: true, imported: 4, process: { created: true } });
    expect(await counts()).toEqual(before);
  });

  it.each<[string, string, Partial<ImportRequest>, string, number]>([
    ['a date that nothing tells', '4111000-2022', { phases: [] }, 'give --review', 3],
    [
      'another schedule',
      '4111000-2023',
      { phases: [phase('result', '2023-10-01')] },
      '--result says something else',
      3,
    ],
    ['another title', '4111000-2023', { titles: { ko: '다른 이름' } }, '--title-ko says something else', 3],
    ['another ceiling', '4111000-2023', { ceiling: won(1) }, '--ceiling says something else', 3],
    ['an unknown government', '9999999-2022', {}, 'no government 9999999', 3],
  ])('by %s', async (_, process, more, message, exitCode) => {
    const outcome = run(write('f.csv', ROWS), process, more);
    await expect(outcome).rejects.toMatchObject({
      message: expect.stringContaining(message) as string,
      exitCode,
    });
    expect(await counts()).toEqual(before);
  });

  it('where the file is none, or its header says nothing', async () => {
    await expect(run(path.join(folder, 'none.csv'), '4111000-2022')).rejects.toThrow('there is no such file');
    const file = path.join(folder, 'g.csv');
    writeFileSync(file, '가,나\n1,2\n');
    await expect(run(file, '4111000-2022')).rejects.toThrow('g.csv: no column 제안번호');
    writeFileSync(file, `${HEADER}\n,,,,,,,,,,,,,\n\n`);
    expect(await run(file, '4111000-2022')).toMatchObject({ rows: 0, refused: 'the file has no rows' });
    expect(await counts()).toEqual(before);
  });

  it('in a demo process', async () => {
    await db.owner.query(
      `INSERT INTO process VALUES ('4111000-2021', '4111000', 2021, '시범', 'Demo', '', '', NULL, true)`,
    );
    await expect(run(write('h.csv', ROWS), '4111000-2021')).rejects.toThrow('is a demo process');
  });
});

describe('rows that cannot be taken apart', () => {
  it('are kept aside by line, and the rest goes in', async () => {
    const file = path.join(folder, 'i.csv');
    writeFileSync(
      file,
      '번호,제목,제안일\n1,"두\n줄",2023-03-05\n2,모자람\n\n3,"안 닫힘,2023-03-05\n4,화단,2023-03-05\n',
    );
    const report = await run(file, '4111000-2020', { mostRejected: 50 });
    expect(report.rejected.map(({ line, column, value, kind }) => [line, column, value, kind])).toEqual([
      // With two tracks, nothing says of which they are.
      [2, 'track', '', 'unknown-track'],
      [4, null, '2,모자람', 'broken-line'],
      [6, null, '3,"안 닫힘,2023-03-05', 'unclosed-quote'],
      [7, 'track', '', 'unknown-track'],
    ]);
    const single = await run(file, '4111000-2020', { mostRejected: 50, tracks: [] });
    expect(single).toMatchObject({ rows: 4, imported: 2, rejected_rows: 2 });
    expect((await findProposal(db.web, '4111000-2020', 1, '2026-11-30'))?.title).toBe('두\n줄');
  });
});

describe('a .pb file', () => {
  const pb = (currency: string, cost = '300') =>
    `META\nkey;value\nunit;수원시\ninstance;2019\nbudget;1000\nvote_type;approval\ncurrency;${currency}\nPROJECTS\nproject_id;cost;name;selected;votes\n7;${cost};그늘막;1;1\n8;900;화단;0;0\nVOTES\nvoter_id;vote\n1;7\n`;
  const writePb = (name: string, text: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('gives the process its title and ceiling, and its projects as winners and losers', async () => {
    const report = await run(writePb('a.pb', pb('KRW')), '4111000-2019', { tracks: [] });
    expect(report).toMatchObject({ imported: 2, columns: { unknown: ['votes'], not_kept: [] } });
    expect(report.notes.slice(0, 2)).toEqual([
      'META: unit 수원시, instance 2019, budget 1000, currency KRW',
      '1 ballots are not imported: the portal keeps proposals and their steps, and no votes',
    ]);
    expect(await findProcess(db.web, '4111000-2019', '2026-11-30')).toMatchObject({
      ...{ titles: { ko: '수원시 2019 주민참여예산' }, ceiling: 1_000, winners: 1, proposals: 2 },
      winnerLines: [{ number: 7, title: '그늘막', cost: 300, costIsOfficial: true }],
    });
    expect(await run(writePb('a.pb', pb('KRW')), '4111000-2019', { tracks: [] })).toMatchObject({
      unchanged: 2,
      imported: 0,
    });
  });

  it('in another currency is refused, unless its amounts are to stand as won; then the summary says so', async () => {
    const file = writePb('b.pb', pb('PLN'));
    await expect(run(file, '4111000-2018', { tracks: [] })).rejects.toMatchObject({ exitCode: 3 });
    await run(file, '4111000-2018', { tracks: [], asWon: true });
    const page = await findProcess(db.web, '4111000-2018', '2026-11-30');
    expect(page?.summaries.ko).toContain('자료의 통화는 PLN이며');
  });

  it('that the reader refuses is refused with its lines', async () => {
    await expect(run(writePb('c.pb', pb('KRW', '3,5')), '4111000-2017', { tracks: [] })).rejects.toThrow(
      /c\.pb cannot be read:\nline 10: project 7: the cost “3,5”: decimals are written with a point/,
    );
  });
});
