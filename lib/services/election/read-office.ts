import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { memberSitePool } from '@/lib/db/site-pool';
import { refusalOf, type Refusal } from '@/lib/domain/access/permission';
import type { Viewer } from '@/lib/domain/access/roles';
import { toHex } from '@/lib/domain/ballot/bytes';
import { ceremonyOf } from '@/lib/domain/ballot/ceremony';
import { gapsOf } from '@/lib/domain/ballot/election-rules';
import type { Decision, ElectionOffice, OfficeVote } from '@/lib/domain/ballot/vote-facts';
import { type Election, findElection, voteState } from '@/lib/services/ballot/election';
import { rulesParts } from '@/lib/services/election/freeze';
import { office } from '@/lib/services/election/office';

/**
 * The vote of a process as its election office sees it; auditors read.
 * @returns why not, where it is not theirs; null: there is no such process
 */
export async function readElectionOffice(
  viewer: Viewer,
  id: string,
  now: Date,
  pool: Pool = memberSitePool(),
): Promise<ElectionOffice | Refusal | null> {
  const process = await processOf(pool, id);
  if (process === null) return null;
  const refusal = refusalOf(viewer, { roles: ['election-office', 'auditor'] }, { lafCd: process.lafCd });
  if (refusal !== null) return refusal;
  const { lafCd, ...about } = process;
  return {
    id,
    ...about,
    ...(await partsOf(pool, id)),
    ...(await voteOf(pool, id, now)),
    decisions: await decisionsOf(pool, id, viewer),
    mayAct: refusalOf(viewer, office.permission, { lafCd }) === null,
  };
}

async function processOf(pool: Pool, id: string) {
  const { rows } = await pool.query<{
    lafCd: string;
    titles: Record<'ko' | 'en', string>;
    published: boolean;
    verified: boolean;
  }>(
    `SELECT laf_cd AS "lafCd", json_build_object('ko', title_ko, 'en', title_en) AS titles, published_at IS NOT NULL AS published,
            EXISTS (SELECT FROM identity.eligibility_process e WHERE e.process_id = p.id AND e.verifier <> 'none') AS verified
       FROM process p WHERE id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** What the rules would be made of now, and what is missing. */
async function partsOf(pool: Pool, id: string): Promise<Pick<ElectionOffice, 'voting' | 'gaps' | 'tracks'>> {
  const client = await pool.connect();
  try {
    const parts = await rulesParts(client, id);
    if (parts === null) return { voting: null, gaps: [], tracks: {} };
    const tracks = Object.fromEntries(parts.tracks.map(({ key, name }) => [key, name]));
    return { voting: { begins: parts.opens, ends: parts.closes }, gaps: gapsOf(parts), tracks };
  } finally {
    client.release();
  }
}

async function voteOf(pool: Pool, id: string, now: Date): Promise<Pick<ElectionOffice, 'state' | 'vote'>> {
  const election = await findElection(pool, id);
  if (election === null) return { state: 'none', vote: null };
  const { rows } = await pool.query<{ at: Date }>(
    'SELECT frozen_at AS at FROM election WHERE process_id = $1',
    [id],
  );
  return { state: voteState(election, now), vote: officeVote(election, rows[0]?.at ?? now) };
}

function officeVote(election: Election, frozenAt: Date): OfficeVote {
  const { rulesHash, encryptionKey, ceremony, vote, openedAt, closedAt, publishedAt } = election;
  const { extension, grace, casts, batch, key } = vote;
  return {
    rulesHash: toHex(rulesHash),
    frozenAt: frozenAt.toISOString(),
    rules: { extension, grace, casts, batch, key },
    document: ceremonyOf(ceremony),
    keyMark: encryptionKey === null ? null : createHash('sha256').update(encryptionKey).digest('hex'),
    openedAt: iso(openedAt),
    closedAt: iso(closedAt),
    publishedAt: iso(publishedAt),
  };
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

async function decisionsOf(pool: Pool, id: string, viewer: Viewer): Promise<Decision[]> {
  const { rows } = await pool.query<Decision>(
    `SELECT d.id::text, d.kind, CASE WHEN d.kind = 'extend' THEN d.detail END AS extension, p.name AS "proposedBy",
            to_json(d.proposed_at) AS "proposedAt", d.proposed_by = $2 AS own, a.name AS "answeredBy",
            to_json(d.answered_at) AS "answeredAt", d.outcome
       FROM election_decision d JOIN person p ON p.id = d.proposed_by LEFT JOIN person a ON a.id = d.answered_by
      WHERE d.process_id = $1 ORDER BY d.id DESC`,
    [id, viewer.id],
  );
  return rows;
}
