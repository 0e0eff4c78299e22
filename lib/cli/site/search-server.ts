import path from 'node:path';
import { findMeilisearch, startMeilisearch } from '@/lib/cli/site/meilisearch';
import { dataDirectory, type Env } from '@/lib/env';
import { connect } from '@/lib/search/meilisearch/connection';
import { searchOnlyKey } from '@/lib/search/meilisearch/keys';

/** What the site and the worker are told of a Meilisearch: the site gets a key that may search and nothing else. */
export interface SearchServer {
  site: Record<string, string>;
  worker: Record<string, string>;
  stop: () => Promise<void>;
}

const NOTHING: SearchServer = { site: {}, worker: {}, stop: () => Promise.resolve() };

/**
 * The Meilisearch of the settings, or the one whose program is on the PATH, started beside the portal; without either the portal
 * searches in its database. One that cannot be reached is no reason not to start.
 * @param say told what went wrong
 */
export async function openSearchServer(env: Env, say: (line: string) => void): Promise<SearchServer> {
  try {
    return env.MEILISEARCH_HOST === undefined
      ? await startOurs(env)
      : await keysOfGiven(env, env.MEILISEARCH_HOST);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`Meilisearch: ${reason}. The portal searches in its database.`);
    return NOTHING;
  }
}

async function startOurs(env: Env): Promise<SearchServer> {
  const program = findMeilisearch();
  if (program === null) return NOTHING;
  const { host, masterKey, stop } = await startMeilisearch(
    program,
    path.join(dataDirectory(env), 'meilisearch'),
  );
  const key = await searchOnlyKey(connect(host, masterKey), env.MEILISEARCH_PREFIX).catch(
    async (error: unknown) => {
      await stop();
      throw error;
    },
  );
  return {
    site: { MEILISEARCH_HOST: host, MEILISEARCH_SEARCH_KEY: key },
    worker: { MEILISEARCH_HOST: host, MEILISEARCH_ADMIN_KEY: masterKey },
    stop,
  };
}

/** A server without keys is searched without one. */
async function keysOfGiven(env: Env, host: string): Promise<SearchServer> {
  if (env.MEILISEARCH_SEARCH_KEY !== undefined || env.MEILISEARCH_ADMIN_KEY === undefined) return NOTHING;
  const key = await searchOnlyKey(connect(host, env.MEILISEARCH_ADMIN_KEY), env.MEILISEARCH_PREFIX);
  return { ...NOTHING, site: { MEILISEARCH_SEARCH_KEY: key } };
}
