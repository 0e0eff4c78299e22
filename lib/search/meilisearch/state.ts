import { createHash } from 'node:crypto';
import type { Index } from 'meilisearch';
import type { IndexState } from '@/lib/search/engine';
import type { MeiliProject } from '@/lib/search/meilisearch/documents';

const PAGE = 20_000;

/** All documents that meet a filter, some attributes of each, a page at a time. */
export async function* storedDocuments<Name extends keyof MeiliProject>(
  index: Index<MeiliProject>,
  fields: readonly Name[],
  filter?: string,
): AsyncGenerator<Pick<MeiliProject, Name>[]> {
  for (let offset = 0; ; offset += PAGE) {
    const { results } = await index.getDocuments<Pick<MeiliProject, Name>>({
      offset,
      limit: PAGE,
      // Every name is a text.
      fields: [...fields] as Extract<Name, string>[],
      ...(filter === undefined ? {} : { filter }),
    });
    if (results.length > 0) yield results;
    if (results.length < PAGE) return;
  }
}

/** How many documents there are, and the sum of what they stand for: the same as of the database's (fingerprint.ts). */
export async function storedState(index: Index<MeiliProject>): Promise<IndexState> {
  let documents = 0;
  let sum = 0n;
  for await (const page of storedDocuments(index, ['fyr', 'id', 'source', 'run_id'])) {
    documents += page.length;
    for (const { fyr, id, source, run_id } of page) {
      const hash = createHash('sha256').update(`${fyr}:${id}:${source}:${run_id}`).digest('hex').slice(0, 15);
      sum += BigInt(`0x${hash}`);
    }
  }
  return { documents, checksum: String(sum) };
}

/** How many documents there are of each stamp. */
export async function storedStamps(index: Index<MeiliProject>): Promise<Map<string, number>> {
  const { facetDistribution } = await index.search('', { facets: ['stamp'], page: 1, hitsPerPage: 0 });
  return new Map(Object.entries(facetDistribution?.['stamp'] ?? {}));
}
