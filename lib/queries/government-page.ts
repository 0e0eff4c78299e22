import type { Pool, PoolClient } from 'pg';
import type { GovernmentYear, Peers } from '@/lib/domain/government-page';
import { governmentLink } from '@/lib/domain/government-link';
import {
  codeStanding,
  type Government,
  MIN_PEERS,
  peersOf,
  populationOf,
  type Register,
  registerOf,
} from '@/lib/domain/governments';
import { findCoverage, lastChecked } from '@/lib/queries/coverage';
import { governmentFrame } from '@/lib/queries/government-frame';
import { listGovernments } from '@/lib/queries/governments';
import { largestProjects } from '@/lib/queries/largest-projects';
import { ROLLUP_COLUMNS, type RollupRow, spendingOf } from '@/lib/queries/spending';

type Db = Pick<Pool | PoolClient, 'query'>;

/**
 * A government in one fiscal year, all that its page shows.
 * @param today the day whose names and neighbours are shown where nothing was reported of a year not over
 * @returns null where the code was never a government's
 */
export async function findGovernmentYear(
  db: Db,
  lafCd: string,
  year: number,
  today: string,
): Promise<GovernmentYear | null> {
  const register = registerOf(await listGovernments(db));
  const government = register.get(lafCd);
  if (government === undefined) return null;
  const standing = codeStanding(register, lafCd, year);
  const { rows } = await db.query<RollupRow>(
    `SELECT ${ROLLUP_COLUMNS} FROM rollup_government WHERE laf_cd = $1 AND fyr = $2`,
    [lafCd, year],
  );
  const spending = spendingOf(`g-${lafCd}`, rows);
  // Figures of a past year go on changing; names and neighbours are those of the year.
  const on = earlier(spending?.asOf ?? today, `${year}-12-31`);
  const reported = spending !== null;
  return {
    frame: governmentFrame(register, government, on),
    year,
    standing,
    population: populationOf(government, year) ?? populationOf(government),
    spending,
    coverage: await findCoverage(db, lafCd, year),
    largest: reported ? await largestProjects(db, lafCd, year, standing === 'ok') : [],
    peers: reported ? await peersIn(db, register, government, year) : null,
    lastChecked: reported ? spending.asOf : ((await lastChecked(db, year)) ?? (await lastChecked(db))),
  };
}

interface PeerRow {
  governments: number;
  execution_median_tenths: number | null;
}

/** The peers are those of the day of the year's newest figures: the day for which the median was made. */
async function peersIn(
  db: Db,
  register: Register,
  government: Government,
  year: number,
): Promise<Peers | null> {
  const newest = await db.query<{ day: string }>(
    `SELECT max(as_of) AS day FROM rollup_government WHERE fyr = $1 AND field_cd = '*'`,
    [year],
  );
  const on = earlier(newest.rows[0]?.day ?? '', `${year}-12-31`);
  const found = peersOf(register.values(), government, on);
  if (found === null) return null;
  const { rows } = await db.query<PeerRow>(
    'SELECT governments, execution_median_tenths FROM rollup_peer WHERE fyr = $1 AND peer_group = $2',
    [year, found.group.id],
  );
  const reporting = rows[0]?.governments ?? 0;
  return {
    group: found.group,
    members: found.members.map((member) => governmentLink(member, on)),
    reporting,
    medianTenths: reporting < MIN_PEERS ? null : (rows[0]?.execution_median_tenths ?? null),
  };
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
