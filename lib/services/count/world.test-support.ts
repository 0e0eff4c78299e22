import { unseal } from '@/lib/auth/seal';
import type { TestDatabase } from '@/lib/db/testing';
import type { Bytes } from '@/lib/domain/ballot/bytes';
import type { Ballot, Cast } from '@/lib/domain/ballot/types';
import { leafHash, leafOf, signCast } from '@/lib/ballot/cast';
import { sealBallot } from '@/lib/ballot/sealing';
import { signerOf } from '@/lib/ballot/signing';
import { purposeOfPaper } from '@/lib/services/ballot/box-keys';
import { closeVote } from '@/lib/services/ballot/close';
import { setVoteClock } from '@/lib/services/ballot/vote.test-support';
import {
  addEligible,
  addVoter,
  type BallotWorld,
  buildBallotWorld,
  castBy,
  choosing,
  known,
  PROCESS,
} from '@/lib/services/ballot/world.test-support';

/** Puts a cast into the box as somebody with all rights of the database could. */
export async function forceCast({ db }: Pick<BallotWorld, 'db'>, cast: Cast): Promise<Bytes> {
  const hash = await leafHash(await leafOf(cast));
  const { track, publicKey, credential, counter, ciphertext, signature } = cast;
  await db.owner.query('INSERT INTO ballotbox.ballot VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
    PROCESS,
    track,
    hash,
    publicKey,
    credential,
    counter,
    ciphertext,
    signature,
  ]);
  await db.owner.query('INSERT INTO ballotbox.waiting VALUES ($1, $2, $3, $4)', [
    PROCESS,
    track,
    hash,
    publicKey,
  ]);
  return hash;
}

/** Enters a sheet of somebody who was checked in on paper. */
async function enterSheet(world: BallotWorld, serial: number, ballot: Ballot): Promise<void> {
  const { db, election, device } = world;
  const person = await addEligible(db);
  await db.member.query('SELECT identity.check_in_on_paper($1, $2)', [PROCESS, person]);
  const { rows } = await db.owner.query<{ paper: Buffer }>('SELECT paper FROM ballotbox.secret');
  const signer = await signerOf(
    Uint8Array.from(unseal(purposeOfPaper(PROCESS), rows[0]?.paper ?? Buffer.alloc(0))),
  );
  const { publicKey } = signer;
  const { rulesHash } = election;
  const to = { election: PROCESS, track: 'general', rulesHash, publicKey, counter: serial };
  const ciphertext = await sealBallot(device.encryptionKey, ballot, to);
  const parts = {
    election: PROCESS,
    track: 'general',
    credential: new Uint8Array(0),
    counter: serial,
    ciphertext,
  };
  await forceCast(world, await signCast(signer, parts, rulesHash));
}

const points = (choices: number[], given: number[]): Ballot => ({ void: false, choices, points: given });

/**
 * A vote that is over, the box closed. 일반: {1,2} twice, {1} replaced by {3,4}, {1} taken back, a blank ballot, four projects where three are
 * allowed, a sealed ballot that somebody else copied; on paper {1} and {5}. 청년: 5 points each to 6 and 7; a blank ballot; 11 points of 10.
 */
export async function buildClosedVote(db: TestDatabase): Promise<BallotWorld> {
  const world = await buildBallotWorld(db);
  const [first, again, taken, blank, greedy, same, thief] = await Promise.all(
    Array.from({ length: 7 }, () => addVoter(world)),
  );
  if (!first || !again || !taken || !blank || !greedy || !same || !thief) throw new Error('no voters');
  const { cast: copied } = await castBy(world, first, choosing(1, 2));
  await castBy(world, same, choosing(1, 2));
  await castBy(world, again, choosing(1));
  await castBy(world, again, choosing(3, 4), { counter: 2 });
  await castBy(world, taken, choosing(1));
  await castBy(world, taken, { void: true, choices: [], points: null }, { counter: 2 });
  await castBy(world, blank, choosing());
  await castBy(world, greedy, choosing(1, 2, 3, 4));
  const { voter, credential } = thief;
  const copy = { election: PROCESS, track: 'general', credential, counter: 1, ciphertext: copied.ciphertext };
  await forceCast(world, await signCast(voter.signer, copy, world.election.rulesHash));
  await enterSheet(world, 1, choosing(1));
  await enterSheet(world, 2, choosing(5));
  await castBy(world, await addVoter(world, 'youth'), points([6, 7], [5, 5]));
  await castBy(world, await addVoter(world, 'youth'), points([], []));
  await castBy(world, await addVoter(world, 'youth'), points([6], [11]));
  await endVote(world);
  return { ...world, ...(await known(db)) };
}

/** The voting phase ends now, and what was cast goes into the ledger. */
export async function endVote({ db, election }: BallotWorld): Promise<void> {
  const after = new Date(election.ends.getTime() + election.vote.grace * 1000);
  await setVoteClock(db.owner, after);
  if (!(await closeVote(db.ballot, election, after))) throw new Error('the box could not be closed');
}
