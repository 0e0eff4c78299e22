import type { Bytes } from '@/lib/domain/ballot/bytes';
import type { BallotElection } from '@/lib/domain/ballot/election-data';
import type { Cast } from '@/lib/domain/ballot/types';
import { newSeed } from '@/lib/ballot/recovery';
import { castBody, credentialOf, makeCast, type Voter, voterOf } from '@/lib/ballot/voter';
import { type CastReceipt, sendCast } from '@/lib/client/ballot/send';
import { atPace, manyAtOnce, type Pace, type SiteClient } from '@/lib/cli/bench/vote-client';
import { MOST, PROCESS, PROJECTS, type SignedIn, TRACK } from '@/lib/cli/bench/vote-world';

/** Devices that ask for their credentials at once. */
const ASK_AT_ONCE = 8;

/** A voter with a credential. */
export interface ReadyVoter {
  voter: Voter;
  credential: Bytes;
}

/** Makes each one's keys, and has the site sign for them, over HTTP. */
export async function issueAll(
  client: SiteClient,
  { device, origin }: { device: BallotElection; origin: string },
  people: readonly SignedIn[],
): Promise<ReadyVoter[]> {
  const ready: ReadyVoter[] = [];
  await manyAtOnce(people, ASK_AT_ONCE, async ({ cookie, token }) => {
    const voter = await voterOf(device, TRACK, newSeed());
    const { status, body } = await client.post(
      `/api/ballot/${PROCESS}/credential`,
      JSON.stringify({ track: TRACK, blinded: voter.blinded }),
      { Cookie: cookie, 'X-Form-Token': token, Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
    );
    if (status !== 200) throw new Error(`no credential: ${status} ${JSON.stringify(body)}`);
    // What the route answers with.
    const { signature } = body as { signature: string };
    ready.push({ voter, credential: await credentialOf(voter, signature) });
  });
  return ready;
}

/** What became of one cast. */
export interface CastSample {
  /** Milliseconds from the beginning of its phase at which it was to begin. */
  at_ms: number;
  /** From then to its receipt, or to its end without one. */
  ms: number;
  /** How often it was sent. */
  sends: number;
  outcome: 'taken' | 'unanswered' | `refused: ${string}`;
}

export interface Sent {
  sample: CastSample;
  cast: Cast;
  receipt: CastReceipt | null;
}

/**
 * Each voter casts once, at a pace: seals, signs, sends, and comes back as long as the site asks them to.
 * @param onFirstAnswer called when a cast has its first answer, a receipt or a ticket, or none
 */
export async function castAll(
  client: SiteClient,
  voters: readonly ReadyVoter[],
  pace: Pace,
  onFirstAnswer: () => void = () => undefined,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  const began = performance.now();
  await atPace(pace, async (nth, due) => {
    const voter = voters[nth];
    if (voter === undefined) throw new Error('there are too few voters');
    sent.push(await castOne(client, voter, { nth, due, began, onFirstAnswer }));
  });
  return sent;
}

async function castOne(
  client: SiteClient,
  { voter, credential }: ReadyVoter,
  { nth, due, began, onFirstAnswer }: { nth: number; due: number; began: number; onFirstAnswer: () => void },
): Promise<Sent> {
  const choices = Array.from({ length: MOST }, (_, at) => ((nth + at * 7) % PROJECTS) + 1);
  const cast = await makeCast(voter, credential, { void: false, choices, points: null }, 1);
  let sends = 0;
  const outcome = await sendCast(PROCESS, castBody(cast), {
    post: (text) => {
      sends += 1;
      const answer = client.post(`/api/ballot/${PROCESS}/cast`, text);
      return sends === 1 ? answer.finally(onFirstAnswer) : answer;
    },
  });
  const [at, now] = [due - began, performance.now()];
  return {
    cast,
    receipt: outcome.kind === 'taken' ? outcome.receipt : null,
    sample: {
      at_ms: rounded(at),
      ms: rounded(now - due),
      sends,
      outcome: outcome.kind === 'refused' ? `refused: ${outcome.code}` : outcome.kind,
    },
  };
}

/** Reads pages at a pace. @returns milliseconds of each; a page that is not answered with 200 ends the bench */
export async function readAll(client: SiteClient, pages: readonly string[], pace: Pace): Promise<number[]> {
  const times: number[] = [];
  await atPace(pace, async (nth, due) => {
    const page = pages[nth % pages.length] ?? '/';
    const status = await client.get(page);
    if (status !== 200) throw new Error(`${page} was answered with ${status}`);
    times.push(rounded(performance.now() - due));
  });
  return times;
}

const rounded = (ms: number) => Math.round(ms * 10) / 10;
