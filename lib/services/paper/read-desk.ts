import type { Pool } from 'pg';
import { memberSitePool } from '@/lib/db/site-pool';
import { refusalOf, type Refusal } from '@/lib/domain/access/permission';
import type { Viewer } from '@/lib/domain/access/roles';
import { toBase64, toHex } from '@/lib/domain/ballot/bytes';
import type {
  DifferedSheet,
  KioskDesk,
  PaperBundle,
  PaperDesk,
  PaperTrack,
  SheetKeys,
} from '@/lib/domain/ballot/paper';
import type { VerifierKind } from '@/lib/domain/eligibility/types';
import { type Election, findElection, voteState } from '@/lib/services/ballot/election';
import { office } from '@/lib/services/paper/office';

interface Opened {
  vote: { process: string; titles: { ko: string; en: string } } & Pick<PaperDesk, 'state' | 'ends'>;
  election: Election | null;
}

/** @returns why not, where it is not theirs; null: there is no such process */
async function openDesk(
  pool: Pool,
  viewer: Viewer,
  process: string,
  now: Date,
): Promise<Opened | Refusal | null> {
  const { rows } = await pool.query<{ ko: string; en: string; lafCd: string }>(
    'SELECT title_ko AS ko, title_en AS en, laf_cd AS "lafCd" FROM process WHERE id = $1',
    [process],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { ko, en, lafCd } = row;
  const refusal = refusalOf(viewer, office.permission, { lafCd });
  if (refusal !== null) return refusal;
  const election = await findElection(pool, process);
  const state = election === null ? null : voteState(election, now);
  const ends = election?.ends.toISOString() ?? null;
  return { vote: { process, titles: { ko, en }, state, ends }, election };
}

/**
 * The paper channel of a vote, in numbers.
 * @returns why not, where it is not theirs; null: there is no such process
 */
export async function readPaperDesk(
  viewer: Viewer,
  process: string,
  { pool = memberSitePool(), now = new Date() }: { pool?: Pool; now?: Date } = {},
): Promise<PaperDesk | Refusal | null> {
  const opened = await openDesk(pool, viewer, process, now);
  if (opened === null || typeof opened === 'string') return opened;
  const { vote, election } = opened;
  const bundles = await bundlesOf(pool, process);
  const ballots = election?.vote.ballots ?? [];
  return {
    ...vote,
    ballots,
    bundles,
    tracks: await tracksOf(pool, process, { bundles, ballots }),
    waiting: await waitingOf(pool, process, viewer.id),
    differed: await differedOf(pool, process),
    keys: election === null ? null : keysOf(election),
    rulesHash: election === null ? null : toHex(election.rulesHash),
  };
}

function keysOf({ id, rulesHash, encryptionKey, paperKey }: Election): SheetKeys | null {
  if (encryptionKey === null) return null;
  return {
    election: id,
    rulesHash: toHex(rulesHash),
    encryptionKey: toBase64(encryptionKey),
    paperKey: toBase64(paperKey),
  };
}

async function bundlesOf(pool: Pool, process: string): Promise<PaperBundle[]> {
  const { rows } = await pool.query<PaperBundle>(
    `SELECT number, track, station, first_serial AS "firstSerial", sheets, unused, taken::int, spoiled::int, invalid::int, waiting::int
       FROM ballotbox.paper_numbers($1)`,
    [process],
  );
  return rows;
}

async function tracksOf(
  pool: Pool,
  process: string,
  { bundles, ballots }: Pick<PaperDesk, 'bundles' | 'ballots'>,
): Promise<PaperTrack[]> {
  const { rows } = await pool.query<{ track: string; paper: number }>(
    'SELECT track, paper::int FROM identity.numbers($1)',
    [process],
  );
  const checkedIn = new Map(rows.map(({ track, paper }) => [track, paper]));
  return ballots.map(({ track, name }) => ({
    track,
    name,
    checkedIn: checkedIn.get(track) ?? 0,
    entered: bundles
      .filter((bundle) => bundle.track === track)
      .reduce((sum, { taken, invalid }) => sum + taken + invalid, 0),
  }));
}

async function waitingOf(pool: Pool, process: string, officer: string): Promise<PaperDesk['waiting']> {
  const { rows } = await pool.query<{ serial: number; own: boolean }>(
    'SELECT serial, officer = $2 AS own FROM ballotbox.sheet_entry WHERE process_id = $1 ORDER BY serial',
    [process, officer],
  );
  return rows;
}

async function differedOf(pool: Pool, process: string): Promise<DifferedSheet[]> {
  const { rows } = await pool.query<{ serial: number; at: Date }>(
    `SELECT d.serial, max(d.at) AS at FROM ballotbox.sheet_differed d
      WHERE d.process_id = $1 AND NOT EXISTS (SELECT FROM ballotbox.sheet s WHERE (s.process_id, s.serial) = (d.process_id, d.serial))
      GROUP BY d.serial ORDER BY d.serial`,
    [process],
  );
  return rows.map(({ serial, at }) => ({ serial, at: at.toISOString() }));
}

const SHOWN_DAYS = 60;

/** As {@link readPaperDesk}, of where people are let in. */
export async function readKioskDesk(
  viewer: Viewer,
  process: string,
  { pool = memberSitePool(), now = new Date() }: { pool?: Pool; now?: Date } = {},
): Promise<KioskDesk | Refusal | null> {
  const opened = await openDesk(pool, viewer, process, now);
  if (opened === null || typeof opened === 'string') return opened;
  const { vote, election } = opened;
  const verifier = await pool.query<{ verifier: VerifierKind }>(
    'SELECT verifier FROM identity.eligibility_process WHERE process_id = $1',
    [process],
  );
  const letIn = await pool.query<KioskDesk['letIn'][number]>(
    `SELECT l.on_day::text AS day, p.name AS officer, l.way, l.people FROM identity.let_in l JOIN person p ON p.id = l.officer
      WHERE l.process_id = $1 ORDER BY l.on_day DESC, p.name, l.way LIMIT $2`,
    [process, SHOWN_DAYS],
  );
  return {
    ...vote,
    verifier: verifier.rows[0]?.verifier ?? 'none',
    tracks: (election?.vote.ballots ?? []).map(({ track, name }) => ({ track, name })),
    letIn: letIn.rows,
  };
}
