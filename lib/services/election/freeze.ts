import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { PoolClient } from 'pg';
import { seal } from '@/lib/auth/seal';
import {
  electionRules,
  gapsOf,
  type RulesGap,
  type RulesParts,
  type TrackParts,
  VOTE_SETTINGS,
} from '@/lib/domain/ballot/election-rules';
import { canonicalJson } from '@/lib/domain/participation/canonical-json';
import { trackRules } from '@/lib/domain/process/track-rules';
import { signerOf } from '@/lib/ballot/signing';
import { purposeOfLedger, purposeOfPaper } from '@/lib/services/ballot/box-keys';
import { purposeOfIssuing } from '@/lib/services/ballot/issue';

/** All that the rules of a process's vote are made of; null: it has no vote in its schedule. */
export async function rulesParts(
  tx: PoolClient,
  process: string,
  settings: RulesParts['settings'] = VOTE_SETTINGS,
): Promise<RulesParts | null> {
  const { rows } = await tx.query<{ ko: string; en: string; begins: Date; ends: Date }>(
    `SELECT p.title_ko AS ko, p.title_en AS en, v.begins, v.ends FROM process p
       JOIN process_phase v ON v.process_id = p.id AND v.phase = 'voting' AND v.ends IS NOT NULL WHERE p.id = $1`,
    [process],
  );
  const [found] = rows;
  if (found === undefined) return null;
  const { ko, en, begins, ends } = found;
  return {
    process,
    title: { ko, en },
    opens: toSecond(begins),
    closes: toSecond(ends),
    settings,
    tracks: await trackParts(tx, process),
  };
}

const toSecond = (at: Date) => at.toISOString().replace(/\.\d+Z$/, 'Z');

async function trackParts(tx: PoolClient, process: string): Promise<TrackParts[]> {
  const { rows } = await tx.query<{
    key: string;
    ko: string;
    en: string;
    ceiling: string | null;
    rules: unknown;
    projects: { number: number; title: string; cost: number | null }[];
  }>(
    `SELECT t.key, t.name_ko AS ko, t.name_en AS en, t.ceiling, t.rules,
            coalesce((SELECT json_agg(json_build_object('number', q.number, 'title', q.title, 'cost', q.official_cost) ORDER BY q.number)
                        FROM proposal q WHERE q.process_id = t.process_id AND q.track = t.key AND q.state = 'on-ballot'), '[]') AS projects
       FROM process_track t WHERE t.process_id = $1 ORDER BY t.position`,
    [process],
  );
  return rows.map(({ key, ko, en, ceiling, rules, projects }) => ({
    key,
    name: { ko, en },
    ceiling: ceiling === null ? null : Number(ceiling),
    rules: trackRules.nullable().catch(null).parse(rules),
    projects,
  }));
}

export type Frozen = { frozen: true } | { frozen: false; gaps: readonly RulesGap[] };

/**
 * Freezes the rules of a vote as the bytes of their canonical JSON, and makes the keys of its tracks, its ledger and its paper channel.
 * The key to which ballots are sealed is not among them: the holders make it.
 * @param tx with the rights of role gotgan_member
 */
export async function freezeRules(tx: PoolClient, parts: RulesParts, now: Date): Promise<Frozen> {
  const gaps = gapsOf(parts);
  if (gaps.length > 0) return { frozen: false, gaps };
  const { process } = parts;
  const rules = Buffer.from(canonicalJson(electionRules(parts)), 'utf8');
  const [ledger, paper] = [randomBytes(32), randomBytes(32)];
  await tx.query(
    'INSERT INTO election (process_id, rules, frozen_at, ledger_key, paper_key) VALUES ($1, $2, $3, $4, $5)',
    [process, rules, now.toISOString(), await publicKeyOf(ledger), await publicKeyOf(paper)],
  );
  await tx.query('INSERT INTO ballotbox.secret (process_id, ledger, paper) VALUES ($1, $2, $3)', [
    process,
    seal(purposeOfLedger(process), ledger),
    seal(purposeOfPaper(process), paper),
  ]);
  for (const { key } of parts.tracks) await makeIssuingKey(tx, process, key);
  return { frozen: true };
}

const publicKeyOf = async (seed: Buffer) => (await signerOf(Uint8Array.from(seed))).publicKey;

async function makeIssuingKey(tx: PoolClient, process: string, track: string): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await tx.query('INSERT INTO election_track (process_id, track, credential_key) VALUES ($1, $2, $3)', [
    process,
    track,
    publicKey.export({ format: 'der', type: 'spki' }),
  ]);
  await tx.query('INSERT INTO identity.issuing_key (process_id, track, sealed) VALUES ($1, $2, $3)', [
    process,
    track,
    seal(purposeOfIssuing(process, track), privateKey.export({ format: 'der', type: 'pkcs8' })),
  ]);
}
