import type { Meilisearch } from 'meilisearch';

const NAME = 'Open Gotgan, search only';

/** A key that may search this portal's indexes and nothing else: the one made before, or a new one. */
export async function searchOnlyKey(client: Meilisearch, prefix: string): Promise<string> {
  const indexes = [`${prefix}*`];
  const { results } = await client.getKeys({ limit: 1000 });
  const known = results.find(
    (key) => key.name === NAME && key.indexes.join() === indexes.join() && key.actions.join() === 'search',
  );
  if (known !== undefined) return known.key;
  const made = await client.createKey({ name: NAME, actions: ['search'], indexes, expiresAt: null });
  return made.key;
}
