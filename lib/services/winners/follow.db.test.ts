import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { Inputs, testRow, type TestRow } from '@/lib/pipeline/sync.test-support';
import { addLink, addProcess, addProposal, addSteps } from '@/lib/queries/process/process.test-support';
import { findProposal } from '@/lib/queries/process/proposal-page';
import { followWinners } from '@/lib/services/winners/follow';

const PROCESS = '1111000-2026';

let db: TestDatabase;
let people: Record<'author' | 'follower' | 'editor' | 'stranger', string>;
const inputs = new Inputs();

async function addPerson(name: string): Promise<string> {
  const { rows } = await db.owner.query<{ id: string }>(
    'INSERT INTO person (name, said_age_at) VALUES ($1, now()) RETURNING id',
    [name],
  );
  return rows[0]?.id ?? '';
}

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  people = {
    author: await addPerson('제안자'),
    follower: await addPerson('관심'),
    editor: await addPerson('예산과'),
    stranger: await addPerson('남'),
  };
  await db.owner.query(
    `INSERT INTO role_grant (person, role, laf_cd, granted_by) VALUES ($1, 'editor', '1111000', 'test'), ($2, 'editor', '1112000', 'test')`,
    [people.editor, people.stranger],
  );
  await addProcess(db.owner, PROCESS);
});
afterAll(async () => {
  inputs.remove();
  await db.drop();
});

/** A whole delivery of a fiscal year; what is not in it is gone. The others stay as they are, so that few go at a time. */
async function pull(day: string, rows: readonly TestRow[], year = 2026): Promise<void> {
  const others = Array.from({ length: 40 }, (_, index) => testRow(`other-${index}`));
  const dated = [...rows, ...others].map((row) => ({ ...row, fyr: year, exe_ymd: day }));
  const report = await inputs.sync(db.sync, dated, { partial: false });
  expect(report.warnings).toEqual([]);
}

async function win(number: number, ...codes: string[]): Promise<void> {
  const winner = [PROCESS, number] as const;
  await addProposal(db.owner, PROCESS, { number, estimate: null });
  await addSteps(db.owner, winner, 'submitted', 'judged-feasible', 'screened-in', 'won');
  await db.owner.query('INSERT INTO proposal_author VALUES ($1, $2, $3)', [...winner, people.author]);
  await db.owner.query('INSERT INTO follow VALUES ($1, $2, $3)', [people.follower, ...winner]);
  for (const code of codes) await link(number, code);
}

async function link(number: number, code: string, kind: 'linked' | 'unlinked' = 'linked'): Promise<void> {
  const { rows } = await db.owner.query<{ id: string }>(
    'SELECT id FROM project WHERE fyr = 2026 AND dbiz_cd = $1',
    [code],
  );
  const project = rows[0]?.id ?? '';
  await addLink(db.owner, [PROCESS, number], { fyr: 2026, project, name: `사업 ${code}`, kind });
}

/** What people were told since the last time: number, sign, whether it came or went; the same for each of the three. */
async function told(): Promise<string[]> {
  const { rows } = await db.owner.query<{
    person: string;
    path: string;
    kind: string;
    topic: string;
    sign: string;
  }>(`DELETE FROM notice RETURNING person, path, kind, topic, detail ->> 'sign' AS sign`);
  expect(rows.every(({ topic, person }) => topic === 'money' && person !== people.stranger)).toBe(true);
  const lines = rows.map(({ person, path, kind, sign }) => ({
    person,
    line: `${path.split('/').at(-1) ?? ''} ${sign} ${kind === 'winner-sign' ? 'came' : 'went'}`,
  }));
  const of = (person: string) => lines.flatMap((one) => (one.person === person ? [one.line] : [])).sort();
  expect(of(people.follower)).toEqual(of(people.author));
  expect(of(people.editor)).toEqual(of(people.author));
  return of(people.author);
}

const at = (day: string) => new Date(`${day}T03:00:00Z`);
const half = { cpl_amt: 900, bdg_cash_amt: 500, bdg_ntep: 250, capep: 150, sggep: 100 };

