import type { Pool, PoolClient } from 'pg';
import type { MeasureSums, Moment } from '@/lib/domain/history';
import { type WonSum, wonOrNull } from '@/lib/domain/money';
import { AMOUNT_NAMES, type AmountName } from '@/lib/domain/project';
import { AMOUNT_IN } from '@/lib/queries/as-of/changes-sql';
import { type ServedYear, standingParameters, STOOD } from '@/lib/queries/as-of/standing';

type Db = Pick<Pool | PoolClient, 'query'>;

const COLUMNS = AMOUNT_NAMES.map(
  (name) =>
    `sum(${AMOUNT_IN[name]})::text AS ${name}_sum, count(${AMOUNT_IN[name]})::text AS ${name}_counted`,
).join(', ');
const SQL = `WITH ${STOOD} SELECT count(*)::text AS projects, ${COLUMNS} FROM stood WHERE kind <> 'removed'`;

type Row = Record<string, string | null>;

/** The sums of a government-year at a moment. @param served null: not served then, so that there is nothing */
export async function measureSums(db: Db, served: ServedYear | null, moment: Moment): Promise<MeasureSums> {
  if (served === null) return sumsOf({});
  const { rows } = await db.query<Row>(SQL, standingParameters(served, moment));
  return sumsOf(rows[0] ?? {});
}

function sumsOf(row: Row): MeasureSums {
  const projects = Number(row['projects'] ?? 0);
  const entries = AMOUNT_NAMES.map((name): [AmountName, WonSum] => {
    const counted = Number(row[`${name}_counted`] ?? 0);
    return [name, { total: wonOrNull(row[`${name}_sum`]), counted, missing: projects - counted }];
  });
  // One entry for each amount: fromEntries cannot tell.
  return { projects, sums: Object.fromEntries(entries) as Record<AmountName, WonSum> };
}
