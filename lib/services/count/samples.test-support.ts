import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { TestDatabase } from '@/lib/db/testing';
import { toHex } from '@/lib/domain/ballot/bytes';
import { ballotsFile } from '@/lib/domain/ballot/count-file';
import { noNumbers, type Numbers } from '@/lib/domain/ballot/numbers';
import {
  countMessage,
  type SignedStatement,
  signedText,
  type Statement,
  statementText,
} from '@/lib/domain/ballot/statement';
import type { Ballot } from '@/lib/domain/ballot/types';
import { canonicalJson } from '@/lib/domain/participation/canonical-json';
import { recount } from '@/lib/domain/participation/result-document';
import { sha256Hex } from '@/lib/domain/participation/sha256';
import { type Signer, signerOf } from '@/lib/ballot/signing';
import { newestHead } from '@/lib/services/ballot/ledger';
import {
  addVoter,
  type BallotWorld,
  buildBallotWorld,
  castBy,
  choosing,
  known,
  PROCESS,
} from '@/lib/services/ballot/world.test-support';
import { keysOf } from '@/lib/services/count/published-files';
import { endVote } from '@/lib/services/count/world.test-support';

export type Values = Record<string, string | string[]>;
export const SEED = '3 12 25 30 41 44';

/** A vote that is over, with one ballot of 일반, {1,2}, and the files that a machine would make of it. */
export interface CountWorld extends BallotWorld {
  files: Readonly<Record<string, string>>;
  statement: Statement;
}

export async function buildCountWorld(db: TestDatabase): Promise<CountWorld> {
  const world = await buildBallotWorld(db);
  await castBy(world, await addVoter(world), choosing(1, 2));
  await endVote(world);
  // Its time is over for the actions too, which go by the clock.
  await db.owner.query('ALTER TABLE process_phase DISABLE TRIGGER USER');
  await db.owner.query(
    `UPDATE process_phase SET begins = begins - interval '3 days', ends = ends - interval '3 days' WHERE process_id = $1`,
    [PROCESS],
  );
  await db.owner.query('ALTER TABLE process_phase ENABLE TRIGGER USER');
  const { election, device } = await known(db);
  return { ...world, election, device, ...(await filesOf(world)) };
}

async function filesOf({ db, election }: BallotWorld): Promise<Pick<CountWorld, 'files' | 'statement'>> {
  const { rules, vote, rulesBytes, rulesHash } = election;
  const facts = { rules, rulesHash: toHex(rulesHash), unit: '수원시', begins: vote.opens, ends: vote.closes };
  const ballots: Readonly<Record<string, Ballot[]>> = { general: [choosing(1, 2)] };
  const pb = Object.fromEntries(
    vote.ballots.map((track) => [track.file, ballotsFile(facts, track, ballots[track.track] ?? [])]),
  );
  const head = await newestHead(db.web, PROCESS);
  const size = head?.size ?? 0;
  const root = toHex(head?.root ?? new Uint8Array());
  const hash = toHex(election.rulesHash);
  const numbers: Numbers = {
    format: 'gotgan-numbers/1',
    election: PROCESS,
    rules_sha256: hash,
    keys: keysOf(election),
    heads_sha256: hash,
    leaves_sha256: hash,
    head: { size, root },
    tracks: vote.ballots.map(({ track, file, blank }) => {
      const channels = noNumbers();
      if (track === 'general') Object.assign(channels.electronic, { casts: 1, counted: 1 });
      const people = track === 'general' ? 1 : 0;
      return {
        track,
        file,
        blank_rule: blank,
        eligible: people,
        credentials: people,
        paper_check_ins: 0,
        channels,
      };
    }),
  };
  const counted = await recount({ rules: rulesBytes, ballots: pb, seed: SEED });
  const files = { ...pb, 'numbers.json': canonicalJson(numbers) };
  const statement: Statement = {
    format: 'gotgan-count/1',
    election: PROCESS,
    rules_sha256: hash,
    head: { size, root },
    numbers_sha256: await sha256Hex(files['numbers.json']),
    ballots: await Promise.all(
      vote.ballots.map(async ({ file }) => ({ file, sha256: await sha256Hex(pb[file] ?? '') })),
    ),
    seed: SEED,
    result_sha256: counted.sha256,
    program: 'open-gotgan 0.1.0',
  };
  return { files, statement };
}

export const bundleOf = (files: CountWorld['files']) => gzipSync(canonicalJson({ ...files }));

/** What a machine of a body signed, as the file that it hands over. */
export async function machineFile(
  statement: Statement,
  { machine, body, signer }: { machine: string; body: string; signer?: Signer },
): Promise<Uint8Array> {
  const own = signer ?? (await signerOf(Uint8Array.from(randomBytes(32))));
  const said = { machine, body, statement: statementText(statement) };
  const signed: SignedStatement = {
    ...said,
    key: own.publicKey,
    signature: await own.sign(countMessage(said)),
  };
  return Buffer.from(signedText(signed));
}

/** Valid fields for each action; `count.submit` and `count.publish` need a file beside them. */
export const countSamples: Record<string, (world: CountWorld) => Promise<Values>> = {
  'count.set-seed': async () => ({ process: PROCESS, seed: SEED, again: SEED }),
  'count.submit': async () => ({ process: PROCESS }),
  'count.publish': async () => ({ process: PROCESS }),
};
