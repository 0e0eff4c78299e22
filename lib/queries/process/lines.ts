import type { Pool, PoolClient } from 'pg';
import { governmentLink } from '@/lib/domain/government-link';
import type { Register } from '@/lib/domain/governments';
import { wonOrNull } from '@/lib/domain/money';
import type { PhaseTime, ProcessLine, ProposalLine, ProposalState, Track } from '@/lib/domain/process/types';

export type Db = Pick<Pool | PoolClient, 'query'>;

/** An instant of a column as ISO 8601 in UTC, to the second. */
export const instant = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** A row of `process` for a list, as pg returns it. */
export interface ProcessRow {
  id: string;
  laf_cd: string;
  fyr: number;
  title_ko: string;
  title_en: string;
  ceiling: string | null;
  demo: boolean;
  phases: PhaseTime[];
  proposals: number;
  winners: number;
}

/** Columns of `process p`. What has no step yet nobody is shown. */
export const PROCESS_COLUMNS = `p.id, p.laf_cd, p.fyr, p.title_ko, p.title_en, p.ceiling, p.demo,
  (SELECT coalesce(json_agg(json_build_object('phase', h.phase, 'begins', ${instant('h.begins')}, 'ends', ${instant('h.ends')}) ORDER BY h.begins), '[]')
     FROM process_phase h WHERE h.process_id = p.id) AS phases,
  (SELECT count(*)::int FROM proposal q WHERE q.process_id = p.id AND q.state IS NOT NULL) AS proposals,
  (SELECT count(*)::int FROM proposal q WHERE q.process_id = p.id AND q.state = 'won') AS winners`;

/** @param today the day whose names of governments are shown */
export function processLine(row: ProcessRow, register: Register, today: string): ProcessLine {
  const government = register.get(row.laf_cd);
  if (government === undefined)
    throw new Error(`process ${row.id} is of ${row.laf_cd}, which is not in the register`);
  return {
    id: row.id,
    government: governmentLink(government, today),
    year: row.fyr,
    titles: { ko: row.title_ko, en: row.title_en },
    ceiling: wonOrNull(row.ceiling),
    phases: row.phases,
    proposals: row.proposals,
    winners: row.winners,
    demo: row.demo,
  };
}

/** A process that is public, with what only its own page shows beside its line; null where there is none of this id. */
export async function findProcessRow(
  db: Db,
  id: string,
): Promise<(ProcessRow & { summary_ko: string; summary_en: string }) | null> {
  const { rows } = await db.query<ProcessRow & { summary_ko: string; summary_en: string }>(
    `SELECT ${PROCESS_COLUMNS}, p.summary_ko, p.summary_en FROM process p WHERE p.id = $1 AND p.published_at IS NOT NULL`,
    [id],
  );
  return rows[0] ?? null;
}

interface TrackRow {
  key: string;
  name_ko: string;
  name_en: string;
  who_ko: string;
  who_en: string;
  ceiling: string | null;
  panel: boolean;
}

export async function tracksOf(db: Db, id: string): Promise<Track[]> {
  const { rows } = await db.query<TrackRow>(
    `SELECT key, name_ko, name_en, who_ko, who_en, ceiling, coalesce(rules ? 'panel', false) AS panel
     FROM process_track WHERE process_id = $1 ORDER BY position`,
    [id],
  );
  return rows.map((row) => ({
    key: row.key,
    names: { ko: row.name_ko, en: row.name_en },
    who: { ko: row.who_ko, en: row.who_en },
    ceiling: wonOrNull(row.ceiling),
    ...(row.panel ? { panel: true as const } : {}),
  }));
}

/** A row of `proposal` for a list, as pg returns it. */
export interface ProposalLineRow {
  number: number;
  title: string;
  track: string;
  state: ProposalState;
  author_name: string;
  place: string | null;
  official_cost: string | null;
  estimate: string | null;
  submitted_at: string;
}

/** Columns of `proposal q`. */
export const PROPOSAL_COLUMNS = `q.number, q.title, q.track, q.state, q.author_name, q.place, q.official_cost, q.estimate,
  ${instant('q.submitted_at')} AS submitted_at`;

export function proposalLine(row: ProposalLineRow): ProposalLine {
  return {
    number: row.number,
    title: row.title,
    track: row.track,
    state: row.state,
    author: row.author_name,
    place: row.place,
    cost: wonOrNull(row.official_cost ?? row.estimate),
    costIsOfficial: row.official_cost !== null,
    submittedAt: row.submitted_at,
  };
}
