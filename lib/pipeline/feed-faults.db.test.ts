import { beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { allTransactionsOver, createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { sync } from '@/lib/pipeline/sync';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';
import { SourceError } from '@/lib/sources/source';

/** What an operator's feed can do wrong: each is said, and nothing is lost. */
describe('a finance database that is not as it should be', () => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await createTestDatabase(inject('testServer'));
    await finance(insert('A', 10), insert('B', 20));
    expect(await pull()).toMatchObject({ inserted: 2, warnings: [] });
    await finance(spend('A', 11));
    expect(await pull()).toMatchObject({ updated: 1, warnings: [] });
    return () => db.drop();
  });

  async function finance(...statements: string[]): Promise<void> {
    for (const statement of statements) await db.financeOwner.query(statement);
  }
  async function pull() {
    await allTransactionsOver(db.financeOwner);
    return sync({ pool: db.sync, source: financeDbSource(db.financeReader) });
  }
  const insert = (code: string, spent: number) =>
    `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, bdg_cash_amt, ep_amt)
     VALUES (2026, '1111000', '01', '${code}', '사업 ${code}', '100', '일반회계', 1000, ${spent})`;
  const spend = (code: string, spent: number) =>
    `UPDATE finance.project SET ep_amt = ${spent} WHERE dbiz_cd = '${code}'`;
  /** A row of the feed that no table stands behind. */
  const change = (image: string, { entity = 'project', op = 'insert', key = '{}' } = {}) =>
    `INSERT INTO finance.change (entity, key, op, image) VALUES ('${entity}', '${key}', '${op}', '${image}')`;
  const image = (code: string, more: Record<string, unknown> = {}) =>
    JSON.stringify({
      ...{
        fyr: 2026,
        laf_cd: '1111000',
        dept_cd: '01',
        dbiz_cd: code,
        dbiz_nm: `사업 ${code}`,
        acnt_dv_nm: '일반회계',
      },
      ...{
        fld_nm: null,
        part_nm: null,
        cpl_amt: null,
        bdg_cash_amt: 1,
        bdg_ntep: 1,
        capep: null,
        sggep: null,
        etc_amt: null,
      },
      ep_amt: 1,
      ...more,
    });

  async function projects(): Promise<string[]> {
    const { rows } = await db.web.query<{ said: string }>(
      `SELECT concat_ws(' ', dbiz_cd, coalesce(spent::text, '-')) AS said FROM project WHERE removed_as_of IS NULL ORDER BY 1`,
    );
    return rows.map(({ said }) => said);
  }
  async function keptOut(): Promise<unknown[][]> {
    const { rows } = await db.web.query<{ reason: string; col: string | null; value: string | null }>(
      'SELECT reason, col, value FROM quarantine ORDER BY line',
    );
    return rows.map(({ reason, col, value }) => [reason, col, value]);
  }
  const silently = (statement: string) =>
    finance(
      `ALTER TABLE finance.project DISABLE TRIGGER USER`,
      statement,
      `ALTER TABLE finance.project ENABLE TRIGGER USER`,
    );

  describe('reads everything again and says why, where the position does not hold', () => {
    it.each([
      [
        'the last change that was read was altered',
        `UPDATE finance.change SET image = image || '{"ep_amt": 12}' WHERE seq = (SELECT max(seq) - 1 FROM finance.change)`,
        'the feed no longer holds the last change that was read',
      ],
      [
        'the last change that was read vanished',
        `DELETE FROM finance.change WHERE seq = (SELECT max(seq) - 1 FROM finance.change)`,
        'the feed no longer holds the last change that was read',
      ],
      [
        'the feed begins after the position',
        `UPDATE finance.feed_epoch SET oldest_tx = pg_current_xact_id()`,
        'the feed no longer reaches back to the last pull',
      ],
      [
        'the feed is another',
        `UPDATE finance.feed_epoch SET id = gen_random_uuid()`,
        'the finance database began a new life (another feed_epoch)',
      ],
    ])(
      '%s',
      async (_, statement, reason) => {
        await finance(spend('B', 21));
        // What no feed would tell is found all the same.
        await silently(`DELETE FROM finance.project WHERE dbiz_cd = 'A'`);
        await silently(insert('C', 30));
        await finance(statement);
        const report = await sync({
          pool: db.sync,
          source: financeDbSource(db.financeReader),
          acceptRemovals: true,
        });
        expect(report.warnings).toContain(`Everything was read again: ${reason}.`);
        expect(await projects()).toEqual(['B 21', 'C 30']);
        // While a transaction of another database is open, the position lies before it, and before the feed's new beginning.
        await vi.waitFor(async () => expect(await pull()).toMatchObject({ read: 0, warnings: [] }), {
          timeout: 30_000,
          interval: 200,
        });
      },
      60_000,
    );
  });

  it.each([
    ['no epoch', 'DELETE FROM finance.feed_epoch', 'finance.feed_epoch must hold exactly one row'],
    ['no feed', 'DROP TABLE finance.change', 'relation "finance.change" does not exist'],
    ['no projects', 'DROP TABLE finance.project', 'relation "finance.project" does not exist'],
    [
      'no right to read',
      'REVOKE SELECT ON finance.change FROM finance_reader',
      'permission denied for table change',
    ],
  ])('fails with its reason where there is %s, and moves nothing', async (name, statement, reason) => {
    await finance(spend('A', 12));
    const before = await db.owner.query('SELECT * FROM feed_cursor');
    await finance(statement);
    // The projects themselves are read where everything is.
    if (name === 'no projects') await finance(`UPDATE finance.feed_epoch SET id = gen_random_uuid()`);
    await expect(pull()).rejects.toThrow(SourceError);
    await expect(pull()).rejects.toThrow(reason);
    expect(await projects()).toEqual(['A 11', 'B 20']);
    expect((await db.owner.query('SELECT * FROM feed_cursor')).rows).toEqual(before.rows);
  });

  it('passes over changes of what it does not know, and moves on', async () => {
    await finance(change('{"id": 1}', { entity: 'pension' }), change('[]', { entity: '' }), spend('A', 12));
    expect(await pull()).toMatchObject({ read: 1, updated: 1, quarantined: 0 });
    expect(await projects()).toEqual(['A 12', 'B 20']);
    expect(await pull()).toMatchObject({ read: 0 });
  });

  it('keeps out what is no row or not of its form, each with its column, and takes the others in', async () => {
    await finance(
      change('"no row"'),
      change('[1, 2]'),
      change('null'),
      change(image('X', { ep_amt: '12천원' })),
      change(image('X', { ep_amt: true })),
      change(image('X', { ep_amt: [1] })),
      change(image('X', { fyr: 'next' })),
      change(image('X', { laf_cd: 9999999 })),
      change(image('X', { dbiz_nm: null })),
      change(image('X', { ep_amt: 1.5 })),
      change(image('GOOD', { ep_amt: '7', laf_cd: 1111000, memo: 'x', more: { deep: [] } })),
      change(image('LESS').replace(',"ep_amt":1', '')),
    );
    expect(await pull()).toMatchObject({ read: 12, inserted: 1, quarantined: 11, refused: [] });
    expect((await keptOut()).map(([reason, col]) => [reason, col])).toEqual([
      ['broken_line', null],
      ['broken_line', null],
      ['broken_line', null],
      ['text_in_amount', 'ep_amt'],
      ['text_in_amount', 'ep_amt'],
      ['text_in_amount', 'ep_amt'],
      ['bad_fiscal_year', 'fyr'],
      ['unknown_government', 'laf_cd'],
      ['empty_cell', 'dbiz_nm'],
      ['text_in_amount', 'ep_amt'],
      ['broken_line', 'ep_amt'],
    ]);
    expect(await projects()).toEqual(['A 11', 'B 20', 'GOOD 7']);
    expect(await pull()).toMatchObject({ read: 0, quarantined: 0 });
  });

  it('a change that is told twice is one, also where its number is told twice', async () => {
    // An operator's own feed need not be kept by a key.
    await finance(
      'ALTER TABLE finance.change ALTER COLUMN seq DROP IDENTITY',
      'ALTER TABLE finance.change DROP CONSTRAINT change_pkey',
    );
    const twice = (code: string, spent: number, seq: number) =>
      `INSERT INTO finance.change (seq, entity, key, op, image)
       SELECT ${seq}, 'project', '{}', 'insert', '${image(code, { ep_amt: spent })}' FROM generate_series(1, 2)`;
    await finance(twice('D', 5, 1000), twice('D', 6, 1001));
    expect(await pull()).toMatchObject({ read: 4, inserted: 1, updated: 1, unchanged: 2 });
    expect(await projects()).toEqual(['A 11', 'B 20', 'D 6']);
    expect(await pull()).toMatchObject({ read: 0, warnings: [] });
  });

  it('reads views as it reads tables, with a column more', async () => {
    await finance(
      'CREATE SCHEMA own',
      'ALTER TABLE finance.project SET SCHEMA own',
      `CREATE VIEW finance.project AS SELECT *, 'x' AS memo FROM own.project`,
      'ALTER TABLE finance.change SET SCHEMA own',
      'CREATE VIEW finance.change AS SELECT *, clock_timestamp() AS read_at FROM own.change',
      'GRANT SELECT ON finance.project, finance.change TO finance_reader',
      // The officials' system writes its own feed.
      `CREATE OR REPLACE FUNCTION finance.write_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
       BEGIN
         INSERT INTO own.change (entity, key, op, image)
         VALUES ('project', '{}', lower(TG_OP), to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END));
         RETURN NULL;
       END $$`,
      `UPDATE own.project SET ep_amt = 12 WHERE dbiz_cd = 'A'`,
      `DELETE FROM own.project WHERE dbiz_cd = 'B'`,
    );
    expect(await pull()).toMatchObject({ read: 2, updated: 2, removed: 1, warnings: [] });
    expect(await projects()).toEqual(['A 12']);
    await finance(`UPDATE finance.feed_epoch SET id = gen_random_uuid()`);
    expect(await pull()).toMatchObject({ read: 1, unchanged: 1 });
  });

  it('fails where a view lacks a column that is needed, and names it', async () => {
    await finance(
      'CREATE SCHEMA own',
      'ALTER TABLE finance.project SET SCHEMA own',
      'CREATE VIEW finance.project AS SELECT fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm FROM own.project',
      'GRANT SELECT ON finance.project TO finance_reader',
      `UPDATE finance.feed_epoch SET id = gen_random_uuid()`,
    );
    await expect(pull()).rejects.toThrow(
      'finance.project lacks fld_nm, part_nm, cpl_amt, bdg_cash_amt, bdg_ntep, capep, sggep, etc_amt, ep_amt',
    );
    expect(await projects()).toEqual(['A 11', 'B 20']);
  });

  it('a project whose name or account is its identity, and changes, is another one from then on', async () => {
    await finance(
      `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, ep_amt) VALUES (2026, '1111000', '01', '이름', '100', '일반회계', 5)`,
    );
    await pull();
    await finance(
      `UPDATE finance.project SET dbiz_nm = '새 이름' WHERE dbiz_cd = ''`,
      `UPDATE finance.project SET acnt_dv_nm = '새 회계' WHERE dbiz_cd = 'B'`,
      `UPDATE finance.project SET dbiz_nm = '이름만' WHERE dbiz_cd = 'A'`,
    );
    await pull();
    const { rows } = await db.web.query(
      `SELECT name, account_nm, spent FROM project WHERE removed_as_of IS NULL ORDER BY spent::int`,
    );
    expect(rows).toEqual([
      { name: '새 이름', account_nm: '일반회계', spent: '5' },
      { name: '이름만', account_nm: '일반회계', spent: '11' },
      { name: '사업 B', account_nm: '새 회계', spent: '20' },
    ]);
  });
});
