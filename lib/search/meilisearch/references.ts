import type { Meilisearch, Settings } from 'meilisearch';
import type { PoolClient } from 'pg';
import { GLOSSARY } from '@/lib/domain/glossary';
import { initialsOf, type References, shadowOf, synonymGroups } from '@/lib/domain/search';
import { finished, type MeiliIndexes } from '@/lib/search/meilisearch/connection';

/** A government or a glossary term, as Meilisearch looks them up: a few hundred, searched in as text. */
interface Reference {
  key: string;
  names: string[];
  /** Without spaces, and their initial consonants. */
  shadows: string[];
}

const MOST = 20;

/** All words must be met; names forgive a slip, codes and numbers do not. */
export const REFERENCE_SETTINGS: Settings = {
  searchableAttributes: ['names', 'shadows', 'key'],
  filterableAttributes: ['key'],
  synonyms: Object.fromEntries(
    synonymGroups().flatMap((group) => group.map((one) => [one, group.filter((other) => other !== one)])),
  ),
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 3, twoTypos: 9 },
    disableOnNumbers: true,
    disableOnAttributes: ['key'],
  },
};

const GOVERNMENTS = `
  SELECT laf_cd AS key, array_agg(DISTINCT name) AS names
    FROM government_name CROSS JOIN LATERAL (VALUES (name_ko), (short_ko), (name_en)) n (name)
   WHERE name IS NOT NULL GROUP BY laf_cd ORDER BY laf_cd`;

function referenceOf(key: string, names: readonly string[]): Reference {
  const shadows = names.map(shadowOf);
  return { key, names: [...names], shadows: [...shadows, ...shadows.map(initialsOf)] };
}

/** Writes both lists anew. */
export async function writeReferences(
  client: Meilisearch,
  indexes: MeiliIndexes,
  transaction: PoolClient,
): Promise<void> {
  const { rows } = await transaction.query<{ key: string; names: string[] }>(GOVERNMENTS);
  const lists = [
    { uid: indexes.governments, references: rows.map(({ key, names }) => referenceOf(key, names)) },
    { uid: indexes.glossary, references: GLOSSARY.map(({ id, ko, en }) => referenceOf(id, [ko, en])) },
  ];
  for (const { uid, references } of lists) {
    await client.createIndex(uid, { primaryKey: 'key' });
    const index = client.index<Reference>(uid);
    await finished(client, [
      await index.updateSettings(REFERENCE_SETTINGS),
      await index.deleteAllDocuments(),
      await index.addDocuments(references),
    ]);
  }
}

/** What a text may stand for: see `SearchReader.refer`. */
export async function refer(client: Meilisearch, indexes: MeiliIndexes, text: string): Promise<References> {
  const asked = (indexUid: string) => ({
    indexUid,
    q: text,
    matchingStrategy: 'all' as const,
    limit: MOST,
    attributesToRetrieve: ['key'],
  });
  const { results } = await client.multiSearch({
    queries: [asked(indexes.governments), asked(indexes.glossary)],
  });
  const [governments = [], terms = []] = results.map(({ hits }) => hits.map(({ key }) => String(key)));
  return { governments, terms };
}
