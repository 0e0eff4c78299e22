import type { Pool } from 'pg';
import { memberSitePool } from '@/lib/db/site-pool';
import { refusalOf, type Refusal } from '@/lib/domain/access/permission';
import type { Viewer } from '@/lib/domain/access/roles';
import type { DeskCase, EligibilityDesk } from '@/lib/domain/eligibility/page';
import type { VerifierKind } from '@/lib/domain/eligibility/types';
import { office } from '@/lib/services/eligibility/office';
import { trackRules } from '@/lib/services/eligibility/read';

const SHOWN = 50;

interface Row {
  ko: string;
  en: string;
  lafCd: string;
  verifier: VerifierKind;
  version: number;
  namespace: string | null;
  listKey: string | null;
  votingBegun: boolean;
  made: number;
  used: number;
  checked: number;
  openCases: number;
}

/**
 * What the election office of a process's government sets and sees, numbers alone but for the queue.
 * @returns why not, where it is not theirs; null: there is no such process
 */
export async function readEligibilityDesk(
  viewer: Viewer,
  process: string,
  pool: Pool = memberSitePool(),
): Promise<EligibilityDesk | Refusal | null> {
  const { rows } = await pool.query<Row>(
    `SELECT p.title_ko AS ko, p.title_en AS en, p.laf_cd AS "lafCd", coalesce(e.verifier, 'none') AS verifier, coalesce(e.version, 0) AS version,
            e.namespace, encode(e.list_key, 'base64') AS "listKey", voting_has_begun(p.id) AS "votingBegun",
            (SELECT count(*)::int FROM identity.eligibility_code WHERE process_id = p.id) AS made,
            (SELECT count(*)::int FROM identity.eligibility_code JOIN identity.eligibility_claim USING (process_id, person_key) WHERE process_id = p.id) AS used,
            (SELECT count(*)::int FROM identity.eligibility_claim WHERE process_id = p.id) AS checked,
            (SELECT count(*)::int FROM identity.eligibility_case WHERE process_id = p.id AND state = 'open') AS "openCases"
       FROM process p LEFT JOIN identity.eligibility_process e ON e.process_id = p.id WHERE p.id = $1`,
    [process],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { ko, en, made, used, ...rest } = row;
  const refusal = refusalOf(viewer, office.permission, { lafCd: rest.lafCd });
  if (refusal !== null) return refusal;
  return {
    ...rest,
    process,
    titles: { ko, en },
    tracks: await trackRules(pool, process),
    list: await listOf(pool, process),
    codes: { made, used },
    eligible: await eligibleByTrack(pool, process),
    cases: await casesOf(pool, process),
  };
}

async function listOf(pool: Pool, process: string): Promise<EligibilityDesk['list']> {
  const lists = await pool.query<{ serial: number; on: string; rows: number }>(
    'SELECT serial, on_day::text AS on, rows FROM identity.eligibility_list WHERE process_id = $1 ORDER BY serial DESC LIMIT 1',
    [process],
  );
  const [newest] = lists.rows;
  if (newest === undefined) return null;
  const rejected = await pool.query<{ line: number; reason: string; all: number }>(
    `SELECT line, reason, count(*) OVER ()::int AS all FROM identity.eligibility_rejected WHERE process_id = $1 AND serial = $2 ORDER BY line LIMIT $3`,
    [process, newest.serial, SHOWN],
  );
  const rejectedCount = rejected.rows[0]?.all ?? 0;
  return { ...newest, rejected: rejected.rows.map(({ line, reason }) => ({ line, reason })), rejectedCount };
}

async function eligibleByTrack(pool: Pool, process: string): Promise<EligibilityDesk['eligible']> {
  const { rows } = await pool.query<{ track: string; people: number }>(
    `SELECT t.key AS track, count(e.person_key)::int AS people
       FROM process_track t LEFT JOIN identity.eligibility e ON (e.process_id, e.track) = (t.process_id, t.key)
      WHERE t.process_id = $1 GROUP BY t.key, t.position ORDER BY t.position`,
    [process],
  );
  return rows;
}

async function casesOf(pool: Pool, process: string): Promise<DeskCase[]> {
  const { rows } = await pool.query<DeskCase>(
    `SELECT c.id::text, p.name, c.kind, c.text, c.opened_on::text AS "openedOn",
            CASE WHEN h.id IS NOT NULL THEN CASE WHEN h.erased_at IS NULL THEN 'open' ELSE 'closed' END END AS holder
       FROM identity.eligibility_case c JOIN person p ON p.id = c.person
       LEFT JOIN identity.eligibility_claim k ON (k.process_id, k.person_key) = (c.process_id, c.person_key) LEFT JOIN person h ON h.id = k.person
      WHERE c.process_id = $1 AND c.state = 'open' ORDER BY c.id LIMIT $2`,
    [process, SHOWN],
  );
  return rows;
}
