import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import { findMeilisearch, startMeilisearch } from '@/lib/cli/site/meilisearch';
import { readEnv } from '@/lib/env';
import { drainSearch, rebuildSearch } from '@/lib/search/drain';
import type { SearchReader } from '@/lib/search/engine';
import { followSearch, type FollowingEngine } from '@/lib/search/follow';
import { connect, indexNames, projectsIndex } from '@/lib/search/meilisearch/connection';
import { meilisearchReader } from '@/lib/search/meilisearch/reader';
import { storedStamps } from '@/lib/search/meilisearch/state';
import { meilisearchWriter } from '@/lib/search/meilisearch/writer';
import { postgresReader } from '@/lib/search/postgres/reader';

/** An engine over one database, as a bench drives it. */
export interface BenchEngine {
  reader: SearchReader;
  /** Makes all documents anew beside those in use. */
  rebuild: () => Promise<unknown>;
  /** Brings what a run changed. */
  follow: () => Promise<unknown>;
  close: () => Promise<void>;
}

export interface BenchServer {
  engine: 'postgresql' | 'meilisearch';
  version: string;
  /** @param pools of one database, with the sync role's and the site's rights */
  open: (pools: { sync: Pool; web: Pool }) => BenchEngine;
  stop: () => Promise<void>;
}

const POSTGRES: BenchServer = {
  engine: 'postgresql',
  version: 'embedded',
  open: ({ sync, web }) => ({
    reader: postgresReader(web),
    rebuild: () => rebuildSearch(sync),
    follow: () => drainSearch(sync),
    close: () => Promise.resolve(),
  }),
  stop: () => Promise.resolve(),
};

/** The engines that are there: PostgreSQL, and a Meilisearch that is named or whose program is on the PATH. */
export async function benchServers(): Promise<BenchServer[]> {
  const meilisearch = await openMeilisearch();
  return meilisearch === null ? [POSTGRES] : [POSTGRES, meilisearch];
}

async function openMeilisearch(): Promise<BenchServer | null> {
  const { MEILISEARCH_HOST: given, MEILISEARCH_ADMIN_KEY: key } = readEnv();
  if (given !== undefined) return serverAt(given, key, () => Promise.resolve());
  const program = findMeilisearch();
  if (program === null) return null;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-bench-meilisearch-'));
  const { host, masterKey, stop } = await startMeilisearch(program, folder);
  return serverAt(host, masterKey, async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });
}

async function serverAt(
  host: string,
  key: string | undefined,
  stop: () => Promise<void>,
): Promise<BenchServer> {
  const client = connect(host, key);
  const { pkgVersion } = await client.getVersion();
  return {
    engine: 'meilisearch',
    version: pkgVersion,
    open: ({ sync }) => {
      const indexes = indexNames(`bench_${randomBytes(4).toString('hex')}_`);
      const engine: FollowingEngine = {
        writer: meilisearchWriter(client, indexes),
        stamps: () => storedStamps(projectsIndex(client, indexes)),
      };
      return {
        reader: meilisearchReader(client, indexes),
        rebuild: async () => {
          // As after an upgrade that gives documents another form.
          await sync.query(`UPDATE search_state SET version = 0 WHERE engine = $1`, [engine.writer.name]);
          return followSearch(sync, engine);
        },
        follow: () => followSearch(sync, engine),
        close: async () => void (await client.deleteIndexIfExists(indexes.projects)),
      };
    },
    stop,
  };
}
