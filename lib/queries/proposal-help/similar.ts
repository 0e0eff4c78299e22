import { wonOrNull } from '@/lib/domain/money';
import {
  byLikeness,
  coverageOf,
  type Likeness,
  likenessTo,
  type SimilarProposal,
  sieveOf,
  withoutNeighbourhoods,
} from '@/lib/domain/process/likeness';
import type { ProposalState } from '@/lib/domain/process/types';
import type { Db } from '@/lib/queries/process/lines';
import { hasOneOf, PROPOSAL_GRAMS } from '@/lib/queries/proposal-help/sieve';

/** So many groups of characters of a text are looked for; a title has fewer. */
const MOST_GROUPS = 24;
/** So many of those that have one are compared, the newest. */
const MOST_COMPARED = 1000;

export interface SimilarTo {
  /** What is being written, its title first. */
  text: string;
  /** The government to which it is proposed. */
  lafCd: string;
  /** The proposal that is being written or looked at, where it is there already. */
  exceptId?: { process: string; number: number };
}

interface Row {
  process: string;
  number: number;
  laf_cd: string;
  fyr: number;
  title_ko: string;
  title_en: string;
  title: string;
  place: string | null;
  need: string | null;
  state: ProposalState;
  official_cost: string | null;
  estimate: string | null;
}

const columns = (need: string) => `q.process_id AS process, q.number, p.laf_cd, p.fyr, p.title_ko, p.title_en,
  q.title, q.place, ${need} AS need, q.state, q.official_cost, q.estimate`;

/**
 * Proposals that are like a text: those of the same government, of every year, and after them what won in other governments. Within
 * each the most alike first. Of the same government a proposal's reasons count too, as some likeness; of others its title alone, without
 * the neighbourhoods of either.
 * @param limit how many at most
 */
export async function findSimilarProposals(db: Db, to: SimilarTo, limit: number): Promise<SimilarProposal[]> {
  const own = await ownProposals(db, to);
  const others = own.length < limit ? await winnersOfOthers(db, to) : [];
  return [...own, ...others].slice(0, limit);
}

async function ownProposals(db: Db, { text, lafCd, exceptId }: SimilarTo): Promise<SimilarProposal[]> {
  const values: unknown[] = [lafCd, exceptId?.process ?? '', exceptId?.number ?? 0];
  const { rows } = await db.query<Row>(
    `SELECT ${columns('q.need')} FROM proposal q JOIN process p ON p.id = q.process_id
     WHERE q.process_id = ANY (ARRAY(SELECT id FROM process WHERE laf_cd = $1)) AND q.state IS NOT NULL
       AND (q.process_id, q.number) <> ($2, $3) AND ${hasOneOf(PROPOSAL_GRAMS, sieveOf(text, MOST_GROUPS), values)}
     ORDER BY q.submitted_at DESC, q.process_id, q.number LIMIT ${MOST_COMPARED}`,
    values,
  );
  const likeness = likenessTo(text);
  const covers = coverageOf(text);
  return ranked(rows, (row) => {
    const like = likeness(`${row.title} ${row.place ?? ''}`);
    if (like !== null || !covers(row.need ?? '')) return like;
    return { grade: 'some', score: 0 };
  }).map((row) => similar(row, true));
}

async function winnersOfOthers(db: Db, { text, lafCd }: SimilarTo): Promise<SimilarProposal[]> {
  const what = withoutNeighbourhoods(text);
  const values: unknown[] = [lafCd];
  const { rows } = await db.query<Row>(
    `SELECT ${columns('NULL')} FROM proposal q JOIN process p ON p.id = q.process_id
     WHERE q.state = 'won' AND p.laf_cd <> $1 AND ${hasOneOf(PROPOSAL_GRAMS, sieveOf(what, MOST_GROUPS), values)}
     ORDER BY q.submitted_at DESC, q.process_id, q.number LIMIT ${MOST_COMPARED}`,
    values,
  );
  const likeness = likenessTo(what);
  return ranked(rows, (row) => likeness(withoutNeighbourhoods(row.title))).map((row) => similar(row, false));
}

type Ranked = Row & { like: Likeness };

function ranked(rows: readonly Row[], likeness: (row: Row) => Likeness | null): Ranked[] {
  return rows
    .flatMap((row) => {
      const like = likeness(row);
      return like === null ? [] : [{ ...row, like }];
    })
    .sort((a, b) => byLikeness(a.like, b.like) || b.fyr - a.fyr || byKey(a, b));
}

function byKey(a: Row, b: Row): number {
  if (a.process !== b.process) return a.process < b.process ? -1 : 1;
  return a.number - b.number;
}

function similar(row: Ranked, own: boolean): SimilarProposal {
  return {
    process: row.process,
    processTitles: { ko: row.title_ko, en: row.title_en },
    number: row.number,
    title: row.title,
    lafCd: row.laf_cd,
    own,
    year: row.fyr,
    state: row.state,
    cost: wonOrNull(row.official_cost ?? row.estimate),
    costIsOfficial: row.official_cost !== null,
    likeness: row.like.grade,
  };
}
