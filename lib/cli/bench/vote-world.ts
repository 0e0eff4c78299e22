import type { Pool } from 'pg';
import { sealSession, sessionCookieName } from '@/lib/auth/session-cookie';
import { formToken } from '@/lib/auth/form-token';
import { ballotElection, type BallotElection } from '@/lib/domain/ballot/election-data';
import { VOTE_SETTINGS } from '@/lib/domain/ballot/election-rules';
import type { TrackRules } from '@/lib/domain/process/track-rules';
import { newElectionKey } from '@/lib/ballot/sealing';
import { type Election, electionData, findElection } from '@/lib/services/ballot/election';
import { freezeRules, rulesParts } from '@/lib/services/election/freeze';

export const PROCESS = '4111000-2027';
export const TRACK = 'general';
export const PROJECTS = 40;
export const MOST = 5;

const RULES: TrackRules = {
  ballot: 'approval',
  most: MOST,
  rule: 'greedy_by_votes',
  ties: 'mincost+lot',
  increment: null,
  seedSource: { ko: '추첨', en: 'A draw' },
  vote: { knapsack: false, least: 1, points: null, blank: 'counts', fields: [] },
};

/** A vote that is on for a day: one track of forty projects, of which five may be chosen. @param member with the rights of role gotgan_member */
export async function fillVote(owner: Pool, member: Pool): Promise<void> {
  await owner.query(
    `INSERT INTO process (id, laf_cd, fyr, title_ko, title_en, summary_ko, summary_en, ceiling)
     VALUES ($1, left($1, 7), 2027, '주민참여예산', 'Participatory budget', '요약', 'Summary', 1000000000)`,
    [PROCESS],
  );
  await owner.query(
    `INSERT INTO process_track (process_id, key, position, name_ko, name_en, who_ko, who_en, ceiling, rules)
     VALUES ($1, $2, 1, '일반', 'General', '누구나', 'Everybody', 1000000000, $3)`,
    [PROCESS, TRACK, RULES],
  );
  await owner.query(
    `INSERT INTO proposal (process_id, number, track, title, need, content, place, estimate, author_name)
     SELECT $1, n, $2, '제안 ' || n, '필요', '내용', '어디', 50000000, '글쓴이 ' || n FROM generate_series(1, $3::int) AS n`,
    [PROCESS, TRACK, PROJECTS],
  );
  for (const kind of ['submitted', 'judged-feasible', 'screened-in'])
    await owner.query(
      `INSERT INTO proposal_step (process_id, number, at, kind, official_cost)
       SELECT $1, n, '2026-01-01', $2, CASE $2 WHEN 'judged-feasible' THEN 50000000 END FROM generate_series(1, $3::int) AS n`,
      [PROCESS, kind, PROJECTS],
    );
  await owner.query(
    `INSERT INTO process_phase (process_id, phase, begins, ends) VALUES ($1, 'voting', now() - interval '1 minute', now() + interval '1 day')`,
    [PROCESS],
  );
  await open(owner, member);
}

async function open(owner: Pool, member: Pool): Promise<void> {
  const tx = await member.connect();
  try {
    const parts = await rulesParts(tx, PROCESS, VOTE_SETTINGS);
    const frozen = parts === null ? null : await freezeRules(tx, parts, new Date());
    if (frozen?.frozen !== true) throw new Error(`the rules could not be frozen: ${JSON.stringify(frozen)}`);
    const { publicKey } = await newElectionKey();
    await owner.query(
      `WITH officer AS (INSERT INTO person (name) VALUES ('투표 담당 1'), ('투표 담당 2') RETURNING id)
       INSERT INTO election_decision (process_id, kind, proposed_by, proposed_at, answered_by, answered_at, outcome)
       SELECT $1, 'open', (array_agg(id))[1], now(), (array_agg(id))[2], now(), 'confirmed' FROM officer`,
      [PROCESS],
    );
    await tx.query(
      `UPDATE election SET ceremony = '{}', encryption_key = $2, opened_at = now() WHERE process_id = $1`,
      [PROCESS, publicKey],
    );
  } finally {
    tx.release();
  }
}

/** The vote as the server and as a device know it. */
export async function knownVote(ballot: Pool): Promise<{ election: Election; device: BallotElection }> {
  const election = await findElection(ballot, PROCESS);
  const device = election === null ? null : ballotElection(electionData(election, new Date(), null));
  if (election === null || device === null) throw new Error('the vote was not opened');
  return { election, device };
}

/** Sets the end of the vote, as nobody can in a portal: the bench would have to wait for a day. */
export async function setEnd(owner: Pool, ends: Date): Promise<void> {
  await owner.query('ALTER TABLE process_phase DISABLE TRIGGER USER');
  await owner.query(
    `UPDATE process_phase SET begins = least(begins, $2::timestamptz - interval '1 minute'), ends = $2 WHERE process_id = $1 AND phase = 'voting'`,
    [PROCESS, ends.toISOString()],
  );
  await owner.query('ALTER TABLE process_phase ENABLE TRIGGER USER');
}

/** Somebody who may vote and is signed in. */
export interface SignedIn {
  cookie: string;
  token: string;
}

/** Makes accounts that are signed in and may vote. @param origin of the site */
export async function addAccounts(owner: Pool, number: number, origin: string): Promise<SignedIn[]> {
  await owner.query(
    `INSERT INTO person (name, said_age_at) SELECT 'voter ' || n, now() FROM generate_series(1, $1::int) AS n`,
    [number],
  );
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO person_session (person, provider, ends_at) SELECT id, 'bench', now() + interval '1 day' FROM person WHERE said_age_at IS NOT NULL RETURNING id`,
  );
  const key = `sha256(convert_to(p.id::text, 'UTF8'))`;
  const voters = 'person p WHERE said_age_at IS NOT NULL';
  await owner.query(
    `INSERT INTO identity.eligibility_process (process_id, verifier, namespace, secret) VALUES ($1, 'codes', 'codes', $2)`,
    [PROCESS, Buffer.alloc(64, 1)],
  );
  await owner.query(
    `INSERT INTO identity.eligibility (process_id, person_key, namespace, track, checked_on)
     SELECT $1, ${key}, 'codes', $2, current_date FROM ${voters}`,
    [PROCESS, TRACK],
  );
  await owner.query(
    `INSERT INTO identity.eligibility_claim (process_id, person_key, namespace, person) SELECT $1, ${key}, 'codes', p.id FROM ${voters}`,
    [PROCESS],
  );
  await owner.query('ANALYZE');
  const name = sessionCookieName(origin);
  const sealed = async ({ id }: { id: string }) => ({
    cookie: `${name}=${await sealSession(id)}`,
    token: formToken(id),
  });
  return Promise.all(rows.map(sealed));
}
