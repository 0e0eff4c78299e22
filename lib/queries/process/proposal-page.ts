import { registerOf } from '@/lib/domain/governments';
import { middleOf } from '@/lib/domain/map/area';
import { parsePlace } from '@/lib/domain/map/place';
import type { KnownPlace, Place } from '@/lib/domain/map/types';
import { wonOrNull } from '@/lib/domain/money';
import type { ProposalPicture } from '@/lib/domain/process/proposing';
import type { ProposalPage, ProposalStep, StepKind } from '@/lib/domain/process/types';
import { findGovernment } from '@/lib/queries/governments';
import {
  type Db,
  findProcessRow,
  instant,
  processLine,
  PROPOSAL_COLUMNS,
  proposalLine,
  type ProposalLineRow,
} from '@/lib/queries/process/lines';
import { linksOf } from '@/lib/queries/process/links';

interface ProposalRow extends ProposalLineRow {
  track_ko: string;
  track_en: string;
  need: string;
  content: string;
  effect: string | null;
  beneficiaries: string | null;
  merged_into: number | null;
  lat: string | null;
  lon: string | null;
  area: string | null;
  versions: number;
}

/** More than fits the column of numbers is no proposal's. */
const LAST_NUMBER = 2_147_483_647;
/** So many other places a map shows. */
const NEAR = 3;

/**
 * A proposal with every step, its merges and the projects that it is tied to.
 * @param today the day whose names are shown, and on which a project's year is over or not
 * @returns null where the process has no such proposal, or it was not handed in yet
 */
export async function findProposal(
  db: Db,
  id: string,
  number: number,
  today: string,
): Promise<ProposalPage | null> {
  if (!Number.isInteger(number) || number < 1 || number > LAST_NUMBER) return null;
  const { rows } = await db.query<ProposalRow>(
    `SELECT ${PROPOSAL_COLUMNS}, t.name_ko AS track_ko, t.name_en AS track_en, q.need, q.content, q.effect, q.beneficiaries, q.merged_into,
            q.lat, q.lon, q.area, (SELECT count(*)::int FROM proposal_version v WHERE v.process_id = q.process_id AND v.number = q.number) AS versions
     FROM proposal q JOIN process_track t ON t.process_id = q.process_id AND t.key = q.track
     WHERE q.process_id = $1 AND q.number = $2 AND q.state IS NOT NULL`,
    [id, number],
  );
  const [row] = rows;
  const process = await findProcessRow(db, id);
  if (row === undefined || process === null) return null;
  const government = await findGovernment(db, process.laf_cd);
  const register = registerOf(government === null ? [] : [government]);
  const location = locationOf(row);
  return {
    ...proposalLine(row),
    process: processLine(process, register, today),
    trackNames: { ko: row.track_ko, en: row.track_en },
    need: row.need,
    content: row.content,
    effect: row.effect,
    beneficiaries: row.beneficiaries,
    estimate: wonOrNull(row.estimate),
    steps: await stepsOf(db, id, number),
    mergedInto: row.merged_into,
    mergedFrom: await mergedFrom(db, id, number),
    projects: await linksOf(db, { id, number }, register, today),
    pictures: await picturesOf(db, id, number),
    location,
    near: location === null ? [] : await nearestTo(db, [id, number], location),
    versions: row.versions,
  };
}

interface StepRow {
  at: string;
  kind: StepKind;
  taken_by: string | null;
  reason: string | null;
  official_cost: string | null;
  other: number | null;
}

/** In the order in which they were taken. */
async function stepsOf(db: Db, id: string, number: number): Promise<ProposalStep[]> {
  const { rows } = await db.query<StepRow>(
    `SELECT ${instant('at')} AS at, kind, taken_by, reason, official_cost, other
     FROM proposal_step WHERE process_id = $1 AND number = $2 ORDER BY id`,
    [id, number],
  );
  return rows.map(({ taken_by, official_cost, ...step }) => ({
    ...step,
    by: taken_by,
    officialCost: wonOrNull(official_cost),
  }));
}

async function mergedFrom(db: Db, id: string, number: number): Promise<ProposalPage['mergedFrom']> {
  const { rows } = await db.query<ProposalPage['mergedFrom'][number]>(
    `SELECT number, title, author_name AS author FROM proposal WHERE process_id = $1 AND merged_into = $2 ORDER BY number`,
    [id, number],
  );
  return rows;
}

/** What was kept was judged when it was taken. */
function locationOf({ lat, lon, area }: ProposalRow): Place | null {
  return parsePlace({ lat: lat ?? '', lon: lon ?? '', area: area ?? '' }, null).place;
}

async function picturesOf(db: Db, id: string, number: number): Promise<ProposalPicture[]> {
  const { rows } = await db.query<ProposalPicture>(
    'SELECT hash, alt, width, height FROM proposal_picture WHERE process_id = $1 AND number = $2 ORDER BY position',
    [id, number],
  );
  return rows;
}

/** Points of other proposals; degrees of longitude are shorter than those of latitude, in Korea by a fifth. */
async function nearestTo(
  db: Db,
  [id, number]: readonly [string, number],
  place: Place,
): Promise<KnownPlace[]> {
  const { lat, lon } = middleOf(place);
  const { rows } = await db.query<{ number: number; title: string; lat: string; lon: string }>(
    `SELECT number, title, lat, lon FROM proposal
      WHERE process_id = $1 AND number <> $2 AND state IS NOT NULL AND lat IS NOT NULL
      ORDER BY (lat - $3) ^ 2 + ((lon - $4) * 0.8) ^ 2, number LIMIT ${NEAR}`,
    [id, number, lat, lon],
  );
  return rows.map((row) => ({
    name: row.title,
    href: `/participate/${id}/proposals/${row.number}`,
    at: { lat: Number(row.lat), lon: Number(row.lon) },
  }));
}
