import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { seoulDay } from '@/lib/domain/calendar';
import { type ListProblem, type ListRow, readList, type SignedList } from '@/lib/domain/eligibility/list';
import { birthKey, personKey, type Setup } from '@/lib/services/eligibility/setup';
import { isSigned } from '@/lib/services/eligibility/signature';

/** Rows of one statement. */
const AT_ONCE = 5000;

export interface GivenList {
  bytes: Uint8Array;
  /** Ed25519 over the bytes. */
  signature: Buffer;
  now: Date;
}

export interface TakenList {
  serial: number;
  rows: number;
  rejected: SignedList['rejected'];
}

export type ImportProblem =
  | ListProblem
  | 'not-by-list'
  | 'wrong-signature'
  | 'not-utf8'
  | 'other-process'
  | 'other-namespace'
  | 'old-serial'
  | 'list-all-bad';

/**
 * Takes a signed list in over the one before it: who was confirmed already stays so. Identifiers and dates of birth are kept as keys alone;
 * bad rows by their line and reason.
 * @param setup locked for a change
 */
export async function importList(
  tx: PoolClient,
  setup: Setup,
  { bytes, signature, now }: GivenList,
): Promise<TakenList | ImportProblem> {
  if (setup.verifier !== 'list' || setup.listKey === null) return 'not-by-list';
  if (!isSigned(bytes, signature, setup.listKey)) return 'wrong-signature';
  const text = textOf(bytes);
  if (text === null) return 'not-utf8';
  const read = readList(text, await tracksOf(tx, setup.process));
  if (typeof read === 'string') return read;
  const problem = await misfitOf(tx, setup, read);
  if (problem !== null) return problem;
  await tx.query(
    `INSERT INTO identity.eligibility_list (process_id, serial, on_day, sha256, age_day, rows) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      setup.process,
      read.serial,
      seoulDay(now),
      createHash('sha256').update(bytes).digest(),
      read.ageDay,
      read.rows.length,
    ],
  );
  await tx.query('DELETE FROM identity.eligibility_list_row WHERE process_id = $1', [setup.process]);
  for (let at = 0; at < read.rows.length; at += AT_ONCE)
    await insertRows(tx, setup, read.serial, read.rows.slice(at, at + AT_ONCE));
  await tx.query(
    `INSERT INTO identity.eligibility_rejected (process_id, serial, line, reason)
     SELECT $1, $2, line, reason FROM jsonb_to_recordset($3) AS r (line integer, reason text)`,
    [setup.process, read.serial, JSON.stringify(read.rejected)],
  );
  return { serial: read.serial, rows: read.rows.length, rejected: read.rejected };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function tracksOf(tx: PoolClient, process: string): Promise<string[]> {
  const { rows } = await tx.query<{ key: string }>('SELECT key FROM process_track WHERE process_id = $1', [
    process,
  ]);
  return rows.map(({ key }) => key);
}

/** Why a list that is well signed is not this process's next one. */
async function misfitOf(tx: PoolClient, setup: Setup, list: SignedList): Promise<ImportProblem | null> {
  if (list.process !== setup.process) return 'other-process';
  if (list.namespace !== setup.namespace) return 'other-namespace';
  const { rows } = await tx.query<{ newest: number }>(
    'SELECT coalesce(max(serial), 0) AS newest FROM identity.eligibility_list WHERE process_id = $1',
    [setup.process],
  );
  // An older list, though signed, would bring back who has moved away.
  if (list.serial <= (rows[0]?.newest ?? 0)) return 'old-serial';
  return list.rows.length === 0 ? 'list-all-bad' : null;
}

async function insertRows(
  tx: PoolClient,
  setup: Setup,
  serial: number,
  rows: readonly ListRow[],
): Promise<void> {
  const namespace = setup.namespace ?? '';
  const kept = rows.map(({ identifier, birth, age, district, tracks, categories }) => ({
    key: personKey(setup, namespace, identifier).toString('hex'),
    birth: birth === null ? null : birthKey(setup, namespace, [identifier, birth]).toString('hex'),
    age,
    district,
    tracks: tracks?.join(' ') ?? null,
    categories: categories?.join(' ') ?? null,
  }));
  // In the order of their keys: where a row stands is not to tell where it stood in the list.
  const sorted = kept.sort((a, b) => (a.key < b.key ? -1 : 1));
  await tx.query(
    `INSERT INTO identity.eligibility_list_row (process_id, serial, person_key, birth_key, age, district, tracks, categories)
     SELECT $1, $2, decode(key, 'hex'), decode(birth, 'hex'), age, district, string_to_array(tracks, ' '), string_to_array(categories, ' ')
       FROM jsonb_to_recordset($3) AS r (key text, birth text, age smallint, district text, tracks text, categories text)`,
    [setup.process, serial, JSON.stringify(sorted)],
  );
}
