import type { PoolClient } from 'pg';
import { MATCHES } from '@/lib/domain/search';
import type { FoundProject, SearchQuery } from '@/lib/search/engine';
import { COMMON_MATCHES, commonCondition, type CommonMatch } from '@/lib/search/postgres/common';
import { filterConditions, foundCondition, groupConditions } from '@/lib/search/postgres/conditions';
import { gramsOfTerm } from '@/lib/search/postgres/grams';
import { all, Parameters } from '@/lib/search/postgres/parameters';
import { orderBy, rankExpression } from '@/lib/search/postgres/rank';

type Row = Omit<FoundProject, 'matchedBy'> & { rank: number | null };

const COLUMNS = `fyr, id, name, laf_cd AS "lafCd", upper_cd AS "upperCd", account_nm AS "accountName", field_cd AS "fieldCd",
  field_nm AS "fieldName", current_budget AS "currentBudget", spent, as_of AS "asOf", removed_as_of AS "removedAsOf",
  coalesce(figures_run, run_id) AS "figuresRun", source`;

function found({ rank, ...project }: Row): FoundProject {
  return { ...project, matchedBy: rank === null ? null : (MATCHES[rank] ?? null) };
}

/** A page out of all that meets the query, ranked and sorted. @param total how many do */
export async function readPage(
  client: PoolClient,
  query: SearchQuery,
  total: number,
): Promise<FoundProject[]> {
  const parameters = new Parameters();
  const where = foundCondition(query, parameters);
  const rank = rankExpression(query, parameters);
  const window = `LIMIT ${parameters.add(query.limit)} OFFSET ${parameters.add(query.offset)}`;
  const { rows } = await client.query<Row>(
    `SELECT ${COLUMNS}, rank FROM (SELECT *, ${rank} AS rank FROM search_document WHERE ${where}) AS found
      ORDER BY ${orderBy(query, mayWalk(query, total))} ${window}`,
    parameters.values,
  );
  return rows.map(found);
}

/** Documents that meet conditions of groups alone lie close together; of amounts only many do. */
function mayWalk({ terms, conditions: { ranges } }: SearchQuery, total: number): boolean {
  const amounts = [ranges.current, ranges.spent, ranges.rate].some((range) => range !== null);
  return terms.length === 0 && (!amounts || total > FEW);
}

/** The part of a page that lies in one way of having a text. */
interface Stretch {
  match: CommonMatch;
  /** How many documents have it in this way. */
  all: number;
  offset: number;
  limit: number;
}

/** Where a page lies among the ways, each behind the one before it. */
function stretches(counts: Record<CommonMatch, number>, { offset, limit }: SearchQuery): Stretch[] {
  let before = 0;
  return COMMON_MATCHES.flatMap((match) => {
    const from = Math.max(offset - before, 0);
    const to = Math.min(offset + limit - before, counts[match]);
    before += counts[match];
    return to > from ? [{ match, all: counts[match], offset: from, limit: to - from }] : [];
  });
}

/** Fewer are found by their text and sorted; of more the largest budgets are walked down until there are enough. */
export const FEW = 3000;

/**
 * A page of a text that very many names have, by relevance: from each way of having it only what the page shows is read. How many
 * there are of each is known.
 */
export async function readCommonPage(
  client: PoolClient,
  query: SearchQuery,
  common: { text: string; counts: Record<CommonMatch, number>; few: number },
): Promise<FoundProject[]> {
  const projects: FoundProject[] = [];
  for (const stretch of stretches(common.counts, query))
    projects.push(...(await readStretch(client, query, { ...stretch, ...common })));
  return projects;
}

async function readStretch(
  client: PoolClient,
  query: SearchQuery,
  { text, few, match, all: there, offset, limit }: Stretch & { text: string; few: number },
): Promise<FoundProject[]> {
  const parameters = new Parameters();
  const walk = there > few;
  const conditions = [
    commonCondition(text, match, parameters),
    ...groupConditions(query, parameters, 'removed_as_of IS NOT NULL'),
    ...filterConditions(query.filters, parameters),
  ];
  const byShadow = match === 'exact' || match === 'prefix';
  if (!walk && !byShadow) conditions.push(`grams @> ${parameters.add(gramsOfTerm(text, 'text'))}::int[]`);
  const budget = walk ? 'current_budget' : 'current_budget + 0';
  // What is walked in the order of budgets must not be collected and sorted, whatever the statistics say of it.
  await client.query(`SET LOCAL enable_bitmapscan = ${walk ? 'off' : 'on'}`);
  await client.query(`SET LOCAL enable_sort = ${walk ? 'off' : 'on'}`);
  const { rows } = await client.query<Row>(
    `SELECT ${COLUMNS}, NULL::int AS rank FROM search_document WHERE ${all(conditions)}
      ORDER BY ${budget} DESC NULLS LAST, fyr DESC, id LIMIT ${parameters.add(limit)} OFFSET ${parameters.add(offset)}`,
    parameters.values,
  );
  return rows.map((row) => ({ ...found(row), matchedBy: match }));
}
