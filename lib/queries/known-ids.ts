import type { Pool } from 'pg';
import { type ReceiptAddress, type Scope, scopeOf } from '@/lib/domain/receipt';
import { openReceipt } from '@/lib/queries/receipts';

type Db = Pick<Pool, 'query'>;

/** The codes that were ever valid, and the newer code of each that a one-to-one change replaced. */
export interface CodeRegister {
  codes: ReadonlySet<string>;
  successors: ReadonlyMap<string, string>;
}

/**
 * Reads the register's codes. A merged or split government has no single successor: its own page stays and names them.
 */
export async function readCodeRegister(db: Db): Promise<CodeRegister> {
  const { rows } = await db.query<{ laf_cd: string; to_cd: string | null }>(
    `SELECT g.laf_cd, s.to_cd
       FROM government g
       LEFT JOIN government_succession s ON s.from_cd = g.laf_cd AND s.kind IN ('moved', 'renamed')`,
  );
  const successors = rows.flatMap(({ laf_cd, to_cd }) => (to_cd === null ? [] : [[laf_cd, to_cd] as const]));
  return { codes: new Set(rows.map((row) => row.laf_cd)), successors: new Map(successors) };
}

/** Whether a project with this id is or was served: removed ones keep their page. */
export async function projectExists(db: Db, id: string): Promise<boolean> {
  return exists(db, 'SELECT EXISTS (SELECT FROM project WHERE id = $1 AND serving)', id);
}

/** Whether there is a participatory budget with this id, and it is public. */
export async function processExists(db: Db, id: string): Promise<boolean> {
  return exists(db, 'SELECT EXISTS (SELECT FROM process WHERE id = $1 AND published_at IS NOT NULL)', id);
}

/** Whether a participatory budget has a proposal of this number that was handed in. @param number a positive integer of at most nine digits */
export async function proposalExists(db: Db, id: string, number: number): Promise<boolean> {
  const sql =
    'SELECT EXISTS (SELECT FROM proposal WHERE process_id = $1 AND number = $2 AND state IS NOT NULL)';
  return exists(db, sql, id, number);
}

/** The proposal that one went into; null where it went into none. */
export async function mergedInto(db: Db, id: string, number: number): Promise<number | null> {
  const { rows } = await db.query<{ into: number | null }>(
    'SELECT merged_into AS into FROM proposal WHERE process_id = $1 AND number = $2',
    [id, number],
  );
  return rows[0]?.into ?? null;
}

/** Whether there is a question of this number, hidden ones too: their pages say why. */
export async function questionExists(db: Db, number: number): Promise<boolean> {
  return exists(db, 'SELECT EXISTS (SELECT FROM question WHERE id = $1)', number);
}

/** What must be there for a scope to name something: $1 is its id, $2 the fiscal year; each takes both. */
const SCOPES: Record<Exclude<Scope['kind'], 'peers'>, string> = {
  // A project is of one fiscal year: its id is made of it.
  project: 'SELECT FROM project WHERE id = $1 AND fyr = $2::int',
  government: 'SELECT FROM government WHERE laf_cd = $1 AND $2::int > 0',
  sido: `SELECT FROM government WHERE laf_cd = $1 AND tier = 'upper' AND $2::int > 0`,
  tier: 'SELECT WHERE $1 = $1 AND $2::int > 0',
};

/** Whether a receipt's run has ended well, so that figures can be known by it, and its scope names something. */
export async function receiptExists(db: Db, address: ReceiptAddress): Promise<boolean> {
  const { run, year, scope: text } = address;
  const scope = scopeOf(text);
  // Both need the register: whether there is such a group, and whether residents were counted.
  if (scope.kind === 'peers' || address.residents !== undefined)
    return (await openReceipt(db, address)) !== null;
  const sql = `SELECT EXISTS (SELECT FROM run WHERE id = $3 AND state = 'done') AND EXISTS (${SCOPES[scope.kind]}) AS exists`;
  const { rows } = await db.query<{ exists: boolean }>(sql, [text.slice(text.indexOf('-') + 1), year, run]);
  return rows[0]?.exists ?? false;
}

async function exists(db: Db, sql: string, ...ids: (string | number)[]): Promise<boolean> {
  const { rows } = await db.query<{ exists: boolean }>(sql, ids);
  return rows[0]?.exists ?? false;
}
