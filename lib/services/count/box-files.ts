import type { Pool, PoolClient } from 'pg';
import { toBase64, toHex } from '@/lib/domain/ballot/bytes';
import { type ElectionText, headsText, leafText, sealedText } from '@/lib/domain/ballot/count-export';
import { canonicalJson } from '@/lib/domain/participation/canonical-json';
import { sha256 } from '@/lib/ballot/digest';
import type { Election } from '@/lib/services/ballot/election';
import { allHeads } from '@/lib/services/ballot/ledger';

/** So many leaves are held at a time. */
const AT_ONCE = 2000;

/** `heads.json`. @param db with any of the rights of the site */
export async function headsFile(
  db: Pool | PoolClient,
  { id, ledgerKey }: Pick<Election, 'id' | 'ledgerKey'>,
): Promise<string> {
  return headsText(ledgerKey, id, await allHeads(db, id));
}

/** A leaf, and the sealed ballot that it stands for, as lines of their files. */
export interface BoxLine {
  leaf: string;
  sealed: () => string;
}

interface Row {
  leaf_hash: Buffer;
  track: string;
  public_key: Buffer;
  credential: Buffer;
  counter: number;
  ciphertext: Buffer;
  signature: Buffer;
}

/**
 * What was cast, in the order of the ledger, a part at a time: once the box is closed; before that there is nothing.
 * @param pool with the rights of role gotgan_ballot
 */
export async function* boxLines(pool: Pool, process: string): AsyncGenerator<readonly BoxLine[]> {
  const tx = await pool.connect();
  try {
    await tx.query('BEGIN READ ONLY');
    await tx.query(
      `DECLARE leaves NO SCROLL CURSOR FOR
       SELECT b.* FROM ballotbox.node n JOIN ballotbox.cast_ballots($1) b ON b.leaf_hash = n.hash
        WHERE n.process_id = $1 AND n.level = 0 ORDER BY n.index`,
      [process],
    );
    for (;;) {
      const { rows } = await tx.query<Row>(`FETCH ${AT_ONCE} FROM leaves`);
      if (rows.length === 0) return;
      yield await Promise.all(rows.map(lineOf));
    }
  } finally {
    await tx.query('ROLLBACK').catch(() => undefined);
    tx.release();
  }
}

async function lineOf({
  leaf_hash,
  public_key,
  ciphertext,
  credential,
  signature,
  ...row
}: Row): Promise<BoxLine> {
  const own = (bytes: Buffer) => Uint8Array.from(bytes);
  const leaf = leafText({
    ...row,
    publicKey: own(public_key),
    credential: own(credential),
    ciphertextHash: await sha256(own(ciphertext)),
    signature: own(signature),
  });
  return { leaf, sealed: () => sealedText(leaf_hash, ciphertext) };
}

/** `election.json`. @param member with the rights of role gotgan_member @param files SHA-256 of the other files */
export async function electionFile(
  member: Pool,
  election: Election,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const { id, rulesHash, ledgerKey, paperKey, encryptionKey, tracks, ceremony, closedAt } = election;
  if (encryptionKey === null || closedAt === null) throw new RangeError(`the box of ${id} is not closed`);
  const { rows: numbers } = await member.query<{
    track: string;
    eligible: string;
    credentials: string;
    paper: string;
  }>('SELECT * FROM identity.numbers($1)', [id]);
  const { rows: decisions } = await member.query<Record<string, unknown>>(
    `SELECT kind, detail, to_json(proposed_at) AS proposed_at, to_json(answered_at) AS answered_at, outcome
       FROM election_decision WHERE process_id = $1 ORDER BY id`,
    [id],
  );
  const text: ElectionText = {
    format: 'gotgan-election/1',
    election: id,
    unit: await unitOf(member, id),
    rules_sha256: toHex(rulesHash),
    ledger_key: toBase64(ledgerKey),
    paper_key: toBase64(paperKey),
    encryption_key: toBase64(encryptionKey),
    tracks: { ...tracks },
    ceremony,
    decisions,
    begins: election.begins.toISOString(),
    ends: election.ends.toISOString(),
    closed_at: closedAt.toISOString(),
    numbers: Object.fromEntries(
      numbers.map(({ track, eligible, credentials, paper }) => [
        track,
        { eligible: Number(eligible), credentials: Number(credentials), paper: Number(paper) },
      ]),
    ),
    files: { ...files },
  };
  return canonicalJson(text);
}

async function unitOf(member: Pool, process: string): Promise<string> {
  const { rows } = await member.query<{ name: string }>(
    `SELECT n.name_ko AS name FROM process p JOIN government_name n USING (laf_cd) WHERE p.id = $1 ORDER BY n.valid_from DESC LIMIT 1`,
    [process],
  );
  return rows[0]?.name ?? process;
}
