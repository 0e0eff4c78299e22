import { ceremonyOf } from '@/lib/domain/ballot/ceremony';
import type { CeremonyPage, Extension, VoteFacts } from '@/lib/domain/ballot/vote-facts';
import { readRules } from '@/lib/domain/participation/rules-document';
import type { Db } from '@/lib/queries/process/lines';

/** The hash of a process's frozen rules, hexadecimal; null: they were not frozen. */
export async function findRulesHash(db: Db, id: string): Promise<string | null> {
  const { rows } = await db.query<{ hash: string }>(
    `SELECT encode(rules_sha256, 'hex') AS hash FROM election WHERE process_id = $1`,
    [id],
  );
  return rows[0]?.hash ?? null;
}

/** What every page of a process says of its vote; null: its rules were not frozen. */
export async function findVoteFacts(db: Db, id: string): Promise<VoteFacts | null> {
  const rulesHash = await findRulesHash(db, id);
  if (rulesHash === null) return null;
  const { rows } = await db.query<{ detail: Extension }>(
    `SELECT detail FROM election_decision WHERE process_id = $1 AND kind = 'extend' AND outcome = 'confirmed' ORDER BY id`,
    [id],
  );
  return { rulesHash, extensions: rows.map(({ detail }) => detail) };
}

/** What the page of the ceremony is made of; null: there is no such process, or it is a draft. */
export async function findCeremony(db: Db, id: string): Promise<CeremonyPage | null> {
  const { rows } = await db.query<{
    ko: string;
    en: string;
    rules: Buffer | null;
    hash: string | null;
    ceremony: unknown;
    mark: string | null;
  }>(
    `SELECT p.title_ko AS ko, p.title_en AS en, e.rules, encode(e.rules_sha256, 'hex') AS hash, e.ceremony,
            encode(sha256(e.encryption_key), 'hex') AS mark
       FROM process p LEFT JOIN election e ON e.process_id = p.id WHERE p.id = $1 AND p.published_at IS NOT NULL`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const vote = row.rules === null ? undefined : readRules(Uint8Array.from(row.rules)).vote;
  return {
    id,
    titles: { ko: row.ko, en: row.en },
    vote: vote === undefined || row.hash === null ? null : { rulesHash: row.hash, key: vote.key },
    document: ceremonyOf(row.ceremony),
    keyMark: row.mark,
  };
}
