import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { type ColumnType, CONTRACT_RELATIONS, RELATION_NAMES, RELATIONS } from '@/lib/domain/relations';

const SQL: Record<ColumnType, readonly string[]> = {
  text: ['text'],
  won: ['bigint'],
  date: ['date'],
  integer: ['smallint', 'integer'],
  decimal: ['numeric'],
  boolean: ['boolean'],
  figures: ['jsonb'],
};
const COMMON = ['source', 'as_of', 'run_id', 'known_at', 'row_hash', 'raw_block_id', 'raw_row'];

describe('the tables of the relations', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
  });
  afterAll(() => db.drop());

  async function columnsOf(owner: string, table: string) {
    const { rows } = await db.owner.query<{ name: string; type: string; required: boolean }>(
      `SELECT column_name AS name, data_type AS type, is_nullable = 'NO' AS required
         FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 AND is_generated = 'NEVER'`,
      [owner, table],
    );
    return new Map(rows.map((row) => [row.name, row]));
  }

  it.each(RELATION_NAMES)('%s: current rows and revisions have the described columns', async (name) => {
    const relation = RELATIONS[name];
    const described = Object.keys(relation.columns);
    const own = relation.through === null ? ['serving', 'removed_as_of'] : ['removed_as_of'];
    const current = await columnsOf('public', name);
    expect([...current.keys()].sort()).toEqual([...described, ...COMMON, ...own].sort());
    const revision = await columnsOf('public', `${name}_revision`);
    expect([...revision.keys()].sort()).toEqual([...described, ...COMMON, 'rev', 'kind'].sort());
    for (const [column, { type, required }] of Object.entries(relation.columns)) {
      expect(SQL[type], column).toContain(current.get(column)?.type);
      const filled = required === true || relation.key.includes(column);
      expect(current.get(column)?.required, column).toBe(filled);
    }
  });

  it.each(CONTRACT_RELATIONS)('%s: the contract of the finance database has its columns', async (name) => {
    const named = Object.values(RELATIONS[name].columns).flatMap(({ contract }) => contract ?? []);
    const { rows } = await db.financeOwner.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'finance' AND table_name = $1`,
      [name],
    );
    expect(named.sort()).toEqual(rows.map((row) => row.name).sort());
  });
});
