import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { newSeed } from '@/lib/ballot/recovery';
import {
  castBody,
  counterBody,
  credentialOf,
  hashOfCast,
  makeCast,
  type Voter,
  voterOf,
} from '@/lib/ballot/voter';
import { manyAtOnce, SiteClient } from '@/lib/cli/bench/vote-client';
import { type CastReceipt, sendCast } from '@/lib/client/ballot/send';
import type { Report } from '@/lib/client/verify/checks';
import { addressesOf, askByFetch } from '@/lib/client/verify/source';
import { verifyClaim } from '@/lib/client/verify/verify';
import { ballotElection, type ElectionData } from '@/lib/domain/ballot/election-data';
import type { Cast } from '@/lib/domain/ballot/types';
import { electionData, findElection } from '@/lib/services/ballot/election';
import { issueCredential } from '@/lib/services/ballot/issue';
import type { SiteDatabase } from '@/tests/e2e/support/paper';

/** What a voter's device has made, and not sent yet. */
export interface ReadyVoter {
  voter: Voter;
  casts: Cast[];
}

/** People who may vote in the first track, with credentials. @param twice how many of them will vote a second time */
export async function addVoters(
  { owner, member }: SiteDatabase,
  process: string,
  { number, twice }: { number: number; twice: number },
): Promise<ReadyVoter[]> {
  const election = await findElection(owner, process);
  const device = election === null ? null : ballotElection(electionData(election, new Date(), null));
  if (election === null || device === null) throw new Error('there is no vote');
  const [track = ''] = Object.keys(election.tracks);
  const add = async (nth: number): Promise<ReadyVoter> => {
    const personKey = randomBytes(32);
    await owner.query(
      `INSERT INTO identity.eligibility (process_id, person_key, namespace, track, checked_on) VALUES ($1, $2, 'codes', $3, current_date)`,
      [process, personKey, track],
    );
    const voter = await voterOf(device, track, newSeed());
    const asked = { track, personKey, blinded: voter.blinded };
    const issued = await issueCredential(member, election, asked, new Date());
    if ('refusal' in issued) throw new Error(issued.refusal);
    const credential = await credentialOf(voter, issued.signature);
    const choosing = (counter: number) =>
      makeCast(voter, credential, { void: false, choices: [counter], points: null }, counter);
    return { voter, casts: await Promise.all((nth < twice ? [1, 2] : [1]).map(choosing)) };
  };
  return Promise.all(Array.from({ length: number }, (_, nth) => add(nth)));
}

/** Fewer than the site takes at once: nobody is asked to come back later. */
const AT_ONCE = 24;

/** Casts that are sent as devices send them, many at once, each until it has its receipt: while the site is away they wait for it. */
export class Rush {
  readonly receipts = new Map<Cast, CastReceipt>();
  /** On their way, without an answer. */
  readonly inFlight = new Set<Cast>();
  private readonly client: SiteClient;
  private back = Promise.withResolvers<void>();
  private onReceipt: () => void = () => undefined;

  constructor(
    site: string,
    private readonly process: string,
  ) {
    this.client = new SiteClient(site);
  }

  /** @throws Error where one is not taken in the end */
  async send(casts: readonly Cast[]): Promise<void> {
    await manyAtOnce(casts, AT_ONCE, async (cast) => {
      const outcome = await sendCast(this.process, castBody(cast), {
        post: (text) => this.post(cast, text),
        pause: () => this.back.promise,
      });
      if (outcome.kind !== 'taken') throw new Error(`a cast was not taken: ${JSON.stringify(outcome)}`);
      this.receipts.set(cast, outcome.receipt);
      this.onReceipt();
    });
  }

  private async post(cast: Cast, text: string) {
    this.inFlight.add(cast);
    const answer = this.client.post(`/api/ballot/${this.process}/cast`, text);
    return answer.finally(() => this.inFlight.delete(cast));
  }

  /** Resolves at the moment when so many are acknowledged. */
  acknowledged(number: number): Promise<void> {
    return new Promise((resolve) => {
      this.onReceipt = () => {
        if (this.receipts.size >= number) resolve();
      };
    });
  }

  /** The site is there again: those that had no answer are sent once more. */
  goOn(): void {
    this.back.resolve();
    this.back = Promise.withResolvers();
  }

  /** @throws Error where there is none */
  receiptOf(cast: Cast): CastReceipt {
    const receipt = this.receipts.get(cast);
    if (receipt === undefined) throw new Error('a cast has no receipt');
    return receipt;
  }
}

/** Casts of some voters that reach the database and wait there, not written and not answered. */
export interface Held {
  waiting: () => Promise<number>;
  letGo: () => Promise<void>;
}

/** Holds the turn that the box gives each key (`ballotbox.cast_ballot`): the casts of these voters wait, those of others do not. */
export async function holdVoters(owner: Pool, voters: readonly ReadyVoter[]): Promise<Held> {
  const tx = await owner.connect();
  const pid = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  await tx.query('BEGIN');
  await tx.query(
    `SELECT pg_advisory_xact_lock(hashtextextended(encode(key, 'hex'), 0)) FROM unnest($1::bytea[]) AS key`,
    [voters.map(({ voter }) => Buffer.from(voter.signer.publicKey))],
  );
  return {
    waiting: async () => {
      const { rows } = await owner.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))',
        [pid.rows[0]?.pid],
      );
      return rows[0]?.n ?? 0;
    },
    letGo: async () => {
      await tx.query('COMMIT');
      tx.release();
    },
  };
}

/** Whether each of some casts stands in the box. */
export async function isInBox(owner: Pool, casts: readonly Cast[]): Promise<boolean[]> {
  const hashes = await Promise.all(casts.map(hashOfCast));
  const { rows } = await owner.query<{ known: boolean }>(
    `SELECT EXISTS (SELECT FROM ballotbox.ballot b WHERE b.leaf_hash = asked.hash) AS known
       FROM unnest($1::bytea[]) WITH ORDINALITY AS asked (hash, nth) ORDER BY nth`,
    [hashes.map((hash) => Buffer.from(hash))],
  );
  return rows.map(({ known }) => known);
}

/** The highest counter of each voter, as the site tells their device. */
export async function countersOf(site: string, voters: readonly ReadyVoter[]): Promise<number[]> {
  const client = new SiteClient(site);
  const counters: number[] = [];
  for (const { voter } of voters) {
    const asked = JSON.stringify(await counterBody(voter));
    const { body } = await client.post(`/api/ballot/${voter.election.id}/counter`, asked);
    // As the route answers.
    counters.push((body as { counter: number }).counter);
  }
  return counters;
}

/** What the page says on which a voter checks a receipt: proofs and signatures are computed here. */
export async function reportsOf(
  site: string,
  process: string,
  receipts: readonly CastReceipt[],
): Promise<Report[]> {
  const addresses = addressesOf(site, process, null);
  // As the route answers.
  const election = (await askByFetch(addresses.election)).body as ElectionData;
  const against = { ask: askByFetch, addresses, election, remembered: null };
  const reports: Report[] = [];
  for (const receipt of receipts)
    reports.push(await verifyClaim({ ...receipt, election: process, cast: null }, against));
  return reports;
}
