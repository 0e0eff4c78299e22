import type { Index, Meilisearch } from 'meilisearch';
import type { PoolClient } from 'pg';
import type { SearchWriter } from '@/lib/search/engine';
import { finished, type MeiliIndexes, projectsIndex } from '@/lib/search/meilisearch/connection';
import { keyOf, meiliProjectOf, type MeiliProject } from '@/lib/search/meilisearch/documents';
import { writeReferences } from '@/lib/search/meilisearch/references';
import { PROJECT_SETTINGS } from '@/lib/search/meilisearch/settings';
import { storedDocuments } from '@/lib/search/meilisearch/state';
import { ALL_SERVED, projectBatches, readUppers, SERVED_OF_RUNS } from '@/lib/search/source-rows';

type Projects = Index<MeiliProject>;
/** What the server was told to do. */
interface Task {
  taskUid: number;
}

/** Projects that the runs changed and that no source serves any more. */
const UNSERVED_OF_RUNS = `
  SELECT DISTINCT fyr, id FROM project p WHERE run_id = ANY($1::bigint[]) AND NOT serving
     AND NOT EXISTS (SELECT FROM project q WHERE q.fyr = p.fyr AND q.id = p.id AND q.serving)`;
const HANDED_OVER = 'SELECT DISTINCT fyr, laf_cd FROM serving_change WHERE run_id = ANY($1::bigint[])';
const SERVED_OF_YEAR = `${ALL_SERVED} AND p.fyr = $1`;

/** An index with the settings of this version. Existing documents are brought into their form by the server itself. */
async function prepare(client: Meilisearch, uid: string): Promise<void> {
  await client.updateExperimentalFeatures({ containsFilter: true });
  await finished(client, [
    await client.createIndex(uid, { primaryKey: 'key' }),
    await client.index(uid).updateSettings(PROJECT_SETTINGS),
  ]);
}

/** What is stored of some documents: their hash by their key. */
async function storedHashes(index: Projects, filter: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for await (const page of storedDocuments(index, ['key', 'hash'], filter))
    page.forEach(({ key, hash }) => hashes.set(key, hash));
  return hashes;
}

const keysIn = (keys: readonly string[]) => `key IN [${keys.map((key) => `"${key}"`).join(', ')}]`;

/** Meilisearch's writing half. Needs a key that may manage these indexes. */
class MeiliWriter implements SearchWriter {
  readonly name = 'meilisearch';
  readonly version = 1;
  private referred = false;

  constructor(
    private readonly client: Meilisearch,
    private readonly indexes: MeiliIndexes,
  ) {}

  async index(transaction: PoolClient, runIds: readonly string[]): Promise<number> {
    await this.references(transaction);
    const index = await this.projects();
    const uppers = await readUppers(transaction);
    const tasks: Task[] = [];
    let changed = 0;
    for await (const projects of projectBatches(transaction, SERVED_OF_RUNS, [runIds])) {
      const documents = projects.map((project) => meiliProjectOf(project, uppers));
      const stored = await storedHashes(index, keysIn(documents.map(({ key }) => key)));
      changed += await this.send(index, documents, { stored, tasks });
    }
    await finished(this.client, tasks);
    return changed + (await this.removeOfRuns(transaction, index, runIds));
  }

  async repair(transaction: PoolClient): Promise<number> {
    const index = await this.projects();
    const uppers = await readUppers(transaction);
    const tasks: Task[] = [];
    let changed = 0;
    for (const year of await this.years(transaction, index)) {
      const stored = await storedHashes(index, `fyr = ${year}`);
      for await (const projects of projectBatches(transaction, SERVED_OF_YEAR, [year])) {
        const documents = projects.map((project) => meiliProjectOf(project, uppers));
        changed += await this.send(index, documents, { stored, tasks });
        projects.forEach((project) => stored.delete(keyOf(project)));
      }
      changed += await this.remove(index, [...stored.keys()]);
    }
    await finished(this.client, tasks);
    return changed;
  }