it('tells of a cut, a rename, a removal and money carried over as they come with a pull, exactly once', async () => {
  const codes = ['A', 'B', 'C', 'D', 'E'];
  await pull(
    '20260630',
    codes.map((code) => testRow(code)),
  );
  await win(1, 'A');
  await win(2, 'B');
  await win(3, 'C');
  await win(4, 'D');
  expect(await followWinners(db.member, at('2026-07-01'))).toBe(0);
  expect(await followWinners(db.member, at('2026-07-01'))).toBe('idle');

  const renamed = testRow('B', { dbiz_nm: '사업 B(주민참여)' });
  await pull('20260731', [testRow('A', half), renamed, testRow('C'), testRow('E')]);
  // Of two workers at once one looks.
  const looks = await Promise.all([1, 2].map(() => followWinners(db.member, at('2026-08-01'))));
  expect(looks).toContain(9);
  expect(looks.filter((one) => one === 9)).toHaveLength(1);
  expect(await told()).toEqual(['1 cut came', '2 renamed came', '4 cancelled came']);
  expect(await followWinners(db.member, at('2026-08-01'))).toBe('idle');
  // A day later nothing has changed.
  expect(await followWinners(db.member, at('2026-08-02'))).toBe(0);
  expect(await told()).toEqual([]);

  // The same project in the year after has more than was planned for it.
  await pull('20270131', [testRow('C', { ...half, cpl_amt: 0 })], 2027);
  expect(await followWinners(db.member, at('2027-02-01'))).toBe(3);
  expect(await told()).toEqual(['3 carried-over came']);
  // The pages of the process are renewed.
  const { rows } = await db.owner.query<{ payload: string }>(
    `SELECT payload FROM outbox WHERE topic = 'page' AND payload LIKE 'process:%' ORDER BY id`,
  );
  expect(rows).toEqual([{ payload: `process:${PROCESS}` }, { payload: `process:${PROCESS}` }]);
});

it('tells when a sign is gone again, keeps it with both days, and tells of it anew when it comes back', async () => {
  const now = [testRow('B', { dbiz_nm: '사업 B(주민참여)' }), testRow('C'), testRow('E')];
  await pull('20260930', [testRow('A'), ...now]);
  expect(await followWinners(db.member, at('2027-03-01'))).toBe(3);
  expect(await told()).toEqual(['1 cut went']);
  await pull('20261031', [testRow('A', half), ...now]);
  expect(await followWinners(db.member, at('2027-04-01'))).toBe(3);
  expect(await told()).toEqual(['1 cut came']);
  const page = await findProposal(db.web, PROCESS, 1, '2027-04-01');
  expect(page?.projects[0]?.history).toEqual([
    { sign: 'cut', since: '2026-08-01T03:00:00Z', gone: '2027-03-01T03:00:00Z' },
    { sign: 'cut', since: '2027-04-01T03:00:00Z', gone: null },
  ]);
});

it('tells each of two winners of one project, a winner of several projects once, and nothing of a tie that was taken back', async () => {
  await win(5, 'E');
  await win(6, 'E', 'C');
  // Winner 3 has C too.
  expect(await followWinners(db.member, at('2027-04-01'))).toBe(15);
  expect(await told()).toEqual([
    '3 merged came',
    '5 merged came',
    '6 carried-over came',
    '6 merged came',
    '6 split came',
  ]);
  await link(6, 'C', 'unlinked');
  // E is still shared; 6 is split no more, 3 shares nothing any more.
  expect(await followWinners(db.member, at('2027-04-01'))).toBe(6);
  expect(await told()).toEqual(['3 merged went', '6 split went']);
});

it('keeps what it has seen', async () => {
  await expect(db.member.query('DELETE FROM winner_sign')).rejects.toThrow(/permission/);
  await expect(db.owner.query('DELETE FROM winner_sign')).rejects.toThrow();
  await expect(db.owner.query('UPDATE winner_sign SET gone = NULL WHERE gone IS NOT NULL')).rejects.toThrow();
  await expect(db.web.query('UPDATE winner_sign SET gone = now()')).rejects.toThrow(/permission/);
});
