import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { parseReceipt } from '@/lib/domain/receipt';
import {
  processExists,
  projectExists,
  proposalExists,
  readCodeRegister,
  receiptExists,
} from '@/lib/queries/known-ids';

describe('ids in addresses', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
    await db.sync.query(
      `INSERT INTO run (source, state) VALUES ('file', 'done'), ('file', 'running'), ('file', 'refused')`,
    );
    await db.sync.query('SELECT ensure_project_year(2026)');
    const project = `INSERT INTO project (fyr, id, source, serving, laf_cd, account_nm, name, as_of, removed_as_of, run_id, known_at, row_hash)
      VALUES (2026, $1, $2, $3, '4272000', '일반회계', '다리', '2026-06-30', $4, 1, now(), '')`;
    await db.sync.query(project, ['aaaaaaaaaaaaaaaa', 'file', true, null]);
    await db.sync.query(project, ['bbbbbbbbbbbbbbbb', 'file', false, null]);
    await db.sync.query(project, ['cccccccccccccccc', 'file', true, '2026-06-30']);
  });
  afterAll(() => db.drop());

  it('knows the codes of the register, the closed ones too, and no other', async () => {
    const { codes } = await readCodeRegister(db.web);
    expect(codes.has('4272000')).toBe(true);
    expect(codes.has('2900000')).toBe(true);
    expect(codes.has('9999999')).toBe(false);
  });

  it('knows the newer code of what was moved or renamed, and of nothing that was merged or split', async () => {
    const { successors } = await readCodeRegister(db.web);
    expect(successors.get('4771000')).toBe('2772000'); // 군위군, moved in 2023
    expect(successors.get('4479000')).toBe('4418000'); // renamed in 2012
    expect(successors.has('2811000')).toBe(false); // split in 2026
    expect(successors.has('2900000')).toBe(false); // merged in 2026
    expect(successors.has('4272000')).toBe(false);
  });

  it('knows a project that is served, a removed one too, and none that is only held back', async () => {
    expect(await projectExists(db.web, 'aaaaaaaaaaaaaaaa')).toBe(true);
    expect(await projectExists(db.web, 'cccccccccccccccc')).toBe(true);
    expect(await projectExists(db.web, 'bbbbbbbbbbbbbbbb')).toBe(false);
    expect(await projectExists(db.web, 'dddddddddddddddd')).toBe(false);
  });

  it('knows a participatory budget, and its proposals once they were handed in', async () => {
    await db.owner.query(`
      INSERT INTO process (id, laf_cd, fyr, title_ko, title_en, summary_ko, summary_en)
        VALUES ('4272000-2027', '4272000', 2027, '참여예산', 'Budget', '', '');
      INSERT INTO process_track (process_id, key, position, name_ko, name_en, who_ko, who_en)
        VALUES ('4272000-2027', 'general', 1, '일반', 'General', '', '');
      INSERT INTO proposal (process_id, number, track, title, need, content, author_name)
        VALUES ('4272000-2027', 1, 'general', '그늘막', '덥습니다', '답니다', '주민'),
               ('4272000-2027', 2, 'general', '의자', '힘듭니다', '놓습니다', '주민');
      INSERT INTO proposal_step (process_id, number, at, kind)
        VALUES ('4272000-2027', 1, '2026-03-02T00:00:00Z', 'submitted')`);
    expect(await processExists(db.web, '4272000-2027')).toBe(true);
    expect(await processExists(db.web, '4272000-2028')).toBe(false);
    expect(await proposalExists(db.web, '4272000-2027', 1)).toBe(true);
    expect(await proposalExists(db.web, '4272000-2027', 2)).toBe(false); // not handed in
    expect(await proposalExists(db.web, '4272000-2027', 999_999_999)).toBe(false);
  });

  it.each([
    ['1', '4272000', true],
    ['2', '4272000', false], // running
    ['3', '4272000', false], // refused
    ['4', '4272000', false],
    ['1', '9999999', false],
  ])('of run %s and government %s there is a receipt: %s', async (run, lafCd, exists) => {
    const path = [run, '2026-06-30', '2026', `g-${lafCd}`, 'spent'];
    const address = parseReceipt(path, new URLSearchParams());
    expect(address && (await receiptExists(db.web, address))).toBe(exists);
  });
});
