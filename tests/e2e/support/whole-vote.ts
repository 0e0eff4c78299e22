import { randomBytes, randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Pool } from 'pg';
import { tags } from '@/lib/cache-tags';
import { seal } from '@/lib/auth/seal';
import { sealSession, sessionCookieName } from '@/lib/auth/session-cookie';
import { newSeed } from '@/lib/ballot/recovery';
import { newElectionKey } from '@/lib/ballot/sealing';
import { shareMark, splitKey } from '@/lib/ballot/shares';
import { castBody, credentialOf, makeCast, voterOf } from '@/lib/ballot/voter';
import type { Viewer } from '@/lib/domain/access/roles';
import { toBase64, toHex } from '@/lib/domain/ballot/bytes';
import { type CeremonyDocument, seats } from '@/lib/domain/ballot/ceremony';
import { ballotElection } from '@/lib/domain/ballot/election-data';
import type { TrackRules } from '@/lib/domain/process/track-rules';
import { type Election, electionData, findElection } from '@/lib/services/ballot/election';
import { issueCredential } from '@/lib/services/ballot/issue';
import { moveOne } from '@/lib/services/ballot/move-ballots';
import { electionActions } from '@/lib/services/election';
import { makeCodes } from '@/lib/services/eligibility/codes';
import { findSetup } from '@/lib/services/eligibility/setup';
import { act, addPerson } from '@/lib/services/people.test-support';
import type { SiteDatabase } from '@/tests/e2e/support/paper';

const LAF_CD = '4272000';
const TITLES = ['놀이터 그늘막 설치', '골목길 보안등', '작은 도서관 책 사기', '마을 텃밭 만들기'];
const RULES: TrackRules = {
  ballot: 'approval',
  most: 2,
  rule: 'greedy_by_votes',
  ties: 'mincost+lot',
  increment: null,
  seedSource: { ko: '마감 다음 날 공개 추첨', en: 'A public draw on the day after' },
  vote: { knapsack: false, least: 1, points: null, blank: 'counts', fields: [] },
};

/** A track of four projects that cost 120,000,000 won each. */
export interface NewTrack {
  key: string;
  name: string;
  ceiling: number;
  rules: TrackRules;
}

const GENERAL: NewTrack = { key: 'general', name: '일반', ceiling: 500_000_000, rules: RULES };

/**
 * A vote that goes on, of a process of its own that is public, by the rules of every vote.
 * @param tracks one by default: choose up to two of four
 * @returns its id
 */
export async function addOpenVote(
  database: SiteDatabase,
  tracks: readonly NewTrack[] = [GENERAL],
): Promise<string> {
  const id = await addProcess(database, tracks);
  const roles = [{ role: 'election-office', lafCd: LAF_CD } as const];
  const [first, second] = [
    await addPerson(database.owner, { name: '여는 담당 하나', roles, factor: true }),
    await addPerson(database.owner, { name: '여는 담당 둘', roles, factor: true }),
  ];
  const does = async (who: Viewer, name: string, fields: Record<string, string>) => {
    const action = electionActions.find((one) => one.name === name);
    if (action === undefined) throw new Error(`no action ${name}`);
    const doing = { address: `192.0.2.${randomInt(1e9)}` };
    const outcome = await act(database.member, action, who, [fields, doing]);
    if (!outcome.done) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  };
  await does(first, 'election.freeze', { process: id, minutes: '30', by: 'length' });
  const document = await ceremonyOf(await electionOf(database, id));
  const { rulesHash: hash } = document;
  await does(first, 'election.set-key', { process: id, hash, document: JSON.stringify(document) });
  await does(first, 'election.propose', { process: id, kind: 'open', state: 'keyed' });
  const { rows } = await database.owner.query<{ decision: string }>(
    'SELECT id::text AS decision FROM election_decision WHERE process_id = $1',
    [id],
  );
  await does(second, 'election.answer', { decision: rows[0]?.decision ?? '', outcome: 'confirmed' });
  return id;
}

