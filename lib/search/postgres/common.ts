import type { PoolClient } from 'pg';
import { type Match, type Term, wordsOf } from '@/lib/domain/search';
import type { SearchQuery } from '@/lib/search/engine';
import { filterConditions, groupConditions } from '@/lib/search/postgres/conditions';
import { gramsOfTerm } from '@/lib/search/postgres/grams';
import { all, Parameters } from '@/lib/search/postgres/parameters';

/**
 * Texts that very many names have: reading all that have them, to count them and to find the first page, would take as long as
 * reading the table. Their groups are counted beforehand, by the way in which a name has them.
 */
export type CommonMatch = Exclude<Match, 'government'>;
export const COMMON_MATCHES = ['exact', 'prefix', 'word', 'part'] as const satisfies readonly CommonMatch[];

/** In how many documents of a hundred a word must be to be counted beforehand, and in how many at least. */
const SHARE = 0.004;
const LEAST = 2000;
const MOST_TEXTS = 120;

/** How a name has a text; null where it has not. */
export function commonMatch(
  text: string,
  { shadow, words }: { shadow: string; words: string },
): CommonMatch | null {
  if (!shadow.includes(text)) return null;
  if (shadow === text) return 'exact';
  if (shadow.startsWith(text)) return 'prefix';
  return words.includes(` ${text} `) ? 'word' : 'part';
}

/** The text of a query that is one word, and one counted beforehand as far as its kind tells; else null. */
export function commonText({ terms, excluded, conditions: { ranges } }: SearchQuery): string | null {
  const [term, ...others] = terms;
  if (term === undefined || others.length > 0 || excluded.length > 0 || !isPlain(term)) return null;
  const amounts = [ranges.current, ranges.spent, ranges.rate];
  return amounts.every((range) => range === null) ? term.text : null;
}

function isPlain({ kind, also, governments, code }: Term): boolean {
  return kind === 'text' && also.length === 0 && governments.length === 0 && code === null;
}

/** How many documents under all conditions and filters have the text in each way; null where it is not counted beforehand. */
export async function commonCounts(
  client: PoolClient,
  query: SearchQuery,
  text: string,
): Promise<Record<CommonMatch, number> | null> {
  const parameters = new Parameters();
  const sums = COMMON_MATCHES.map((match) => `coalesce(sum(${match}), 0)::int AS ${match}`).join(', ');
  const where = all([
    ...groupConditions(query, parameters, 'removed'),
    ...filterConditions(query.filters, parameters),
  ]);
  const { rows } = await client.query<Record<CommonMatch, number> & { there: boolean }>(
    `SELECT EXISTS (SELECT FROM search_common WHERE text = ${parameters.add(text)}) AS there, ${sums}
       FROM search_common JOIN search_group ON id = group_id WHERE text = ${parameters.add(text)} AND ${where}`,
    parameters.values,
  );
  const [row] = rows;
  return row?.there === true ? row : null;
}

/** The table of the documents that are searched, or of those that will be. */
type Documents = 'search_document' | 'search_document_next';

/** The groups of one text, by the way in which names have it. */
const countText = (documents: Documents) => `
  INSERT INTO search_common (text, group_id, exact, prefix, word, part)
  SELECT $1::text, group_id, count(*) FILTER (WHERE how = 'exact'), count(*) FILTER (WHERE how = 'prefix'),
         count(*) FILTER (WHERE how = 'word'), count(*) FILTER (WHERE how = 'part')
    FROM (SELECT group_id, CASE WHEN shadow = $1::text THEN 'exact' WHEN shadow LIKE $1::text || '%' THEN 'prefix'
                                WHEN words LIKE '% ' || $1::text || ' %' THEN 'word' ELSE 'part' END AS how
            FROM ${documents} WHERE grams @> $2::int[] AND shadow LIKE '%' || $1::text || '%') had
   GROUP BY group_id`;

