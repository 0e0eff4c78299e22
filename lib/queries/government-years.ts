import type { Pool, PoolClient } from 'pg';
import type { YearLine } from '@/lib/domain/government-page';
import { governmentLink } from '@/lib/domain/government-link';
import { type Ancestor, ancestorsOf, registerOf } from '@/lib/domain/governments';
import { wonOrNull } from '@/lib/domain/money';
import { listGovernments } from '@/lib/queries/governments';
import { figuresOfUse } from '@/lib/queries/spending';

type Db = Pick<Pool | PoolClient, 'query'>;

interface YearRow {
  fyr: number;
  laf_cd: string;
  as_of: string;
  run_id: string;
  current_budget: string | null;
  spent: string | null;
}

/** The series of a government: its own years, and those of what went into it. */
export interface GovernmentSeries {
  /** Newest first; within a year its own line, then those of its ancestors. */
  years: YearLine[];
  /** The government-years of ancestors that belong to the series, with or without data. */
  ancestorYears: { lafCd: string; lastYear: number }[];
}

/** The years of a government that have data, each with its totals, and of the governments that went into it. */
export async function readSeries(db: Db, lafCd: string): Promise<GovernmentSeries> {
  const register = registerOf(await listGovernments(db));
  const ancestors = ancestorsOf(register, lafCd);
  const lastYears = new Map(ancestors.map((one) => [one.government.lafCd, one]));
  const { rows } = await db.query<YearRow>(
    `SELECT r.fyr, r.laf_cd, r.as_of, r.run_id, r.current_budget, r.spent
       FROM unnest($1::text[], $2::int[]) AS c (laf_cd, last_year) JOIN rollup_government r USING (laf_cd)
      WHERE r.field_cd = '*' AND (c.last_year IS NULL OR r.fyr <= c.last_year)
      ORDER BY r.fyr DESC, (r.laf_cd <> $3), r.laf_cd`,
    [[lafCd, ...lastYears.keys()], [null, ...ancestors.map(({ lastYear }) => lastYear)], lafCd],
  );
  return {
    years: rows.map((row) => lineOf(row, lastYears.get(row.laf_cd) ?? null)),
    ancestorYears: ancestors.map(({ government, lastYear }) => ({ lafCd: government.lafCd, lastYear })),
  };
}

function lineOf(row: YearRow, ancestor: Ancestor | null): YearLine {
  const origin = { run: Number(row.run_id), asOf: row.as_of, year: row.fyr, scope: `g-${row.laf_cd}` };
  const end = `${row.fyr}-12-31`;
  const on = row.as_of < end ? row.as_of : end;
  return {
    year: row.fyr,
    asOf: row.as_of,
    ancestor:
      ancestor === null ? null : { government: governmentLink(ancestor.government, on), kind: ancestor.kind },
    ...figuresOfUse(origin, wonOrNull(row.current_budget), wonOrNull(row.spent)),
  };
}
