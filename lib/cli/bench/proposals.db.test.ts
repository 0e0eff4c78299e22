import type { Pool, PoolClient } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { fillProposals, loaderUrl, wrongStandings } from '@/lib/cli/bench/proposals-fill';
import { benchProcesses } from '@/lib/cli/bench/proposals-world';
import { createPool } from '@/lib/db/pool';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';

const TODAY = '2026-11-30';
let db: TestDatabase;
let loader: Pool;
let client: PoolClient;

beforeAll(async () => {
  const server = inject('testServer');
  db = await createTestDatabase(server);
  loader = createPool(await loaderUrl(server.home, db.urls.owner), 1);
  client = await loader.connect();
  const { rows: governments } = await client.query<{ lafCd: string; ko: string; en: string }>(
    `SELECT laf_cd AS "lafCd", laf_cd AS ko, laf_cd AS en FROM government ORDER BY laf_cd LIMIT 40`,
  );
  const processes = benchProcesses(governments, 1000, TODAY);
  const say = () => undefined;
  await fillProposals(client, { processes, proposals: 1000, comments: 2000, seed: 1, today: TODAY, say });
});
afterAll(async () => {
  client.release();
  await loader.end();
  await db.drop();
});

it('proposals stand as their steps say, and one that does not is noticed', async () => {
  expect(await wrongStandings(client)).toBe(0);
  await client.query(`BEGIN; UPDATE proposal SET state = 'won' WHERE process_id || number =
    (SELECT min(process_id || number) FROM proposal WHERE state = 'infeasible')`);
  await client.query('DROP AGGREGATE pg_temp.stands (text)');
  expect(await wrongStandings(client)).toBe(1);
  await client.query('ROLLBACK');
});

it('counts beside a proposal are those of its rows', async () => {
  const { rows } = await client.query(
    `SELECT sum(v.places)::int AS places, max(v.places) AS most,
            count(*) FILTER (WHERE v.comments IS DISTINCT FROM (SELECT count(*) FROM comment c WHERE c.process_id = v.process_id AND c.number = v.number AND c.state = 'shown'))::int AS wrong,
            count(*) FILTER (WHERE v.endorsements IS DISTINCT FROM (SELECT count(*) FROM endorsement e WHERE e.process_id = v.process_id AND e.number = v.number))::int AS wrong_too
       FROM proposal_voice v`,
  );
  expect(rows).toEqual([{ places: 2000, most: 100, wrong: 0, wrong_too: 0 }]);
});

it('keys hold though they were not looked at while rows were loaded', async () => {
  const { rows } = await client.query(
    `SELECT (SELECT count(*)::int FROM comment a LEFT JOIN comment p ON p.id = a.parent AND p.process_id = a.process_id AND p.number = a.number AND p.parent IS NULL
              WHERE a.parent IS NOT NULL AND p.id IS NULL) AS parents,
            (SELECT count(*)::int FROM comment WHERE parent IS NOT NULL) AS answers,
            (SELECT count(*)::int FROM proposal_step s LEFT JOIN proposal q USING (process_id, number) WHERE q.number IS NULL) AS steps`,
  );
  expect(rows[0]).toMatchObject({ parents: 0, steps: 0 });
  expect(rows[0]).not.toMatchObject({ answers: 0 });
});

it('what is searched is indexed as before', async () => {
  const { rows } = await client.query(
    `SELECT pg_get_indexdef('proposal_grams'::regclass) LIKE '%gin_pending_list_limit=%' AS same, attstattarget AS target
       FROM pg_attribute WHERE attrelid = 'proposal_grams'::regclass`,
  );
  expect(rows).toEqual([{ same: true, target: 0 }]);
});
