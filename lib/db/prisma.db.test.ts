import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { prismaOn } from '@/lib/db/prisma';
import { PORTAL_SCHEMAS } from '@/lib/db/schemas';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';

/** `schema.table.column` of every field in prisma/schema. */
function modelColumns(): string[] {
  const text = readdirSync('prisma/schema').map((file) => readFileSync(`prisma/schema/${file}`, 'utf8'));
  return text.flatMap((file) =>
    [...file.matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)].flatMap(([, body = '']) => {
      const table = /@@map\("(\w+)"\)/.exec(body)?.[1];
      const schema = /@@schema\("(\w+)"\)/.exec(body)?.[1];
      const fields = body.split('\n').filter((line) => /^ {2}[a-z]/.test(line));
      return fields.map(
        (line) => `${schema}.${table}.${/@map\("(\w+)"\)/.exec(line)?.[1] ?? line.trim().split(/\s/)[0]}`,
      );
    }),
  );
}

describe('Prisma schema', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase(inject('testServer'));
  });
  afterAll(() => db.drop());

  it('names exactly the columns that the migrations make', async () => {
    const { rows } = await db.owner.query<{ name: string }>(
      `SELECT concat_ws('.', table_schema, table_name, column_name) AS name FROM information_schema.columns
       WHERE table_schema = ANY ($1) AND table_name NOT LIKE '\\_prisma%'
         AND format('%I.%I', table_schema, table_name)::regclass NOT IN (SELECT inhrelid FROM pg_inherits)`,
      [PORTAL_SCHEMAS],
    );
    expect(rows.some(({ name }) => name === 'identity.eligibility_claim.person')).toBe(true);
    expect(modelColumns().sort()).toEqual(rows.map((row) => row.name).sort());
  });

  it('reads through the pool of a role', async () => {
    await expect(prismaOn(db.web).run.findMany()).resolves.toEqual([]);
    await expect(prismaOn(db.web).project.findFirst()).resolves.toBeNull();
    await expect(prismaOn(db.member).eligibilityClaim.findMany()).resolves.toEqual([]);
  });
});
