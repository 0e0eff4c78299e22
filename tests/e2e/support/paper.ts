import { randomBytes, randomInt } from 'node:crypto';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Pool, PoolClient } from 'pg';
import { seal } from '@/lib/auth/seal';
import { sealSession, sessionCookieName } from '@/lib/auth/session-cookie';
import { authSecret } from '@/lib/cli/site/auth-secret';
import { embeddedUrls } from '@/lib/db/connection';
import { passwords } from '@/lib/db/embedded/keeper';
import { leaseServer } from '@/lib/db/embedded/lease';
import { openLogins } from '@/lib/db/embedded/provision';
import { createPool } from '@/lib/db/pool';
import type { Bytes } from '@/lib/domain/ballot/bytes';
import { VOTE_SETTINGS } from '@/lib/domain/ballot/election-rules';
import { dataDirectory, readEnv } from '@/lib/env';
import { newElectionKey } from '@/lib/ballot/sealing';
import { openAtOnce } from '@/lib/services/ballot/vote.test-support';
import { makeCodes } from '@/lib/services/eligibility/codes';
import { findSetup } from '@/lib/services/eligibility/setup';
import { freezeRules } from '@/lib/services/election/freeze';
import { addPerson } from '@/lib/services/people.test-support';

const LAF_CD = '4272000';
const HOUR = 3_600_000;

/** The database of the site that the tests look at. */
export interface SiteDatabase {
  owner: Pool;
  member: Pool;
  release: () => Promise<void>;
}

export async function siteDatabase(): Promise<SiteDatabase> {
  const env = readEnv();
  process.env.AUTH_SECRET = authSecret(env);
  const home = path.join(dataDirectory(env), 'postgres');
  const lease = await leaseServer(home);
  await openLogins(lease.port, await passwords(home));
  const urls = await embeddedUrls(home, lease.port);
  const [owner, member] = [createPool(urls.owner), createPool(urls.member)];
  return {
    owner,
    member,
    release: async () => {
      await Promise.all([owner.end(), member.end()]);
      lease.release();
    },
  };
}

export interface PaperVote {
  process: string;
  /** Opens what was sealed. */
  privateKey: Bytes;
  /** One-time codes of people who may vote. */
  codes: readonly string[];
}

/**
 * A vote of its own, of a process that no list shows: one track (choose up to two of three). It goes on, or was over an hour ago.
 * @param ended then one person was checked in on paper, for whom there is a bundle of four sheets
 */
export async function addPaperVote({ owner, member }: SiteDatabase, ended: boolean): Promise<PaperVote> {
  const id = `${LAF_CD}-${2030 + randomInt(100)}-${1 + randomInt(99)}`;
  const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString().replace(/\.\d+Z$/, 'Z');
  const [begins, ends] = [at(-48), at(ended ? -1 : 48)];
  await owner.query(
    `INSERT INTO process (id, laf_cd, fyr, title_ko, title_en, summary_ko, summary_en, ceiling, published_at)
     VALUES ($1, $2, substr($1, 9, 4)::int, '종이 시험 예산', 'Paper trial budget', '요약', 'summary', 500000000, NULL)`,
    [id, LAF_CD],
  );
  await owner.query(
    `INSERT INTO process_track VALUES ($1, 'general', 1, '일반', 'General', '누구나', 'Everybody', 500000000)`,
    [id],
  );
  await owner.query(
    `INSERT INTO identity.eligibility_process (process_id, verifier, namespace, secret) VALUES ($1, 'codes', 'codes', $2)`,
    [id, seal(`eligibility ${id}`, randomBytes(32))],
  );
  await owner.query(`INSERT INTO identity.eligibility_rule (process_id, track) VALUES ($1, 'general')`, [id]);
  await owner.query(`INSERT INTO process_phase VALUES ($1, 'voting', $2, $3)`, [id, begins, ends]);
  const tx = await member.connect();
  try {
    const privateKey = await openVote({ owner, tx }, id, { begins, ends });
    const setup = await findSetup(tx, id, 'SHARE');
    const codes =
      setup === null ? '' : await makeCodes(tx, setup, { tracks: ['general'], number: 3, now: new Date() });
    if (typeof codes === 'string') throw new Error(codes);
    if (ended) await checkInBefore(owner, id, ends);
    return { process: id, privateKey, codes };
  } finally {
    tx.release();
  }
}

/** A field of which a ballot may name one. */
const SAFETY = { key: 'safety', name: { ko: '안전', en: 'Safety' }, most: 1, projects: [1, 2] };

async function openVote(
  { owner, tx }: { owner: Pool; tx: PoolClient },
  id: string,
  { begins, ends }: { begins: string; ends: string },
): Promise<Bytes> {
  const name = { ko: '일반', en: 'General' };
  const titles = ['놀이터 그늘막 설치', '골목길 보안등', '작은 도서관 책 사기'];
  const frozen = await freezeRules(
    tx,
    {
      process: id,
      title: { ko: '종이 시험 예산', en: 'Paper trial budget' },
      opens: begins,
      closes: ends,
      settings: VOTE_SETTINGS,
      tracks: [
        {
          key: 'general',
          name,
          ceiling: 500_000_000,
          rules: {
            ballot: 'approval',
            most: 2,
            rule: 'greedy_by_score',
            ties: 'mincost+lot',
            increment: null,
            seedSource: { ko: '추첨', en: 'A draw' },
            vote: { knapsack: false, least: 1, points: null, blank: 'counts', fields: [SAFETY] },
          },
          projects: titles.map((title, index) => ({ number: index + 1, title, cost: 120_000_000 })),
        },
      ],
    },
    new Date(),
  );
  if (!frozen.frozen) throw new Error(JSON.stringify(frozen.gaps));
  const { publicKey, privateKey } = await newElectionKey();
  await openAtOnce(owner, id, publicKey);
  return privateKey;
}

/** What was done while voting went on. */
async function checkInBefore(owner: Pool, id: string, ends: string): Promise<void> {
  const key = randomBytes(32);
  await owner.query(
    `INSERT INTO identity.eligibility (process_id, person_key, namespace, track, checked_on) VALUES ($1, $2, 'codes', 'general', current_date)`,
    [id, key],
  );
  await owner.query('SELECT identity.check_in_on_paper($1, $2)', [id, key]);
  await owner.query(
    `SELECT paper_prepare($1, 'general', '행궁동 행정복지센터', 4, $2::timestamptz - interval '1 hour')`,
    [id, ends],
  );
}

/** Becomes an officer of the election office, with a second factor given: somebody new, whom no page offers to act as. */
export async function actAsOfficer(
  page: Page,
  { owner }: SiteDatabase,
  name: string,
  site: string,
): Promise<void> {
  const officer = await addPerson(owner, {
    name,
    roles: [{ role: 'election-office', lafCd: LAF_CD }],
    factor: true,
  });
  const value = await sealSession(officer.session);
  await page.context().addCookies([{ name: sessionCookieName(site), value, url: site }]);
}
