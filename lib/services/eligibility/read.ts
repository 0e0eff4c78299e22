import type { Pool } from 'pg';
import { memberSitePool } from '@/lib/db/site-pool';
import type { EligibilityPage, OwnEligibility, TrackEligibility } from '@/lib/domain/eligibility/page';
import type { Outcome, TrackRule, Verdict, VerifierKind } from '@/lib/domain/eligibility/types';
import { ruleFor } from '@/lib/services/eligibility/record';
import { TRIES } from '@/lib/services/eligibility/check';

interface ProcessRow {
  ko: string;
  en: string;
  verifier: VerifierKind;
  voting: EligibilityPage['voting'];
}

/** Who may vote in a process; with an account also how that one stands. Null: there is no such process, or it is a draft. */
export async function readEligibility(
  process: string,
  person: string | null,
  pool: Pool = memberSitePool(),
): Promise<EligibilityPage | null> {
  const { rows } = await pool.query<ProcessRow>(
    `SELECT p.title_ko AS ko, p.title_en AS en, coalesce(e.verifier, 'none') AS verifier,
            CASE WHEN v.ends <= now() THEN 'over' WHEN v.begins <= now() THEN 'on' ELSE 'to-come' END AS voting
       FROM process p LEFT JOIN identity.eligibility_process e ON e.process_id = p.id
       LEFT JOIN process_phase v ON v.process_id = p.id AND v.phase = 'voting'
      WHERE p.id = $1 AND p.published_at IS NOT NULL`,
    [process],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { ko, en, verifier, voting } = row;
  const own = person === null ? null : await ownOf(pool, process, person);
  return { process, titles: { ko, en }, verifier, voting, tracks: await trackRules(pool, process), own };
}

/** The tracks of a process in their order, each with its rule. */
export async function trackRules(pool: Pool, process: string): Promise<TrackEligibility[]> {
  const { rows } = await pool.query<
    TrackRule & { key: string; ko: string; en: string; set: boolean; panel: boolean }
  >(
    `SELECT t.key, t.name_ko AS ko, t.name_en AS en, r.track IS NOT NULL AS set, r.least_age AS "leastAge", r.greatest_age AS "greatestAge",
            r.age_day::text AS "ageDay", r.districts, r.categories, coalesce(t.rules ? 'panel', false) AS panel
       FROM process_track t LEFT JOIN identity.eligibility_rule r ON (r.process_id, r.track) = (t.process_id, t.key)
      WHERE t.process_id = $1 ORDER BY t.position`,
    [process],
  );
  return rows.map(({ key, ko, en, set, panel, ...rule }) => ({
    key,
    names: { ko, en },
    rule: set ? ruleFor(panel, rule) : null,
  }));
}

async function ownOf(pool: Pool, process: string, person: string): Promise<OwnEligibility> {
  const about = [process, person];
  const answers = await pool.query<{ outcome: Outcome; on: string; verdicts: Record<string, Verdict> }>(
    'SELECT outcome, asked_on::text AS on, verdicts FROM identity.eligibility_answer WHERE process_id = $1 AND person = $2',
    about,
  );
  const allowed = await pool.query<{ track: string; issued: boolean }>(
    `SELECT e.track, e.credential_issued AS issued FROM identity.eligibility_claim c JOIN identity.eligibility e USING (process_id, person_key)
      WHERE c.process_id = $1 AND c.person = $2`,
    about,
  );
  const cases = await pool.query<NonNullable<OwnEligibility['case']>>(
    `SELECT kind, state, opened_on::text AS "openedOn", reason FROM identity.eligibility_case
      WHERE process_id = $1 AND person = $2 ORDER BY id DESC LIMIT 1`,
    about,
  );
  return {
    answer: answers.rows[0] ?? null,
    eligible: allowed.rows.map(({ track }) => track),
    credentialIssued: allowed.rows.some(({ issued }) => issued),
    case: cases.rows[0] ?? null,
    triesLeft: await triesLeft(pool, person, new Date()),
  };
}

/** How often an account may still try in the current windows of time. */
export async function triesLeft(pool: Pool, person: string, now: Date): Promise<number> {
  const limits = TRIES.filter(({ per }) => per === 'account');
  const left = limits.map(async ({ number, seconds }) => {
    const begins = Math.floor(now.getTime() / (seconds * 1000)) * seconds * 1000;
    const { rows } = await pool.query<{ number: number }>(
      'SELECT number FROM attempt WHERE bucket = $1 AND begins = $2',
      [`eligibility.check:account:${person}:${seconds}`, new Date(begins).toISOString()],
    );
    return Math.max(0, number - (rows[0]?.number ?? 0));
  });
  return Math.min(...(await Promise.all(left)));
}
