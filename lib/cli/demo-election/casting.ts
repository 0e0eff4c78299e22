import { sha256 } from '@/lib/ballot/digest';
import { newSeed } from '@/lib/ballot/recovery';
import { castBody, credentialOf, makeCast, voterOf } from '@/lib/ballot/voter';
import { type BallotElection, ballotElection } from '@/lib/domain/ballot/election-data';
import { toBase64 } from '@/lib/domain/ballot/bytes';
import type { Cast } from '@/lib/domain/ballot/types';
import type { Report } from '@/lib/cli/progress';
import type { Claim } from '@/lib/client/verify/claim';
import { admit } from '@/lib/cli/demo-election/eligible';
import { type Office, type VotePools, voteOf } from '@/lib/cli/demo-election/office';
import { takeCast } from '@/lib/services/ballot/cast';
import { type Election, electionData } from '@/lib/services/ballot/election';
import { issueCredential } from '@/lib/services/ballot/issue';
import type { DemoPaper, DemoVoter } from '@/prisma/demo/participation/voters';

/** So many voters are at it at once. */
const AT_ONCE = 6;

/** A vote as its site and its voters' devices know it. */
interface OpenVote {
  pools: VotePools;
  election: Election;
  device: BallotElection;
  now: Date;
}

/**
 * Invented voters vote, as devices do: each has their keys, a credential that is signed blindly, seals and casts.
 * @returns what each holds of the cast that counts
 */
export async function castAll(
  office: Office,
  voters: readonly DemoVoter[],
  { now, report }: { now: Date; report?: Report },
): Promise<Claim[]> {
  const { pools, process } = office;
  const election = await voteOf(office);
  const device = ballotElection(electionData(election, now, null));
  if (device === null) throw new Error(`${process} has no key`);
  const tracks = voters.map(({ papers }) => papers.map(({ track }) => track));
  const keys = await admit(pools, process, { tracks, now });
  const claims: Claim[] = [];
  const left = voters.entries();
  const lane = async () => {
    for (const [at, { papers }] of left) {
      const personKey = keys[at] ?? Buffer.alloc(0);
      for (const paper of papers) claims.push(await vote({ pools, election, device, now }, personKey, paper));
      report?.(at + 1, voters.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return claims;
}

async function vote(
  { pools, election, device, now }: OpenVote,
  personKey: Buffer,
  { track, ballots }: DemoPaper,
): Promise<Claim> {
  const voter = await voterOf(device, track, newSeed());
  const asked = { track, personKey, blinded: voter.blinded };
  const issued = await issueCredential(pools.member, election, asked, now);
  if ('refusal' in issued) throw new Error(`no credential in ${track}: ${issued.refusal}`);
  const credential = await credentialOf(voter, issued.signature);
  let last: Claim | null = null;
  for (const [at, ballot] of ballots.entries()) {
    const cast = await makeCast(voter, credential, ballot, at + 1);
    const answer = await takeCast(pools.ballot, election, castBody(cast), now);
    if ('refusal' in answer) throw new Error(`a cast in ${track} was refused: ${answer.refusal}`);
    last = await claimOf(cast, answer.receipt);
  }
  if (last === null) throw new Error('a voter without a ballot');
  return last;
}

/** What a voter's device keeps of a cast. */
async function claimOf(
  { election, track, counter, publicKey, credential, ciphertext, signature }: Cast,
  { leaf, code, promise }: { leaf: string; code: string; promise: string },
): Promise<Claim> {
  return {
    ...{ election, code, leaf, promise },
    cast: {
      track,
      counter,
      publicKey: toBase64(publicKey),
      credential: toBase64(credential),
      ciphertextHash: toBase64(await sha256(ciphertext)),
      signature: toBase64(signature),
    },
  };
}
