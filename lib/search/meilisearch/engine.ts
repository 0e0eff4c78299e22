import type { Env } from '@/lib/env';
import type { FollowingEngine } from '@/lib/search/follow';
import { connect, indexNames, projectsIndex } from '@/lib/search/meilisearch/connection';
import { storedStamps } from '@/lib/search/meilisearch/state';
import { meilisearchWriter } from '@/lib/search/meilisearch/writer';

type Settings = Pick<Env, 'MEILISEARCH_HOST' | 'MEILISEARCH_ADMIN_KEY' | 'MEILISEARCH_PREFIX'>;

/** The Meilisearch that the settings name, for the worker: with the key that may write. Null where they name none. */
export function followingMeilisearch(env: Settings): FollowingEngine | null {
  if (env.MEILISEARCH_HOST === undefined) return null;
  const client = connect(env.MEILISEARCH_HOST, env.MEILISEARCH_ADMIN_KEY);
  const indexes = indexNames(env.MEILISEARCH_PREFIX);
  return {
    writer: meilisearchWriter(client, indexes),
    stamps: () => storedStamps(projectsIndex(client, indexes)),
  };
}
