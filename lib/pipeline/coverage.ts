import type pg from 'pg';
import { type InputKind, type SourceName } from '@/lib/sources/source';
import { type Plan } from '@/lib/pipeline/plan';
import { yearKey } from '@/lib/pipeline/types';

/** Which source a government-year is served from: the first of these that has it. Sources are never added up. */
const PRECEDENCE: readonly SourceName[] = ['finance-db', 'lofin', 'file'];

interface CoverageRow {
  source: SourceName;
  fyr: number;
  laf_cd: string;
  serving: boolean;
  last_as_of: string | null;
  verified_as_of: string | null;
}

const NOTHING_SAID = { serving: false, last_as_of: null, verified_as_of: null };

/** A government in a fiscal year. */
export interface GovernmentYear {
  fiscalYear: number;
  lafCd: string;
}

/** What each source has said of the government-years of a run, and what this run's source will serve. */
export class Coverage {
  private readonly rows = new Map<string, CoverageRow[]>();

  private constructor(
    private readonly source: SourceName,
    rows: readonly CoverageRow[],
  ) {
    for (const row of rows) {
      const key = yearKey(row.fyr, row.laf_cd);
      this.rows.set(key, [...(this.rows.get(key) ?? []), row]);
    }
  }

  static async load(
    db: Pick<pg.Pool, 'query'>,
    source: SourceName,
    years: Iterable<number>,
  ): Promise<Coverage> {
    const { rows } = await db.query<CoverageRow>(
      'SELECT source, fyr, laf_cd, serving, last_as_of, verified_as_of FROM source_coverage WHERE fyr = ANY($1)',
      [[...years]],
    );
    return new Coverage(source, rows);
  }

  /** Whether the government-year is served from this run's source once the run is applied. */
  readonly serves = (fiscalYear: number, lafCd: string): boolean => {
    const rank = PRECEDENCE.indexOf(this.source);
    const others = this.rows.get(yearKey(fiscalYear, lafCd)) ?? [];
    return others.every((row) => PRECEDENCE.indexOf(row.source) >= rank);
  };

  readonly verifiedAsOf = (fiscalYear: number, lafCd: string): string | null =>
    this.own(fiscalYear, lafCd)?.verified_as_of ?? null;

  /** Whether the government-year is served from another source until now. */
  takesOver(fiscalYear: number, lafCd: string): boolean {
    if (!this.serves(fiscalYear, lafCd)) return false;
    const rows = this.rows.get(yearKey(fiscalYear, lafCd)) ?? [];
    return rows.some((row) => row.serving && row.source !== this.source);
  }

  /** What this run says of each government-year, in so far as it is new. */
  news(kind: InputKind, newestDay: Plan['newestDay']): CoverageNews[] {
    return [...newestDay.values()].flatMap(({ fiscalYear, lafCd, day }) => {
      const before = this.own(fiscalYear, lafCd) ?? NOTHING_SAID;
      const serving = this.serves(fiscalYear, lafCd);
      const lastAsOf = later(before.last_as_of, day);
      const verifiedAsOf = kind === 'whole' ? later(before.verified_as_of, day) : before.verified_as_of;
      const verified = verifiedAsOf !== before.verified_as_of;
      const moved = serving !== before.serving || lastAsOf !== before.last_as_of || verified;
      if (!moved) return [];
      const firstVerified = verified && before.verified_as_of === null;
      const begins = serving && !before.serving;
      return [{ fiscalYear, lafCd, lastAsOf, verifiedAsOf, serving, verified, firstVerified, begins }];
    });
  }

  private own(fiscalYear: number, lafCd: string): CoverageRow | undefined {
    return this.rows.get(yearKey(fiscalYear, lafCd))?.find((row) => row.source === this.source);
  }
}

export interface CoverageNews extends GovernmentYear {
  lastAsOf: string;
  verifiedAsOf: string | null;
  serving: boolean;
  /** The day for which a whole snapshot spoke has moved. */
  verified: boolean;
  /** A whole snapshot spoke for the first time. */
  firstVerified: boolean;
  /** From this run on the government-year is served from this source. */
  begins: boolean;
}

