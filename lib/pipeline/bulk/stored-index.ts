import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { HASH_VERSION } from '@/lib/domain/project/row-hash';
import { type SourceName } from '@/lib/sources/source';
import { type Governments } from '@/lib/pipeline/bulk/governments';
import { ALIVE, AMBIGUOUS, STORED, YearIndex } from '@/lib/pipeline/bulk/year-index';
import { hashesOfImages } from '@/lib/pipeline/stored';

const HEADER = 19;
const FIELDS = 6;
const HASH_BYTES = 32;
const ANEW = 2000;

/** The projects of a source in a year as they are stored, read by COPY in its binary format. */
export async function readStored(
  pool: pg.Pool,
  source: SourceName,
  year: number,
  governments: Governments,
): Promise<YearIndex> {
  const index = new YearIndex();
  const outdated: number[] = [];
  const client = await pool.connect();
  let whole = false;
  try {
    const query = `SELECT id, laf_cd, row_hash, as_of, removed_as_of, current_budget FROM project WHERE source = '${source}' AND fyr = ${Math.trunc(year)}`;
    const stream = client.query(copyTo(`COPY (${query}) TO STDOUT (FORMAT binary)`));
    let rest: Buffer = Buffer.alloc(0);
    let first = true;
    // A COPY stream gives buffers.
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const from = first ? HEADER : 0;
      if (bytes.length < from) {
        rest = bytes;
        continue;
      }
      first = false;
      rest = bytes.subarray(takeTuples(bytes, from, index, governments, outdated));
    }
    whole = true;
  } finally {
    client.release(!whole);
  }
  await hashAnew(pool, source, index, outdated);
  return index;
}

/** @returns where the first tuple begins that is not whole */
function takeTuples(
  bytes: Buffer,
  from: number,
  index: YearIndex,
  governments: Governments,
  outdated: number[],
): number {
  let at = from;
  for (;;) {
    const end = endOfTuple(bytes, at);
    if (end === -1) return at;
    takeTuple(bytes, at + 2, index, governments, outdated);
    at = end;
  }
}

function endOfTuple(bytes: Buffer, from: number): number {
  if (from + 2 > bytes.length || bytes.readInt16BE(from) !== FIELDS) return -1;
  let at = from + 2;
  for (let field = 0; field < FIELDS; field += 1) {
    if (at + 4 > bytes.length) return -1;
    at += 4 + Math.max(bytes.readInt32BE(at), 0);
  }
  return at > bytes.length ? -1 : at;
}

function takeTuple(
  bytes: Buffer,
  from: number,
  index: YearIndex,
  governments: Governments,
  outdated: number[],
): void {
  const idEnd = from + 4 + bytes.readInt32BE(from);
  const codeEnd = idEnd + 4 + bytes.readInt32BE(idEnd);
  const hashEnd = codeEnd + 4 + bytes.readInt32BE(codeEnd);
  const asOf = bytes.readInt32BE(hashEnd + 4);
  const removed = bytes.readInt32BE(hashEnd + 8) === -1 ? null : bytes.readInt32BE(hashEnd + 12);
  const budget = hashEnd + (removed === null ? 12 : 16);
  let code = 0;
  for (let at = idEnd + 4; at < codeEnd; at += 1) code = code * 10 + ((bytes[at] ?? 0) - 0x30);
  const isCurrent = bytes[codeEnd + 4] === HASH_VERSION && hashEnd - codeEnd - 4 === 1 + HASH_BYTES;
  const entry = index.addStored(bytes, {
    id: from + 4,
    // Of an outdated row the id stands for the hash until that is known.
    hash: isCurrent ? codeEnd + 5 : from + 4,
    // A code that the register lost has no rows in any input.
    government: governments.at(code) & 0xffff,
    flags: removed === null ? STORED | ALIVE : STORED,
  });
  index.days[entry] = Math.max(asOf, removed ?? asOf);
  index.budgets[entry] = int8(bytes, budget);
  if (!isCurrent) outdated.push(entry);
}

/** A field of a whole number of 64 bits, within the safe ones; NaN where there is none. */
function int8(bytes: Buffer, at: number): number {
  if (bytes.readInt32BE(at) === -1) return NaN;
  return bytes.readInt32BE(at + 4) * 2 ** 32 + bytes.readUInt32BE(at + 8);
}

/** Rows stored under an older version of the hash get the hash of today: what did not change stays unchanged. */
async function hashAnew(
  pool: pg.Pool,
  source: SourceName,
  index: YearIndex,
  outdated: readonly number[],
): Promise<void> {
  for (let from = 0; from < outdated.length; from += ANEW) {
    const entries = outdated.slice(from, from + ANEW);
    const hashes = await hashesOfImages(
      pool,
      source,
      entries.map((entry) => index.textOf(entry)),
    );
    for (const entry of entries) giveHash(index, entry, hashes.get(index.textOf(entry)) ?? '');
  }
}

function giveHash(index: YearIndex, entry: number, hex: string): void {
  const hash = Buffer.from(hex, 'hex').toString('latin1');
  const twin = index.findByHash(hash);
  index.setHash(entry, hash);
  if (twin === -1) return;
  index.mark(twin, AMBIGUOUS);
  index.mark(entry, AMBIGUOUS);
}
