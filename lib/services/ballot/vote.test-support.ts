import type { Pool } from 'pg';
import type { Bytes } from '@/lib/domain/ballot/bytes';

/** What a test says happened to a vote, in the place of people, machines and days. */

/** Two officers open a vote whose rules are frozen, with a key that no holders made. */
export async function openAtOnce(
  owner: Pool,
  process: string,
  publicKey: Bytes,
  at = new Date(),
): Promise<void> {
  await owner.query(
    `WITH officer AS (INSERT INTO person (name) VALUES ('투표 담당 1'), ('투표 담당 2') RETURNING id)
     INSERT INTO election_decision (process_id, kind, proposed_by, proposed_at, answered_by, answered_at, outcome)
     SELECT $1, 'open', (array_agg(id))[1], $2, (array_agg(id))[2], $2, 'confirmed' FROM officer`,
    [process, at.toISOString()],
  );
  await owner.query(
    `UPDATE election SET ceremony = '{}', encryption_key = $2, opened_at = $3 WHERE process_id = $1`,
    [process, publicKey, at.toISOString()],
  );
}

/** The database takes this to be the time, where it ends a vote. */
export async function setVoteClock(owner: Pool, at: Date): Promise<void> {
  await owner.query(
    `CREATE OR REPLACE FUNCTION vote_clock() RETURNS timestamptz LANGUAGE sql AS $$SELECT '${at.toISOString()}'::timestamptz$$`,
  );
}

/** A result that two bodies found is published. @param result whose hash it is */
export async function publishAtOnce(owner: Pool, process: string, result: string): Promise<void> {
  await owner.query(
    `INSERT INTO election_count (process_id, machine, body, key, statement, signature, at)
     SELECT $1, body, body, sha256(convert_to(body, 'UTF8')), jsonb_build_object('result_sha256', encode(sha256($2), 'hex'))::text, decode(repeat('00', 64), 'hex'), now()
       FROM unnest(ARRAY['의회', '감사부서']) AS body`,
    [process, result],
  );
  await owner.query(
    `UPDATE election SET published_at = now(), result_sha256 = sha256($2) WHERE process_id = $1`,
    [process, result],
  );
}