function later(a: string | null, b: string): string {
  return a !== null && a > b ? a : b;
}

/** A set of government-years as query parameters `$n::int[], $n+1::text[]`. */
export function asArrays(list: readonly GovernmentYear[]): [number[], string[]] {
  return [list.map(({ fiscalYear }) => fiscalYear), list.map(({ lafCd }) => lafCd)];
}

/** Hands government-years over to this source: the rows of the others stay stored and are no longer served. */
export async function takeOver(
  client: pg.PoolClient,
  runId: string,
  source: SourceName,
  list: readonly GovernmentYear[],
): Promise<string[]> {
  if (list.length === 0) return [];
  const [years, codes] = asArrays(list);
  const among = `(fyr, laf_cd) IN (SELECT * FROM unnest($2::int[], $3::text[]))`;
  await client.query(
    `UPDATE source_coverage SET serving = false WHERE source <> $1 AND serving AND ${among}`,
    [source, years, codes],
  );
  const { rows } = await client.query<{ id: string }>(
    `UPDATE project SET serving = (source = $1), run_id = $4
      WHERE serving <> (source = $1) AND ${among} RETURNING id`,
    [source, years, codes, runId],
  );
  return rows.map((row) => row.id);
}

/** Saves what a run says of each government-year. */
export async function saveCoverage(
  client: pg.PoolClient,
  { runId, source, news }: { runId: string; source: SourceName; news: CoverageNews[] },
): Promise<void> {
  await client.query(
    `INSERT INTO source_coverage (source, fyr, laf_cd, serving, last_as_of, verified_as_of, run_id)
     SELECT $1, *, $7::bigint FROM unnest($2::int[], $3::text[], $4::boolean[], $5::date[], $6::date[])
     ON CONFLICT (source, fyr, laf_cd) DO UPDATE SET serving = excluded.serving, last_as_of = excluded.last_as_of,
       verified_as_of = excluded.verified_as_of, run_id = excluded.run_id`,
    [
      source,
      ...asArrays(news),
      news.map((item) => item.serving),
      news.map((item) => item.lastAsOf),
      news.map((item) => item.verifiedAsOf),
      runId,
    ],
  );
  await client.query(
    `INSERT INTO serving_change (fyr, laf_cd, run_id, source)
     SELECT *, $3::bigint, $4 FROM unnest($1::int[], $2::text[])`,
    [...asArrays(news.filter((item) => item.begins)), runId, source],
  );
}

/**
 * Saves how many projects a source has of the government-years that changed. Of those that it serves the roll-ups, which are
 * fresh, have counted them.
 */
export async function saveRowCounts(
  client: pg.PoolClient,
  { runId, source, changed }: { runId: string; source: SourceName; changed: GovernmentYear[] },
): Promise<void> {
  await client.query(
    `WITH counted AS (
       SELECT c.fyr, c.laf_cd,
              CASE WHEN c.serving THEN coalesce((SELECT r.projects FROM rollup_government r
                                                  WHERE r.fyr = c.fyr AND r.laf_cd = c.laf_cd AND r.field_cd = '*'), 0)
                   ELSE (SELECT count(*) FROM project p
                          WHERE p.fyr = c.fyr AND p.laf_cd = c.laf_cd AND p.source = $1 AND p.removed_as_of IS NULL) END AS n
         FROM source_coverage c
        WHERE c.source = $1 AND (c.fyr, c.laf_cd) IN (SELECT * FROM unnest($2::int[], $3::text[])))
     UPDATE source_coverage c SET rows = counted.n, run_id = $4 FROM counted
      WHERE c.source = $1 AND c.fyr = counted.fyr AND c.laf_cd = counted.laf_cd AND c.rows <> counted.n`,
    [source, ...asArrays(changed), runId],
  );
}