/** Of years before all others: whoever looks for a vote in the list of processes finds another one first. */
async function addProcess({ owner }: SiteDatabase, tracks: readonly NewTrack[]): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO process (id, laf_cd, fyr, title_ko, title_en, summary_ko, summary_en, ceiling, published_at)
     SELECT concat_ws('-', $1::text, fyr, number), $1, fyr, '온 과정 시험 예산', 'Trial of a whole vote', '요약', 'summary', 500000000, now()
       FROM generate_series(2002, 2012) AS fyr, generate_series(1, 99) AS number
      WHERE NOT EXISTS (SELECT FROM process p WHERE p.id = concat_ws('-', $1::text, fyr, number)) ORDER BY random() LIMIT 1
     RETURNING id`,
    [LAF_CD],
  );
  const id = rows[0]?.id ?? '';
  for (const [at, track] of tracks.entries()) await addTrack(owner, { id, at, track });
  await owner.query(
    `INSERT INTO identity.eligibility_process (process_id, verifier, namespace, secret) VALUES ($1, 'codes', 'codes', $2)`,
    [id, seal(`eligibility ${id}`, randomBytes(32))],
  );
  await owner.query(
    `INSERT INTO identity.eligibility_rule (process_id, track) SELECT process_id, key FROM process_track WHERE process_id = $1`,
    [id],
  );
  await owner.query(
    `INSERT INTO process_phase VALUES ($1, 'voting', now() - interval '2 days', now() + interval '2 days')`,
    [id],
  );
  return id;
}

async function addTrack(
  owner: Pool,
  { id, at, track: { key, name, ceiling, rules } }: { id: string; at: number; track: NewTrack },
): Promise<void> {
  await owner.query(
    `INSERT INTO process_track (process_id, key, position, name_ko, name_en, who_ko, who_en, ceiling, rules)
     VALUES ($1, $2, $3, $4, $2, '누구나', 'Everybody', $5, $6)`,
    [id, key, at + 1, name, ceiling, rules],
  );
  for (const [index, title] of TITLES.entries()) {
    const number = at * TITLES.length + index + 1;
    await owner.query(
      `INSERT INTO proposal (process_id, number, track, title, need, content, author_name) VALUES ($1, $2, $3, $4, '필요', '내용', '주민')`,
      [id, number, key, title],
    );
    await owner.query(
      `INSERT INTO proposal_step (process_id, number, at, kind, official_cost)
       SELECT $1, $2, now(), kind, cost FROM (VALUES (1, 'submitted', NULL), (2, 'judged-feasible', 120000000), (3, 'screened-in', NULL)) AS s (at, kind, cost)
        ORDER BY at`,
      [id, number],
    );
  }
}

/** What five holders would publish. */
async function ceremonyOf({ id, vote, rulesHash }: Election): Promise<CeremonyDocument> {
  const { publicKey, privateKey } = await newElectionKey();
  const marks = await Promise.all((await splitKey(privateKey)).map((share) => shareMark(id, share)));
  return {
    format: 'gotgan-ceremony/1',
    election: id,
    rulesHash: toHex(rulesHash),
    publicKey: toBase64(publicKey),
    holders: seats(vote.key).map(({ ko }, at) => ({ body: ko, mark: marks[at] ?? '' })),
    test: 'opened with shares 1,3,5',
  };
}

async function electionOf({ owner }: SiteDatabase, id: string): Promise<Election> {
  const election = await findElection(owner, id);
  if (election === null) throw new Error(`there is no vote ${id}`);
  return election;
}

/** Becomes a resident whom no page offers to act as. @param site where @returns their account */
export async function comeAsResident(page: Page, { owner }: SiteDatabase, site: string): Promise<string> {
  const { id, session } = await addPerson(owner, { name: '투표하는 주민' });
  const value = await sealSession(session);
  await page.context().addCookies([{ name: sessionCookieName(site), value, url: site }]);
  return id;
}

/** Becomes a resident who was confirmed as one who may vote in every track. */
export async function comeAsVoter(
  page: Page,
  database: SiteDatabase,
  { id, site }: { id: string; site: string },
): Promise<void> {
  const person = await comeAsResident(page, database, site);
  const { owner } = database;
  const personKey = randomBytes(32);
  await owner.query(
    `INSERT INTO identity.eligibility (process_id, person_key, namespace, track, checked_on)
     SELECT $1, $2, 'codes', key, current_date FROM process_track WHERE process_id = $1`,
    [id, personKey],
  );
  await owner.query(`INSERT INTO identity.eligibility_claim VALUES ($1, $2, 'codes', $3)`, [
    id,
    personKey,
    person,
  ]);
}

/** Goes on from the recovery code as somebody who has saved it. */
export async function passCode(page: Page): Promise<void> {
  const made = await page.locator('.ballot-code').innerText();
  await page.getByRole('button', { name: '저장했습니다' }).click();
  await page.getByLabel('저장한 코드의 마지막 네 글자').fill(made.slice(-4));
  await page.getByRole('button', { name: '계속하기' }).click();
}

/** A number on paper, by which somebody is confirmed as one who may vote. */
export async function codeOnPaper({ member }: SiteDatabase, id: string): Promise<string> {
  const tx = await member.connect();
  try {
    const setup = await findSetup(tx, id, 'SHARE');
    if (setup === null) throw new Error('nobody is verified');
    const [code] = await makeCodes(tx, setup, { tracks: ['general'], number: 1, now: new Date() });
    return code ?? '';
  } finally {
    tx.release();
  }
}

/** So many others vote, each with a key of their own; what they cast comes to the site as from a device. @returns their receipts */
export async function castByOthers(
  database: SiteDatabase,
  { id, site, number }: { id: string; site: string; number: number },
): Promise<string[]> {
  const election = await electionOf(database, id);
  const receipts: string[] = [];
  while (receipts.length < number) receipts.push(await castByOne(database, election, site));
  return receipts;
}

async function castByOne({ owner, member }: SiteDatabase, election: Election, site: string): Promise<string> {
  const { id } = election;
  const now = new Date();
  const device = ballotElection(electionData(election, now, null));
  if (device === null) throw new Error('the vote has no key');
  const personKey = randomBytes(32);
  await owner.query(
    `INSERT INTO identity.eligibility (process_id, person_key, namespace, track, checked_on) VALUES ($1, $2, 'codes', 'general', current_date)`,
    [id, personKey],
  );
  const voter = await voterOf(device, 'general', newSeed());
  const asked = { track: 'general', personKey, blinded: voter.blinded };
  const issued = await issueCredential(member, election, asked, now);
  if ('refusal' in issued) throw new Error(issued.refusal);
  const ballot = { void: false, choices: [1 + randomInt(TITLES.length)], points: null };
  const cast = await makeCast(voter, await credentialOf(voter, issued.signature), ballot, 1);
  const answer = await fetch(`${site}/api/ballot/${id}/cast`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(castBody(cast)),
  });
  if (answer.status !== 200) throw new Error(await answer.text());
  // As the route answers.
  return ((await answer.json()) as { receipt: { code: string } }).receipt.code;
}

/** The job's step for this vote: what waits is moved where enough waits. @returns whether there is a new head */
export async function lookIntoBox({ owner }: SiteDatabase, id: string): Promise<boolean> {
  return (await moveOne({ ballot: owner, member: owner }, id, new Date())).hasHead;
}

/** How many casts wait, and when the box was closed. */
export async function boxOf(
  { owner }: SiteDatabase,
  id: string,
): Promise<{ waiting: number; closedAt: Date | null }> {
  const { rows } = await owner.query<{ waiting: number; closedAt: Date | null }>(
    `SELECT (SELECT count(*)::int FROM ballotbox.waiting w WHERE w.process_id = e.process_id) AS waiting, closed_at AS "closedAt"
       FROM election e WHERE process_id = $1`,
    [id],
  );
  if (rows[0] === undefined) throw new Error(`there is no vote ${id}`);
  return rows[0];
}

/** Its time was over so many minutes ago. */
export async function endVote(database: SiteDatabase, id: string, minutes: number): Promise<void> {
  await endVoteIn(database, id, -60 * minutes);
}

/** Its time is over in so many seconds, on a whole second. @returns when */
export async function endVoteIn({ owner }: SiteDatabase, id: string, seconds: number): Promise<Date> {
  const tx = await owner.connect();
  try {
    await tx.query('BEGIN');
    // Nothing but an extension moves the time of a vote whose rules are frozen.
    await tx.query(`SELECT set_config('gotgan.extension', $1, true)`, [id]);
    const { rows } = await tx.query<{ ends: Date }>(
      `UPDATE process_phase SET ends = now() + make_interval(secs => $2) WHERE process_id = $1 AND phase = 'voting' RETURNING ends`,
      [id, seconds],
    );
    // As what moves it does: pages that show it are renewed.
    await tx.query('SELECT publish_participation($1)', [[tags.process(id), tags.processes()]]);
    await tx.query('COMMIT');
    if (rows[0] === undefined) throw new Error(`there is no vote ${id}`);
    return rows[0].ends;
  } finally {
    tx.release();
  }
}

/** Does something while nothing comes into the ledger of a vote, so that nobody closes it: some sites have a worker beside them. */
export async function whileLedgerIsHeld(
  { owner }: SiteDatabase,
  id: string,
  work: () => Promise<void>,
): Promise<void> {
  const tx = await owner.connect();
  try {
    await tx.query('BEGIN');
    // As `ballotbox.take_batch` holds it.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('ledger ' || $1, 0))`, [id]);
    await work();
  } finally {
    await tx.query('ROLLBACK');
    tx.release();
  }
}
