import { randomBytes, randomInt } from 'node:crypto';
import type { Pool } from 'pg';
import type { Viewer } from '@/lib/domain/access/roles';
import { ballotElection } from '@/lib/domain/ballot/election-data';
import { type RulesParts, VOTE_SETTINGS } from '@/lib/domain/ballot/election-rules';
import { newSeed } from '@/lib/ballot/recovery';
import { newElectionKey } from '@/lib/ballot/sealing';
import { shareText, splitKey } from '@/lib/ballot/shares';
import { castBody, credentialOf, makeCast, voterOf } from '@/lib/ballot/voter';
import { takeCast } from '@/lib/services/ballot/cast';
import { closeVote } from '@/lib/services/ballot/close';
import { type Election, electionData, findElection } from '@/lib/services/ballot/election';
import { issueCredential } from '@/lib/services/ballot/issue';
import { openAtOnce } from '@/lib/services/ballot/vote.test-support';
import { freezeRules } from '@/lib/services/election/freeze';
import { addPerson } from '@/lib/services/people.test-support';

const LAF_CD = '4272000';
const HOUR = 3_600_000;
export const SEED = '3 12 25 30 41 44';

interface Pools {
  owner: Pool;
  member: Pool;
}

/** A vote whose box is closed, of a process of its own: what was cast was never seen by anybody. */
export interface ClosedVote {
  process: string;
  shares: string[];
  office: Viewer;
}

const TITLES = ['놀이터 그늘막 설치', '골목길 보안등', '작은 도서관 책 사기', '마을 텃밭 만들기'];
const COSTS = [300_000_000, 200_000_000, 150_000_000, 90_000_000];
/** Six people: the first two projects have most, and do not fit together with the third. */
const CHOICES = [[1, 2], [1, 2], [1, 3], [2, 3], [1, 4], []];

export async function addClosedVote({ owner, member }: Pools): Promise<ClosedVote> {
  const process = `${LAF_CD}-${2130 + randomInt(60)}-${1 + randomInt(99)}`;
  const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString().replace(/\.\d+Z$/, 'Z');
  const times = { begins: at(-48), ends: at(-1) };
  await addProcess(owner, process, times);
  const privateKey = await openVote({ owner, member }, process, times);
  const election = await electionOf(owner, process);
  for (const choices of CHOICES) await castOne({ owner, member }, election, choices);
  if (!(await closeVote(owner, election, new Date()))) throw new Error('the box could not be closed');
  const roles = [{ role: 'election-office', lafCd: LAF_CD } as const];
  return {
    process,
    shares: await Promise.all((await splitKey(privateKey)).map(shareText)),
    office: await addPerson(owner, { name: '개표 담당', roles, factor: true }),
  };
}

async function electionOf(db: Pool, process: string): Promise<Election> {
  const election = await findElection(db, process);
  if (election === null) throw new Error('there is no vote');
  return election;
}

async function addProcess(
  owner: Pool,
  id: string,
  { begins, ends }: { begins: string; ends: string },
): Promise<void> {
  await owner.query(
    `INSERT INTO process (id, laf_cd, fyr, title_ko, title_en, summary_ko, summary_en, ceiling, published_at)
     VALUES ($1, $2, substr($1, 9, 4)::int, '개표 시험 예산', 'Trial of a count', '요약', 'summary', 600000000, now())`,
    [id, LAF_CD],
  );
  await owner.query(
    `INSERT INTO process_track VALUES ($1, 'general', 1, '일반', 'General', '누구나', 'Everybody', 600000000)`,
    [id],
  );
  for (const [index, title] of TITLES.entries()) {
    await owner.query(
      `INSERT INTO proposal (process_id, number, track, title, need, content, author_name) VALUES ($1, $2, 'general', $3, '필요', '내용', '주민')`,
      [id, index + 1, title],
    );
    await owner.query(
      `INSERT INTO proposal_step (process_id, number, at, kind, official_cost)
       VALUES ($1, $2, $3, 'submitted', NULL), ($1, $2, $3, 'judged-feasible', $4), ($1, $2, $3, 'screened-in', NULL)`,
      [id, index + 1, begins, COSTS[index]],
    );
  }
  await owner.query(
    `INSERT INTO identity.eligibility_process (process_id, verifier, namespace, secret) VALUES ($1, 'codes', 'codes', $2)`,
    [id, randomBytes(64)],
  );
  await owner.query(`INSERT INTO process_phase VALUES ($1, 'voting', $2, $3)`, [id, begins, ends]);
}

async function openVote(
  { owner, member }: Pools,
  process: string,
  { begins, ends }: { begins: string; ends: string },
) {
  const parts: RulesParts = {
    process,
    title: { ko: '개표 시험 예산', en: 'Trial of a count' },
    opens: begins,
    closes: ends,
    settings: { ...VOTE_SETTINGS, grace: 0 },
    tracks: [
      {
        key: 'general',
        name: { ko: '일반', en: 'General' },
        ceiling: 600_000_000,
        rules: {
          ballot: 'approval',
          most: 2,
          rule: 'mes_cost+greedy_completion',
          ties: 'mincost+lot',
          increment: null,
          seedSource: { ko: '마감 다음 날 공개 추첨', en: 'A public draw on the day after' },
          vote: { knapsack: false, least: 1, points: null, blank: 'counts', fields: [] },
        },
        projects: TITLES.map((title, at) => ({ number: at + 1, title, cost: COSTS[at] ?? 0 })),
      },
    ],
  };
  const { publicKey, privateKey } = await newElectionKey();
  const tx = await member.connect();
  try {
    const frozen = await freezeRules(tx, parts, new Date());
    if (!frozen.frozen) throw new Error(JSON.stringify(frozen.gaps));
  } finally {
    tx.release();
  }
  await openAtOnce(owner, process, publicKey, new Date(begins));
  return privateKey;
}

/** Somebody votes while it goes on. */
async function castOne({ owner, member }: Pools, election: Election, choices: number[]): Promise<void> {
  const during = new Date(election.begins.getTime() + HOUR);
  const device = ballotElection(electionData(election, during, null));
  if (device === null) throw new Error('the vote has no key');
  const personKey = randomBytes(32);
  await owner.query(
    `INSERT INTO identity.eligibility (process_id, person_key, namespace, track, checked_on) VALUES ($1, $2, 'codes', 'general', current_date)`,
    [election.id, personKey],
  );
  const voter = await voterOf(device, 'general', newSeed());
  const asked = { track: 'general', personKey, blinded: voter.blinded };
  const issued = await issueCredential(member, election, asked, during);
  if ('refusal' in issued) throw new Error(issued.refusal);
  const ballot = { void: false, choices, points: null };
  const cast = await makeCast(voter, await credentialOf(voter, issued.signature), ballot, 1);
  const taken = await takeCast(owner, election, castBody(cast), during);
  if ('refusal' in taken) throw new Error(taken.refusal);
}
