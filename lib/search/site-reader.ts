import { sitePool } from '@/lib/db/site-pool';
import { readEnv } from '@/lib/env';
import { ANSWER_MS, type SearchReader } from '@/lib/search/engine';
import { withFallback } from '@/lib/search/fallback';
import { connect, indexNames } from '@/lib/search/meilisearch/connection';
import { meilisearchReader } from '@/lib/search/meilisearch/reader';
import { postgresReader } from '@/lib/search/postgres/reader';

let reader: SearchReader | undefined;

/** The engine that the site's settings name: Meilisearch with PostgreSQL behind it, or PostgreSQL alone. */
export function siteReader(): SearchReader {
  reader ??= readerOf(readEnv());
  return reader;
}

function readerOf(env: ReturnType<typeof readEnv>): SearchReader {
  const postgres = postgresReader(sitePool());
  if (env.MEILISEARCH_HOST === undefined) return postgres;
  // A visitor does not wait longer for an engine that does not answer.
  const client = connect(env.MEILISEARCH_HOST, env.MEILISEARCH_SEARCH_KEY, ANSWER_MS);
  return withFallback(meilisearchReader(client, indexNames(env.MEILISEARCH_PREFIX)), postgres);
}
