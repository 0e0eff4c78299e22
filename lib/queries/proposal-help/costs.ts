import { type Government, peerGroupOf, type Tier } from '@/lib/domain/governments';
import {
  type ComparableCosts,
  coverageOf,
  likenessTo,
  type LikeProject,
  sieveOf,
  withoutNeighbourhoods,
} from '@/lib/domain/process/likeness';
import { listGovernments } from '@/lib/queries/governments';
import type { Db } from '@/lib/queries/process/lines';
import { type Alike, byAlike, likeProjects } from '@/lib/queries/proposal-help/like-projects';
import { hasOneOf } from '@/lib/queries/proposal-help/sieve';

const YEARS = 3;
/** Of fewer projects there are no quartiles: they would tell of single ones. */
const FEWEST_CASES = 5;
const MOST_GROUPS = 24;

/** A project that has spent something, as whole won in decimal. */
interface Case extends Alike {
  spent: bigint;
}

/**
 * What projects with names like a text have spent in governments of the same kind over the last three years that were reported. The kind
 * is the peer group, and the tier where the government has none. Only names are taken most of which the text tells, neighbourhoods left
 * aside: to put lamps up is no bill for their electricity. Internal transfers and projects that are gone from the source are left out.
 * @param limit how many examples at most
 */
export async function comparableCosts(
  db: Db,
  { text, lafCd, tier }: { text: string; lafCd: string; tier: Tier },
  limit: number,
): Promise<ComparableCosts> {
  const { group, codes } = kindOf(await listGovernments(db), lafCd, tier);
  const years = await lastYears(db);
  const cases = await casesOf(db, withoutNeighbourhoods(text), codes, years);
  const examples = await likeProjects(db, [...cases].sort(byAlike).slice(0, limit));
  return { peerGroup: group, years, cases: cases.length, examples, quartiles: await quartilesOf(db, cases) };
}

/** The codes of a government's kind, those that are no longer valid too. */
function kindOf(governments: readonly Government[], lafCd: string, tier: Tier) {
  const own = governments.find((government) => government.lafCd === lafCd);
  const group = own === undefined ? null : (peerGroupOf(own)?.id ?? null);
  const members = governments.filter((one) =>
    group === null ? one.tier === tier : peerGroupOf(one)?.id === group,
  );
  return { group, codes: members.map((one) => one.lafCd) };
}

/** The newest fiscal year of which anything was reported, and the two before it; none where nothing was. */
async function lastYears(db: Db): Promise<number[]> {
  const { rows } = await db.query<{ newest: number | null }>('SELECT max(fyr) AS newest FROM rollup_tier');
  const newest = rows[0]?.newest ?? null;
  return newest === null ? [] : Array.from({ length: YEARS }, (_, back) => newest - back);
}

/** The search's documents know names by the same numbers as the sieve. */
async function casesOf(
  db: Db,
  text: string,
  codes: readonly string[],
  years: readonly number[],
): Promise<Case[]> {
  const values: unknown[] = [codes, years];
  const { rows } = await db.query<{ year: number; id: string; name: string; spent: string }>(
    `SELECT d.fyr AS year, d.id, d.name, d.spent FROM search_document d
     WHERE ${hasOneOf('d.grams', sieveOf(text, MOST_GROUPS), values)} AND d.laf_cd = ANY($1) AND d.fyr = ANY($2)
       AND d.spent > 0 AND d.removed_as_of IS NULL AND NOT is_internal_transfer(d.name)`,
    values,
  );
  const likeness = likenessTo(text);
  return rows.flatMap(({ name, spent, ...key }) => {
    const like = likeness(name);
    const isTold = like !== null && coverageOf(withoutNeighbourhoods(name))(text);
    return isTold ? [{ ...key, ...like, spent: BigInt(spent) }] : [];
  });
}

/** By nearest rank: of n amounts from the smallest on, the k-th quartile is the one at place k·n/4, rounded up. */
function nearestRank<T>(ordered: readonly T[], quarter: 1 | 2 | 3): T | undefined {
  return ordered[Math.ceil((quarter * ordered.length) / 4) - 1];
}

async function quartilesOf(db: Db, cases: readonly Case[]): Promise<ComparableCosts['quartiles']> {
  if (cases.length < FEWEST_CASES) return null;
  const ordered = [...cases].sort((a, b) => (a.spent < b.spent ? -1 : a.spent > b.spent ? 1 : byAlike(a, b)));
  const ranks = ([1, 2, 3] as const).flatMap((quarter) => nearestRank(ordered, quarter) ?? []);
  const [lower, median, upper] = await likeProjects(db, ranks);
  if (lower === undefined || median === undefined || upper === undefined) return null;
  const spent = ({ spent: figure }: LikeProject) => figure;
  return { lower: spent(lower), median: spent(median), upper: spent(upper) };
}