  async rebuild(transaction: PoolClient): Promise<number> {
    const { client, indexes } = this;
    await this.references(transaction);
    await client.deleteIndexIfExists(indexes.next);
    await prepare(client, indexes.next);
    const next = client.index<MeiliProject>(indexes.next);
    const uppers = await readUppers(transaction);
    const tasks: Task[] = [];
    let written = 0;
    for await (const projects of projectBatches(transaction, ALL_SERVED, [])) {
      tasks.push(await next.addDocuments(projects.map((project) => meiliProjectOf(project, uppers))));
      written += projects.length;
    }
    await finished(client, tasks);
    // A server that has none yet has nothing to swap with.
    await this.projects();
    await finished(client, [
      await client.swapIndexes([{ indexes: [indexes.projects, indexes.next], rename: false }]),
    ]);
    await finished(client, [await client.deleteIndex(indexes.next)]);
    return written;
  }

  /** The small lists, once for each life of the worker: they change with the program alone. */
  private async references(transaction: PoolClient): Promise<void> {
    if (this.referred) return;
    await writeReferences(this.client, this.indexes, transaction);
    this.referred = true;
  }

  private async projects(): Promise<Projects> {
    const index = projectsIndex(this.client, this.indexes);
    const there = await index.getRawInfo().then(
      () => true,
      () => false,
    );
    if (!there) await prepare(this.client, this.indexes.projects);
    return index;
  }

  /** Sends what is not stored as it is; the task is to be waited for. @returns how many documents */
  private async send(
    index: Projects,
    documents: readonly MeiliProject[],
    { stored, tasks }: { stored: ReadonlyMap<string, string>; tasks: Task[] },
  ): Promise<number> {
    const changed = documents.filter(({ key, hash }) => stored.get(key) !== hash);
    if (changed.length > 0) tasks.push(await index.addDocuments(changed));
    return changed.length;
  }

  private async remove(index: Projects, keys: readonly string[]): Promise<number> {
    if (keys.length > 0) await finished(this.client, [await index.deleteDocuments([...keys])]);
    return keys.length;
  }

  /** Removes what the runs left unserved, and of government-years handed over what the new source does not have. */
  private async removeOfRuns(
    transaction: PoolClient,
    index: Projects,
    runIds: readonly string[],
  ): Promise<number> {
    const { rows } = await transaction.query<{ fyr: number; id: string }>(UNSERVED_OF_RUNS, [runIds]);
    let removed = 0;
    for (let at = 0; at < rows.length; at += 4000) {
      const stored = await storedHashes(index, keysIn(rows.slice(at, at + 4000).map(keyOf)));
      removed += await this.remove(index, [...stored.keys()]);
    }
    const handed = await transaction.query<{ fyr: number; laf_cd: string }>(HANDED_OVER, [runIds]);
    for (const { fyr, laf_cd } of handed.rows) {
      const stored = await storedHashes(index, `fyr = ${fyr} AND laf_cd = "${laf_cd}"`);
      const served = await transaction.query<{ fyr: number; id: string }>(
        'SELECT fyr, id FROM project WHERE fyr = $1 AND laf_cd = $2 AND serving',
        [fyr, laf_cd],
      );
      served.rows.forEach((project) => stored.delete(keyOf(project)));
      removed += await this.remove(index, [...stored.keys()]);
    }
    return removed;
  }

  /** Every fiscal year that the database or the index has. */
  private async years(transaction: PoolClient, index: Projects): Promise<number[]> {
    const { rows } = await transaction.query<{ fyr: number }>(
      'SELECT DISTINCT fyr FROM project WHERE serving',
    );
    const { facetDistribution } = await index.search('', { facets: ['fyr'], limit: 0 });
    const stored = Object.keys(facetDistribution?.['fyr'] ?? {}).map(Number);
    return [...new Set([...rows.map(({ fyr }) => fyr), ...stored])].sort();
  }
}

export function meilisearchWriter(client: Meilisearch, indexes: MeiliIndexes): SearchWriter {
  return new MeiliWriter(client, indexes);
}
