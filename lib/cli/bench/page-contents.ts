import type pg from 'pg';
import { routesOf, tags } from '@/lib/cache-tags';
import { LANGUAGES } from '@/lib/domain/language';
import { readShown } from '@/lib/pipeline/shown';

/** What pages show, as a digest by cache tag. */
export type PageContents = ReadonlyMap<string, string>;

/**
 * The figures and dates that pages are made of, read from the tables that they are read from: of a project its row without
 * the run's own notes; of a government-year its roll-ups, the day for which it was verified and its projects as listed; of the
 * nation the roll-ups of the tiers. What rows say of runs and raw blocks is no content.
 */
const CONTENTS = `
  SELECT 'p' AS kind, id AS name, NULL AS year,
         md5(to_jsonb(p)::text) AS digest
    FROM (SELECT id, name, account_nm, dept_cd, field_nm, section_nm, planned, current_budget, national, province, municipal, other,
                 spent, as_of, removed_as_of FROM project WHERE serving) p
  UNION ALL
  SELECT 'g', laf_cd, fyr::text, md5(string_agg(part, '|' ORDER BY part)) FROM (
    SELECT laf_cd, fyr, to_jsonb(r)::text AS part FROM (
      SELECT laf_cd, fyr, field_cd, projects, planned, current_budget, national, province, municipal, other, spent, as_of FROM rollup_government) r
    UNION ALL SELECT laf_cd, fyr, source || coalesce(verified_as_of::text, '') FROM source_coverage WHERE serving
    UNION ALL SELECT laf_cd, fyr, md5(string_agg(id || coalesce(spent, 0) || coalesce(current_budget, 0), '' ORDER BY id))
      FROM project WHERE serving AND removed_as_of IS NULL GROUP BY laf_cd, fyr) parts
   GROUP BY laf_cd, fyr
  UNION ALL
  SELECT 'nation', '', NULL, md5(string_agg(part, '|' ORDER BY part)) FROM (
    SELECT to_jsonb(t)::text AS part FROM (SELECT fyr, tier, field_cd, projects, planned, current_budget, spent, as_of FROM rollup_tier) t) parts`;

export async function readPageContents(owner: pg.Pool): Promise<PageContents> {
  const { rows } = await owner.query<{ kind: string; name: string; year: string | null; digest: string }>(
    CONTENTS,
  );
  return new Map(rows.map(({ kind, name, year, digest }) => [tagOf(kind, name, year), digest]));
}

function tagOf(kind: string, name: string, year: string | null): string {
  if (kind === 'p') return tags.project(name);
  return kind === 'nation' ? tags.nation() : tags.governmentYear(name, Number(year));
}

/** How many pages, in both languages, show a figure or date of which the digest changed. */
export async function countChangedPages(
  owner: pg.Pool,
  before: PageContents,
  after: PageContents,
): Promise<number> {
  const client = await owner.connect();
  const shown = await readShown(client).finally(() => client.release());
  const routes = new Set<string>();
  for (const tag of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(tag) === after.get(tag)) continue;
    const [kind, code = ''] = tag.split(':');
    const all = kind === 'g' ? [tag, tags.government(code)] : [tag];
    for (const route of all.flatMap((one) => routesOf(one, shown))) routes.add(route);
  }
  return routes.size * LANGUAGES.length;
}