/**
 * Chooses the words that most names have and counts them anew. Called when all documents were written.
 * @param least in how many documents a word must be at least
 */
export async function countCommonTexts(
  transaction: PoolClient,
  { least = LEAST, documents = 'search_document' }: { least?: number; documents?: Documents } = {},
): Promise<void> {
  await transaction.query('DELETE FROM search_common');
  const { rows } = await transaction.query<{ text: string }>(
    `SELECT text FROM (SELECT unnest(string_to_array(btrim(words), ' ')) AS text FROM ${documents}) said
      WHERE length(text) BETWEEN 1 AND 12
      GROUP BY text HAVING count(*) >= greatest($1::int, $2::float8 * (SELECT count(*) FROM ${documents}))
      ORDER BY count(*) DESC, text LIMIT $3`,
    [least, SHARE, MOST_TEXTS],
  );
  for (const { text } of rows)
    await transaction.query(countText(documents), [text, gramsOfTerm(text, 'text')]);
}

/** A name as a group counts it. */
export interface CountedName {
  group: number;
  name: string;
  shadow: string;
}

/** The texts counted beforehand, each looked up after the one before it: a text has thousands of groups. */
const TEXTS = `
  WITH RECURSIVE texts AS (
    SELECT min(text) AS text FROM search_common
    UNION ALL SELECT (SELECT min(c.text) FROM search_common c WHERE c.text > texts.text) FROM texts WHERE texts.text IS NOT NULL)
  SELECT text FROM texts WHERE text IS NOT NULL`;

/** Moves the counts by what documents were and what they are. */
export async function moveCommonCounts(
  transaction: PoolClient,
  gone: readonly CountedName[],
  come: readonly CountedName[],
): Promise<void> {
  if (gone.length + come.length === 0) return;
  const { rows } = await transaction.query<{ text: string }>(TEXTS);
  if (rows.length === 0) return;
  const moved = new Map<string, Record<CommonMatch, number>>();
  const note = ({ group, name, shadow }: CountedName, by: number) => {
    const words = wordsOf(name);
    for (const { text } of rows) {
      const match = commonMatch(text, { shadow, words });
      if (match === null) continue;
      const key = `${text} ${group}`;
      const counts = moved.get(key) ?? { exact: 0, prefix: 0, word: 0, part: 0 };
      counts[match] += by;
      moved.set(key, counts);
    }
  };
  gone.forEach((name) => note(name, -1));
  come.forEach((name) => note(name, 1));
  const changes = [...moved].flatMap(([key, counts]) => {
    const [text = '', group] = key.split(' ');
    return Object.values(counts).every((count) => count === 0)
      ? []
      : [{ text, group_id: Number(group), ...counts }];
  });
  await transaction.query(
    `INSERT INTO search_common AS c (text, group_id, exact, prefix, word, part)
     SELECT * FROM json_to_recordset($1::json) AS r (text text, group_id int, exact int, prefix int, word int, part int)
     ON CONFLICT (text, group_id) DO UPDATE SET exact = c.exact + excluded.exact, prefix = c.prefix + excluded.prefix,
       word = c.word + excluded.word, part = c.part + excluded.part`,
    [JSON.stringify(changes)],
  );
}

/** A document has the text in this way. */
export function commonCondition(text: string, match: CommonMatch, parameters: Parameters): string {
  const begins = () => `shadow LIKE ${parameters.add(`${text}%`)}`;
  const isWord = () => `words LIKE ${parameters.add(`% ${text} %`)}`;
  const has = () => `shadow LIKE ${parameters.add(`%${text}%`)}`;
  const conditions: Record<CommonMatch, () => string> = {
    exact: () => `shadow = ${parameters.add(text)}`,
    prefix: () => `${begins()} AND shadow <> ${parameters.add(text)}`,
    word: () => `${isWord()} AND NOT ${begins()}`,
    part: () => `${has()} AND NOT ${begins()} AND NOT ${isWord()}`,
  };
  return conditions[match]();
}
