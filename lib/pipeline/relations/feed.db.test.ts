import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { CONTRACT_RELATIONS, RELATIONS, type RelationName } from '@/lib/domain/relations';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';
import { sync } from '@/lib/pipeline/sync';

/** The portal must hold exactly what the finance database holds, in every relation. */
describe('relations from the finance database', () => {
  let db: TestDatabase;
  const writers: pg.Client[] = [];
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
  });
  afterEach(async () => {
    await Promise.all(writers.splice(0).map((writer) => writer.end()));
  });
  afterAll(() => db.drop());

  const pull = () => sync({ pool: db.sync, source: financeDbSource(db.financeReader) });

  /** Pulls once nothing holds the feed back: transaction ids are those of the whole server, other tests' too. */
  async function pullAll() {
    for (let behind = true; behind;) {
      const { rows } = await db.financeOwner.query<{ behind: boolean }>(
        `SELECT EXISTS (SELECT FROM finance.change WHERE tx >= pg_snapshot_xmin(pg_current_snapshot())) AS behind`,
      );
      behind = rows[0]?.behind ?? false;
    }
    return pull();
  }

  async function writer(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: db.urls['finance-owner'] });
    writers.push(client);
    await client.connect();
    await client.query('BEGIN');
    return client;
  }

  async function expectSame(names: readonly RelationName[] = CONTRACT_RELATIONS): Promise<void> {
    for (const name of names) {
      const columns = Object.entries(RELATIONS[name].columns).filter(([, { contract }]) => contract !== null);
      // Blank codes are "not given" in the portal.
      const theirs = columns.map(([, { contract }]) => `nullif(${contract}::text, '')`).join(', ');
      const ours = columns.map(([column]) => `nullif(${column}::text, '')`).join(', ');
      const there = await db.financeOwner.query({
        text: `SELECT ${theirs} FROM finance.${name} ORDER BY 1, 2, 3`,
        rowMode: 'array',
      });
      const here = await db.web.query({
        text: `SELECT ${ours} FROM ${name} WHERE removed_as_of IS NULL ORDER BY 1, 2, 3`,
        rowMode: 'array',
      });
      expect(here.rows, name).toEqual(there.rows);
      const counted = await db.web.query<{ rows: number }>(
        'SELECT coalesce(sum(rows), 0)::int AS rows FROM relation_coverage WHERE relation = $1',
        [name],
      );
      expect(counted.rows, name).toEqual([{ rows: there.rows.length }]);
    }
  }

  async function counts(): Promise<Record<string, Record<string, number>>> {
    const { rows } = await db.web.query<{ relation: string } & Record<string, number>>(
      `SELECT relation, read, inserted, updated, unchanged, quarantined, removed FROM run_relation WHERE run_id = (SELECT max(id) FROM run)`,
    );
    return Object.fromEntries(
      rows.map(({ relation, ...numbers }) => [
        relation,
        Object.fromEntries(Object.entries(numbers).filter(([, n]) => Number(n) > 0)) as Record<
          string,
          number
        >,
      ]),
    );
  }

  const event = (amount: number, code = 'A') =>
    `INSERT INTO finance.budget_event (fyr, laf_cd, dbiz_cd, acnt_dv_cd, step, event_on, amt) VALUES (2026, '1111000', '${code}', '100', 'enacted', '2025-12-15', ${amount})`;
  const contract = (no: string, amount: number, revision = 1) =>
    `INSERT INTO finance.contract (laf_cd, contract_no, revision, smz_ctrt_ymd, ctrt_trgt_nm, ctrt_tot_tott_amt) VALUES ('1111000', '${no}', ${revision}, '2026-01-05', '계약', ${amount})`;
  const subsidies = (id: string) => [
    `INSERT INTO finance.subsidy_program (id, fyr, laf_cd, nm, amt) VALUES ('${id}', 2026, '1111000', '공모', 10)`,
    `INSERT INTO finance.subsidy_award VALUES ('${id}-A1', '${id}', '예시회', false, 10, '2026-02-01')`,
    `INSERT INTO finance.subsidy_event VALUES ('${id}-E1', '${id}', '${id}-A1', 'award', '2026-02-01', 10, NULL)`,
  ];

  it('are read whole first, in the projects’ run', async () => {
    const rows = [
      `INSERT INTO finance.department VALUES ('1111000', '01', '총무과')`,
      event(100),
      contract('7', 1000),
      contract('7', 900, 2),
      `INSERT INTO finance.revenue VALUES (2026, '1111000', 'budget', '100', '지방세수입', NULL)`,
      `INSERT INTO finance.settlement VALUES (2025, '1111000', '080', '사회복지', '08A', '보육', -5)`,
      `INSERT INTO finance.indicator VALUES (2025, '1111000', 'debt-ratio', 'settled', '예산대비채무비율', '%', 12.123456789012345678)`,
      ...subsidies('P1'),
    ];
    for (const row of rows) await db.financeOwner.query(row);
    const report = await pullAll();
    expect(report.warnings).toEqual([]);
    expect((await counts())['contract']).toEqual({ read: 2, inserted: 2 });
    await expectSame();
    const { rows: indicator } = await db.web.query<{ value: string }>('SELECT value FROM indicator');
    expect(indicator[0]?.value).toBe('12.123456789012345678');
    const { rows: raw } = await db.web.query<{ kept: number }>(
      `SELECT count(*)::int AS kept FROM contract t JOIN run_raw_block l ON l.run_id = t.run_id AND l.block_id = t.raw_block_id`,
    );
    expect(raw).toEqual([{ kept: 2 }]);
  });

  it('are then followed in the same feed: an idle pull reads nothing', async () => {
    const idle = await pullAll();
    expect(idle.read).toBe(0);
    expect(await counts()).toEqual({});
    await db.financeOwner.query(`UPDATE finance.contract SET ctrt_tot_tott_amt = 1200 WHERE revision = 1`);
    await db.financeOwner.query(event(-40));
    await db.financeOwner.query(`DELETE FROM finance.revenue`);
    await pullAll();
    expect(await counts()).toEqual({
      budget_event: { read: 1, inserted: 1 },
      contract: { read: 1, updated: 1 },
      revenue: { read: 1, updated: 1, removed: 1 },
    });
    await expectSame();
    const { rows } = await db.web.query(
      `SELECT removed_as_of = (now() AT TIME ZONE 'Asia/Seoul')::date AS today FROM revenue`,
    );
    expect(rows).toEqual([{ today: true }]);
  });

  it('lose nothing of a writer that commits late, and end with the last change of a key', async () => {
    const late = await writer();
    await late.query(contract('LATE', 1));
    await late.query(`UPDATE finance.subsidy_award SET amt = 11`);
    await db.financeOwner.query(contract('EARLY', 2));
    await pull();
    await late.query('COMMIT');
    await pullAll();
    await expectSame();
    const older = await writer();
    await older.query(event(1, 'OLDER'));
    await db.financeOwner.query(
      `UPDATE finance.contract SET ctrt_tot_tott_amt = 31 WHERE contract_no = 'EARLY'`,
    );
    await older.query(`UPDATE finance.contract SET ctrt_tot_tott_amt = 32 WHERE contract_no = 'EARLY'`);
    await older.query('COMMIT');
    await pullAll();
    await expectSame();
  });

  it('follow a change of key and of government-year', async () => {
    await db.financeOwner.query(
      `UPDATE finance.contract SET contract_no = '70' WHERE contract_no = '7' AND revision = 2`,
    );
    await db.financeOwner.query(
      `UPDATE finance.budget_event SET fyr = 2025, laf_cd = '1114000' WHERE dbiz_cd = 'OLDER'`,
    );
    await pullAll();
    await expectSame();
    const { rows } = await db.web.query(
      `SELECT fyr, laf_cd, rows FROM relation_coverage WHERE relation = 'budget_event' ORDER BY 1, 2`,
    );
    expect(rows).toEqual([
      { fyr: 2025, laf_cd: '1114000', rows: 1 },
      { fyr: 2026, laf_cd: '1111000', rows: 2 },
    ]);
  });

  it('tell the pages that show them: a department’s name stands on the pages of its projects', async () => {
    await db.financeOwner.query(
      `INSERT INTO finance.project (fyr, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm)
       VALUES (2026, '1111000', '01', 'X', '사업', '100', '일반회계'), (2026, '1111000', '02', 'Y', '사업', '100', '일반회계')`,
    );
    await pullAll();
    await db.financeOwner.query(`UPDATE finance.department SET dept_nm = '행정과' WHERE dept_cd = '01'`);
    expect(await pullAll()).toMatchObject({ pages_invalidated: 2, documents_indexed: 0 });
    const { rows } = await db.web.query<{ id: string; payload: string }>(
      `SELECT p.id, o.payload FROM project p JOIN outbox o ON o.run_id = (SELECT max(id) FROM run) WHERE p.dbiz_cd = 'X'`,
    );
    expect(rows.map(({ id, payload }) => payload === `p:${id}`)).toEqual([true]);
    await expectSame();
  });

  it('keep out what cannot be right, and go on', async () => {
    await db.financeOwner.query(contract('9', 5).replace('1111000', '7777777'));
    await db.financeOwner.query(contract('10', 5));
    await pullAll();
    expect(await counts()).toEqual({ contract: { read: 2, inserted: 1, quarantined: 1 } });
    await db.financeOwner.query(`DELETE FROM finance.contract WHERE laf_cd = '7777777'`);
    await pullAll();
    await expectSame();
  });

  it('are read whole again in a new life of the feed: unchanged but for what is gone', async () => {
    await db.financeOwner.query(
      `ALTER TABLE finance.contract DISABLE TRIGGER USER; DELETE FROM finance.contract WHERE contract_no = 'LATE';
       ALTER TABLE finance.subsidy_event DISABLE TRIGGER USER; DELETE FROM finance.subsidy_event;
       ALTER TABLE finance.contract ENABLE TRIGGER USER; ALTER TABLE finance.subsidy_event ENABLE TRIGGER USER;
       INSERT INTO finance.subsidy_event VALUES ('P1-E2', 'P1', NULL, 'call', '2026-01-01', NULL, NULL);
       UPDATE finance.feed_epoch SET id = gen_random_uuid()`,
    );
    const report = await pullAll();
    expect(report.warnings[0]).toContain('began a new life');
    const { contract: contracts, subsidy_event: events, ...others } = await counts();
    expect(contracts).toEqual({ read: 4, unchanged: 4, removed: 1 });
    expect(events).toEqual({ read: 1, inserted: 1, removed: 1 });
    for (const each of Object.values(others))
      expect(each).toEqual({ read: each['read'], unchanged: each['read'] });
    await expectSame();
  });

  it('are read by a portal that followed the feed before it knew them', async () => {
    await db.owner.query(
      `UPDATE feed_cursor SET row_hash = 'relations unread'; DELETE FROM department; DELETE FROM relation_coverage WHERE relation = 'department'`,
    );
    const report = await pullAll();
    expect(report.warnings).toEqual([
      'Everything was read again: the relations beside the projects had not been read yet.',
    ]);
    expect((await counts())['department']).toEqual({ read: 1, inserted: 1 });
    await expectSame();
    expect((await pullAll()).warnings).toEqual([]);
  });

  it('may be absent, lack a column or not be readable: the rest works, and a warning names each', async () => {
    await db.financeOwner.query(
      `DROP TABLE finance.indicator; ALTER TABLE finance.revenue DROP COLUMN source_nm CASCADE;
       REVOKE SELECT ON finance.settlement FROM finance_reader; UPDATE finance.feed_epoch SET id = gen_random_uuid()`,
    );
    await db.financeOwner.query(contract('11', 5));
    const report = await pullAll();
    expect(report.warnings.slice(1)).toEqual([
      'The relation revenue lacks source_nm: it was left out.',
      'The relation settlement may not be read: it was left out.',
      'The finance database has no relation indicator: it was left out.',
    ]);
    await expectSame(['contract', 'budget_event', 'subsidy_program']);
    await db.financeOwner.query(contract('12', 5));
    expect((await pullAll()).warnings).toEqual([]);
    await expectSame(['contract']);
  });
});
