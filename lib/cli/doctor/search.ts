import type pg from 'pg';
import { type Finding, ok, problem, warning } from '@/lib/cli/doctor/finding';

/** Whether every project can be found, and whether an engine beside the database knows what the database knows. */
export async function checkSearch(client: pg.Client): Promise<Finding[]> {
  return [...(await checkDocuments(client)), ...(await checkEngines(client))];
}

async function checkDocuments(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ missing: number; more: number; documents: number }>(
    `SELECT (SELECT count(*)::int FROM project p WHERE serving AND NOT EXISTS
              (SELECT FROM search_document d WHERE d.fyr = p.fyr AND d.id = p.id)) AS missing,
            (SELECT count(*)::int FROM search_document d WHERE NOT EXISTS
              (SELECT FROM project p WHERE serving AND p.fyr = d.fyr AND p.id = d.id)) AS more,
            (SELECT count(*)::int FROM search_document) AS documents`,
  );
  const { missing, more, documents } = rows[0] ?? { missing: 0, more: 0, documents: 0 };
  if (missing + more === 0) return [ok('search', `${documents} documents, one for each project`)];
  return [
    problem(
      'search-drift',
      `${missing} projects cannot be found, and ${more} documents stand for nothing.`,
      'gotgan search repair',
    ),
  ];
}

async function checkEngines(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ engine: string; behind: number; error: string | null }>(
    `SELECT engine, error, (SELECT count(*)::int FROM run WHERE state = 'done' AND id > coalesce(s.through_run, 0)) AS behind
       FROM search_state s WHERE engine <> 'postgresql' AND (error IS NOT NULL OR through_run IS NULL)`,
  );
  return rows.map(({ engine, behind, error }) =>
    warning(
      `search-${engine}`,
      `${engine} does not follow: ${behind} runs behind${error === null ? '' : `, ${error}`}.`,
      'See that it runs at MEILISEARCH_HOST, and that MEILISEARCH_ADMIN_KEY may write there. Until then the site searches in the database.',
    ),
  );
}
