import { unseal } from '@/lib/auth/seal';
import { signHead } from '@/lib/ballot/heads';
import { signerOf } from '@/lib/ballot/signing';
import type { TestDatabase } from '@/lib/db/testing';
import type { Bytes } from '@/lib/domain/ballot/bytes';
import { grow, rootOf, treeInMemory } from '@/lib/domain/ballot/merkle';
import { purposeOfLedger } from '@/lib/services/ballot/box-keys';
import { PROCESS } from '@/lib/services/ballot/world.test-support';

/** What somebody can do to a ledger who has every right of the database, the site's secret and the ledger's key. */
export interface Tamperer {
  /** The leaves' hashes in the order of the ledger. */
  leaves: () => Promise<Bytes[]>;
  /** Puts other leaves in the place of all, with all nodes and heads made and signed anew. @param sizes of the heads */
  rewrite: (leaves: readonly Bytes[], sizes: readonly number[]) => Promise<void>;
  /** Something done with the triggers switched off. */
  force: (sql: string, values?: unknown[]) => Promise<void>;
}

const TABLES = ['node', 'tree_head', 'ballot'];

export function tamperer({ owner }: TestDatabase): Tamperer {
  const force = async (sql: string, values: unknown[] = []) => {
    for (const table of TABLES) await owner.query(`ALTER TABLE ballotbox.${table} DISABLE TRIGGER USER`);
    await owner.query(sql, values);
    for (const table of TABLES) await owner.query(`ALTER TABLE ballotbox.${table} ENABLE TRIGGER USER`);
  };
  const leaves = async () => {
    const { rows } = await owner.query<{ hash: Buffer }>(
      'SELECT hash FROM ballotbox.node WHERE level = 0 ORDER BY index',
    );
    return rows.map(({ hash }) => Uint8Array.from(hash));
  };
  const rewrite: Tamperer['rewrite'] = async (all, sizes) => {
    const { rows } = await owner.query<{ ledger: Buffer }>('SELECT ledger FROM ballotbox.secret');
    const signer = await signerOf(
      Uint8Array.from(unseal(purposeOfLedger(PROCESS), rows[0]?.ledger ?? Buffer.alloc(0))),
    );
    await force('DELETE FROM ballotbox.node');
    await force('DELETE FROM ballotbox.tree_head');
    for (const { level, index, hash } of await grow(0, all, () => Promise.resolve([])))
      await owner.query('INSERT INTO ballotbox.node VALUES ($1, $2, $3, $4)', [PROCESS, level, index, hash]);
    for (const size of sizes) {
      const root = await rootOf(size, await treeInMemory(all.slice(0, size)));
      const head = await signHead(signer, { election: PROCESS, size, root, at: '2026-12-02T00:00:00Z' });
      await owner.query('INSERT INTO ballotbox.tree_head VALUES ($1, $2, $3, $4, $5)', [
        PROCESS,
        size,
        root,
        head.at,
        head.signature,
      ]);
    }
  };
  return { leaves, rewrite, force };
}
