import type pg from 'pg';
import { ledgerRoutes, peerRoutes, routesOf, type Shown, tags } from '@/lib/cache-tags';
import { LANGUAGES } from '@/lib/domain/language';
import { type GovernmentYear } from '@/lib/pipeline/coverage';
import { type PeerYear } from '@/lib/pipeline/peers';
import { readShown } from '@/lib/pipeline/shown';
import { yearKey } from '@/lib/pipeline/types';

/** What a run changed of what is shown. */
export interface Changes {
  /** Government-years of which a figure, a project, the source or the verified day changed. */
  governmentYears: readonly GovernmentYear[];
  nation: boolean;
  peers: readonly PeerYear[];
  /** Government-years of which what the ledger has changed, or whether a newer delivery was refused. */
  ledger: readonly GovernmentYear[];
  /** Projects that may have a page which is now out of date. */
  projects: readonly string[];
  /** Whether the site as a whole now shows invented amounts, or no longer does. */
  site: boolean;
  /** Whether any served project changed, and so the search documents. */
  search: boolean;
}

/** The tags that a run invalidates, each once. */
export function tagsOf(changes: Changes): string[] {
  const years = new Map(changes.governmentYears.map((one) => [yearKey(one.fiscalYear, one.lafCd), one]));
  const list = [
    ...(changes.site ? [tags.site()] : []),
    ...(changes.nation ? [tags.nation()] : []),
    ...[...years.values()].flatMap(({ fiscalYear, lafCd }) => [
      tags.government(lafCd),
      tags.governmentYear(lafCd, fiscalYear),
    ]),
    ...changes.peers.map(({ group, fiscalYear }) => tags.peers(group, fiscalYear)),
    ...changes.projects.map(tags.project),
    // Pages that show the ledger carry the government's tags too.
    ...changes.ledger
      .filter(({ fiscalYear, lafCd }) => !years.has(yearKey(fiscalYear, lafCd)))
      .map(({ fiscalYear, lafCd }) => tags.ledger(lafCd, fiscalYear)),
  ];
  return [...new Set(list)];
}

/** How many cached pages show something that changed: routes without their query, one for each language. */
export function countPages(
  changes: Changes,
  latestYearOf: (lafCd: string) => number | null,
  shown: Shown,
): number {
  const routes = new Set(tagsOf(changes).flatMap((tag) => routesOf(tag, shown)));
  for (const { group, fiscalYear, members } of changes.peers)
    for (const route of peerRoutes({ group, year: fiscalYear, members }, latestYearOf)) routes.add(route);
  for (const { lafCd, fiscalYear: year } of changes.ledger)
    for (const route of ledgerRoutes({ lafCd, year }, latestYearOf, shown)) routes.add(route);
  return routes.size * LANGUAGES.length;
}

/**
 * Writes the outbox: one entry a tag (where there are very many, tags share one, with a blank between), one for the search
 * documents. Who listens is woken when the transaction commits.
 * @returns how many pages are invalidated
 */
export async function publish(client: pg.PoolClient, runId: string, changes: Changes): Promise<number> {
  const invalidated = tagsOf(changes);
  const search = changes.search ? [runId] : [];
  const sent = changes.search ? await publishSent(client, runId, changes.projects) : 0;
  if (invalidated.length + search.length + sent === 0) return 0;
  await client.query(
    `INSERT INTO outbox (run_id, topic, payload)
     SELECT $1::bigint, 'page', tag FROM unnest($2::text[]) AS tag
     UNION ALL SELECT $1::bigint, 'search', run FROM unnest($3::text[]) AS run`,
    [runId, invalidated, search],
  );
  await client.query(`SELECT pg_notify('gotgan_outbox', $1)`, [runId]);
  const pages = countPages(changes, await latestYears(client, changes), await readShown(client));
  return pages + sent * LANGUAGES.length;
}

/** From so many on, tags share an entry of the outbox: each entry costs three indexes. */
const MANY = 2000;
const TOGETHER = 50;

/** The pages of projects whose changes were sent as they were read, or that are gone. @returns how many projects */
async function publishSent(client: pg.PoolClient, runId: string, named: readonly string[]): Promise<number> {
  const sent = `
    SELECT id FROM stage_sent WHERE NOT is_new AND serving AND id <> ALL($1)
    UNION ALL SELECT id FROM stage_removal WHERE serving AND id <> ALL($1)`;
  const { rows } = await client.query<{ projects: number }>(
    `SELECT count(*)::int AS projects FROM (${sent}) sent`,
    [named],
  );
  const projects = rows[0]?.projects ?? 0;
  if (projects === 0) return 0;
  await client.query(
    `INSERT INTO outbox (run_id, topic, payload)
     SELECT $2, 'page', string_agg($3 || id, ' ') FROM (
       SELECT id, (row_number() OVER () - 1) / $4 AS entry FROM (${sent}) sent) numbered
      GROUP BY entry ORDER BY entry`,
    [named, runId, tags.project(''), projects > MANY ? TOGETHER : 1],
  );
  return projects;
}

/** A delivery was refused: the pages of what it spoke of say so. @returns how many */
export async function publishRefusal(
  client: pg.PoolClient,
  runId: string,
  held: readonly GovernmentYear[],
): Promise<number> {
  const nothing = { governmentYears: [], nation: false, peers: [], projects: [], site: false, search: false };
  return publish(client, runId, { ...nothing, ledger: held });
}

async function latestYears(
  client: pg.PoolClient,
  { peers, ledger }: Pick<Changes, 'peers' | 'ledger'>,
): Promise<(lafCd: string) => number | null> {
  const { rows } = await client.query<{ laf_cd: string; fyr: number }>(
    'SELECT laf_cd, max(fyr) AS fyr FROM rollup_government WHERE laf_cd = ANY($1) GROUP BY laf_cd',
    [[...peers.flatMap(({ members }) => members), ...ledger.map(({ lafCd }) => lafCd)]],
  );
  const years = new Map(rows.map((row) => [row.laf_cd, row.fyr]));
  return (lafCd) => years.get(lafCd) ?? null;
}
