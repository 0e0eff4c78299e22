import type { Language } from '@/lib/domain/language';
import { PROPOSALS_A_PAGE } from '@/lib/domain/process/proposal-list';
import { pairsOf } from '@/lib/domain/process/likeness';
import type { ProposalLine, ProposalState } from '@/lib/domain/process/types';
import { LONGEST_QUERY, MOST_WORDS, otherWritings, queryWords, stripParticle } from '@/lib/domain/search';
import { type Db, PROPOSAL_COLUMNS, proposalLine, type ProposalLineRow } from '@/lib/queries/process/lines';
import { PROPOSAL_GRAMS, PROPOSAL_TEXT } from '@/lib/queries/proposal-help/sieve';

export interface ProposalSearch {
  /** As typed: a proposal has every word, in its title, place, author's name, need or content, however they are spaced. */
  words: string;
  processId?: string | null;
  lafCd?: string | null;
  state?: ProposalState | null;
  track?: string | null;
  /** From 1; one past the last is the last. */
  page: number;
}

/** A proposal that was found, and of which process it is. */
export interface FoundProposal extends ProposalLine {
  process: string;
  processTitles: Record<Language, string>;
  lafCd: string;
  year: number;
}

export interface ProposalsFound {
  lines: readonly FoundProposal[];
  total: number;
  page: number;
  pages: number;
}

/**
 * A page of the proposals that have all words, the newest first, with the exact total. Particles that no noun ends in are taken off
 * (도서관에서); others (어린이, 공원의) only where the words as typed find nothing. Without words all proposals are found.
 */
export async function searchProposals(db: Db, search: ProposalSearch): Promise<ProposalsFound> {
  const { typed, relaxed } = readings(search.words);
  const found = await findPage(db, search, typed);
  return found.total === 0 && relaxed !== null ? findPage(db, search, relaxed) : found;
}

/**
 * How words that somebody typed are read: particles that no noun ends in taken off, and a second reading with all others taken off,
 * for where the first finds nothing; null where that is no other one.
 */
export function readings(text: string): { typed: readonly string[]; relaxed: readonly string[] | null } {
  const words = queryWords(text.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS);
  const stripped = words.map((word) => ({ word, ...stripParticle(word) }));
  const typed = stripped.map(({ word, stem, certain }) => (certain === true && stem ? stem : word));
  const relaxed = stripped.map(({ word, stem }) => stem ?? word);
  return { typed, relaxed: relaxed.some((word, at) => word !== typed[at]) ? relaxed : null };
}

interface Row extends ProposalLineRow {
  process: string;
  laf_cd: string;
  fyr: number;
  title_ko: string;
  title_en: string;
  total: number;
}

async function findPage(db: Db, search: ProposalSearch, words: readonly string[]): Promise<ProposalsFound> {
  const asked = Math.max(1, Math.trunc(search.page));
  let [page, rows] = [asked, await readPage(db, search, words, asked)];
  if (rows.length === 0 && asked > 1) {
    const [first] = await readPage(db, search, words, 1);
    page = pagesOf(first?.total ?? 0);
    rows = await readPage(db, search, words, page);
  }
  const total = rows[0]?.total ?? 0;
  return {
    lines: rows.map(foundProposal),
    total,
    page: Math.min(page, pagesOf(total)),
    pages: pagesOf(total),
  };
}

const pagesOf = (total: number) => Math.max(1, Math.ceil(total / PROPOSALS_A_PAGE));

/** All that is found is counted by its keys; of what the page shows the rest is read. */
async function readPage(
  db: Db,
  search: ProposalSearch,
  words: readonly string[],
  page: number,
): Promise<Row[]> {
  const values: unknown[] = [(page - 1) * PROPOSALS_A_PAGE];
  const where = [...filters(search, values), ...words.map((word) => hasWord(word, values))].join(' AND ');
  // Without a word, counting beside the page would sort every proposal there is.
  const total =
    words.length === 0 ? `(SELECT count(*)::int FROM proposal q WHERE ${where})` : '(count(*) OVER ())::int';
  const { rows } = await db.query<Row>(
    `WITH shown AS MATERIALIZED (
       SELECT q.process_id, q.number, ${total} AS total FROM proposal q WHERE ${where}
       ORDER BY q.submitted_at DESC, q.process_id, q.number DESC LIMIT ${PROPOSALS_A_PAGE} OFFSET $1)
     SELECT p.id AS process, p.laf_cd, p.fyr, p.title_ko, p.title_en, shown.total, ${PROPOSAL_COLUMNS}
     FROM shown JOIN proposal q USING (process_id, number) JOIN process p ON p.id = q.process_id
     ORDER BY q.submitted_at DESC, q.process_id, q.number DESC`,
    values,
  );
  return rows;
}

/** What has no step yet nobody is shown. */
function filters(search: ProposalSearch, values: unknown[]): string[] {
  const conditions = ['q.state IS NOT NULL'];
  const add = (value: string | null | undefined, condition: (place: string) => string) => {
    if (value !== null && value !== undefined) conditions.push(condition(`$${values.push(value)}`));
  };
  add(search.processId, (place) => `q.process_id = ${place}`);
  add(search.lafCd, (place) => `q.process_id = ANY (ARRAY(SELECT id FROM process WHERE laf_cd = ${place}))`);
  add(search.state, (place) => `q.state = ${place}`);
  add(search.track, (place) => `q.track = ${place}`);
  return conditions;
}

/** A condition on `proposal q`: the word stands in it, or another writing of it. What it needs is put behind `values`. */
export function hasWord(word: string, values: unknown[]): string {
  const writings = [word, ...otherWritings(word)].map((writing) => hasWriting(writing, values));
  return `(${writings.join(' OR ')})`;
}

/**
 * Of one or two characters the index alone tells; of more it says where the text is to be looked at. Mostly it has the word as it is
 * and need not be folded. Folded words have letters and digits only: there is nothing to escape for LIKE.
 */
function hasWriting(writing: string, values: unknown[]): string {
  const grams = writing.length === 1 ? [writing.charCodeAt(0)] : pairsOf(writing);
  const sieve = `${PROPOSAL_GRAMS} @> $${values.push(grams)}::int[]`;
  if (writing.length <= 2) return sieve;
  const place = `$${values.push(`%${writing}%`)}`;
  const asItIs = ['title', 'need', 'content'].map((field) => `q.${field} LIKE ${place}`).join(' OR ');
  return `${sieve} AND (${asItIs} OR ${PROPOSAL_TEXT} LIKE ${place})`;
}

function foundProposal(row: Row): FoundProposal {
  return {
    ...proposalLine(row),
    process: row.process,
    processTitles: { ko: row.title_ko, en: row.title_en },
    lafCd: row.laf_cd,
    year: row.fyr,
  };
}
