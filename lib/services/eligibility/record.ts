import type { PoolClient } from 'pg';
import { seoulDay } from '@/lib/domain/calendar';
import type { Outcome, TrackRule, Verdict } from '@/lib/domain/eligibility/types';
import type { Setup } from '@/lib/services/eligibility/setup';

/** The tracks of a process in their order, each with its rule; null: none is set. */
export async function rulesOf(tx: PoolClient, process: string): Promise<Map<string, TrackRule | null>> {
  const { rows } = await tx.query<TrackRule & { key: string; set: boolean; panel: boolean }>(
    `SELECT t.key, r.track IS NOT NULL AS set, r.least_age AS "leastAge", r.greatest_age AS "greatestAge", r.age_day::text AS "ageDay",
            r.districts, r.categories, coalesce(t.rules ? 'panel', false) AS panel
       FROM process_track t LEFT JOIN identity.eligibility_rule r ON (r.process_id, r.track) = (t.process_id, t.key)
      WHERE t.process_id = $1 ORDER BY t.position`,
    [process],
  );
  return new Map(rows.map(({ key, set, panel, ...rule }) => [key, set ? ruleFor(panel, rule) : null]));
}

/** Panels are of people who were named. */
export const ruleFor = (panel: boolean, rule: TrackRule): TrackRule =>
  panel ? { ...rule, namedOnly: true } : rule;

/** How a key and an account stand to each other. */
export type Claimed = 'own' | 'other-account' | 'other-identifier';

/** Ties a key to an account, once and for good; of two accounts at once the second waits and finds it taken. */
export async function claim(
  tx: PoolClient,
  { process, namespace }: Setup,
  key: Buffer,
  person: string,
): Promise<Claimed> {
  const { rowCount } = await tx.query(
    `INSERT INTO identity.eligibility_claim (process_id, person_key, namespace, person) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [process, key, namespace, person],
  );
  if (rowCount === 1) return 'own';
  const holder = await holderOf(tx, process, key);
  if (holder === null) return 'other-identifier';
  return holder === person ? 'own' : 'other-account';
}

/** The account that has shown a key; null: none has. */
export async function holderOf(tx: PoolClient, process: string, key: Buffer): Promise<string | null> {
  const { rows } = await tx.query<{ person: string }>(
    'SELECT person FROM identity.eligibility_claim WHERE process_id = $1 AND person_key = $2',
    [process, key],
  );
  return rows[0]?.person ?? null;
}

/** Writes down who may vote where, by the day; what was written before stays as it is. */
export async function allow(
  tx: PoolClient,
  { process, namespace }: Setup,
  key: Buffer,
  given: { tracks: readonly string[]; district: string | null; now: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO identity.eligibility (process_id, person_key, namespace, track, district, checked_on)
     SELECT $1, $2, $3, track, $5, $6 FROM unnest($4::text[]) AS track ON CONFLICT DO NOTHING`,
    [process, key, namespace, given.tracks, given.district, seoulDay(given.now)],
  );
}

/** Keeps what an account was answered last. */
export async function keepAnswer(
  tx: PoolClient,
  [process, person]: readonly [string, string],
  { outcome, verdicts = {}, now }: { outcome: Outcome; verdicts?: Record<string, Verdict>; now: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO identity.eligibility_answer (process_id, person, asked_on, outcome, verdicts) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (process_id, person) DO UPDATE SET asked_on = excluded.asked_on, outcome = excluded.outcome, verdicts = excluded.verdicts`,
    [process, person, seoulDay(now), outcome, verdicts],
  );
}

/** A track that somebody may vote in. */
export interface EligibleTrack {
  track: string;
  district: string | null;
  credentialIssued: boolean;
  paperCheckedIn: boolean;
}

/** Where the person of a key may vote, and by which channel they have begun to; locked by nobody. */
export async function eligibleTracks(
  tx: PoolClient,
  { processId, personKey: key }: { processId: string; personKey: Buffer },
): Promise<EligibleTrack[]> {
  const { rows } = await tx.query<EligibleTrack>(
    `SELECT e.track, e.district, e.credential_issued AS "credentialIssued", e.paper_checked_in AS "paperCheckedIn"
       FROM identity.eligibility e JOIN process_track t ON (t.process_id, t.key) = (e.process_id, e.track)
      WHERE e.process_id = $1 AND e.person_key = $2 ORDER BY t.position`,
    [processId, key],
  );
  return rows;
}

/** The key that an account has shown; null: it was not confirmed. */
export async function keyOfAccount(
  tx: PoolClient,
  { processId, person }: { processId: string; person: string },
): Promise<Buffer | null> {
  const { rows } = await tx.query<{ key: Buffer }>(
    'SELECT person_key AS key FROM identity.eligibility_claim WHERE process_id = $1 AND person = $2',
    [processId, person],
  );
  return rows[0]?.key ?? null;
}

/** Whether the box of a vote is closed: from then on who may vote stands, as it was handed to whoever counts. */
export async function isBoxClosed(tx: PoolClient, process: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'SELECT FROM election WHERE process_id = $1 AND closed_at IS NOT NULL',
    [process],
  );
  return rowCount === 1;
}
