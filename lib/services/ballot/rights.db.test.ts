import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
});
afterAll(() => db.drop());

const ROLES = ['gotgan_web', 'gotgan_member', 'gotgan_ballot', 'gotgan_sync'] as const;
type ByRole = Record<(typeof ROLES)[number], string[]>;

/** A line for each right of a role, in the order of the lines; rights that come through PUBLIC or another role too. */
async function rightsBy(sql: string): Promise<ByRole> {
  const { rows } = await db.owner.query<{ role: keyof ByRole; line: string }>(
    `SELECT role, line FROM unnest($1::text[]) AS role CROSS JOIN LATERAL (${sql}) AS found (line) ORDER BY line COLLATE "C"`,
    [ROLES],
  );
  const none: ByRole = { gotgan_web: [], gotgan_member: [], gotgan_ballot: [], gotgan_sync: [] };
  for (const { role, line } of rows) none[role].push(line);
  return none;
}

/** Tables, views and sequences: the whole of one, or the columns of it that the right is for. */
const TABLES = `
  SELECT concat(kind, ' ', c.relname, CASE WHEN NOT has_table_privilege(role, c.oid, kind) THEN format(' (%s)', parts) END)
    FROM pg_class c
   CROSS JOIN unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER,MAINTAIN}'::text[]) AS kind
   CROSS JOIN LATERAL (
     SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) AS parts FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND kind IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
        AND has_column_privilege(role, c.oid, a.attnum, kind)
   ) AS columns
   WHERE c.relnamespace = 'ballotbox'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
     AND (has_table_privilege(role, c.oid, kind) OR parts IS NOT NULL)`;

it('no role of the site has a right to a table of the box beside these', async () => {
  expect(await rightsBy(TABLES)).toEqual({
    // Hashes and signed heads, for proofs.
    gotgan_web: ['SELECT node', 'SELECT tree_head'],
    // It may also all that the web's role may. It seals the vote's keys, and signs what was entered on paper.
    gotgan_member: [
      'INSERT secret',
      'SELECT node',
      'SELECT secret (process_id, paper)',
      'SELECT sheet',
      'SELECT sheet_differed',
      'SELECT sheet_entry (process_id, serial, officer, outcome)',
      'SELECT tree_head',
    ],
    // It puts leaves into the ledger, and signs promises and heads.
    gotgan_ballot: ['INSERT node', 'INSERT tree_head', 'SELECT node', 'SELECT secret', 'SELECT tree_head'],
    gotgan_sync: [],
  });
});

it('what was cast goes in and comes out by functions, which these may call', async () => {
  const functions = `
    SELECT p.proname FROM pg_proc p
     WHERE p.pronamespace = 'ballotbox'::regnamespace AND has_function_privilege(role, p.oid, 'EXECUTE')`;
  expect(await rightsBy(functions)).toEqual({
    gotgan_web: ['paper_numbers'],
    gotgan_member: ['enter_sheet', 'finish_bundle', 'paper_numbers', 'paper_waits'],
    gotgan_ballot: [
      'cast_ballot',
      'cast_ballots',
      'close_vote',
      'highest_counter',
      'paper_waits',
      'take_batch',
    ],
    gotgan_sync: [],
  });
});

it('none of them owns anything there, or can make anything', async () => {
  const schema = `SELECT kind FROM unnest('{USAGE,CREATE}'::text[]) AS kind WHERE has_schema_privilege(role, 'ballotbox', kind)`;
  expect(await rightsBy(schema)).toEqual({
    gotgan_web: ['USAGE'],
    gotgan_member: ['USAGE'],
    gotgan_ballot: ['USAGE'],
    gotgan_sync: [],
  });
  const owned = `
    SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'ballotbox'::regnamespace AND pg_has_role(role, c.relowner, 'MEMBER')
     UNION ALL SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'ballotbox'::regnamespace AND pg_has_role(role, p.proowner, 'MEMBER')`;
  expect(await rightsBy(owned)).toEqual({
    gotgan_web: [],
    gotgan_member: [],
    gotgan_ballot: [],
    gotgan_sync: [],
  });
});
