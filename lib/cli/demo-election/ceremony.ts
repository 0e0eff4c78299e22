import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Bytes, toBase64, toHex } from '@/lib/domain/ballot/bytes';
import { type CeremonyDocument, seats } from '@/lib/domain/ballot/ceremony';
import { newElectionKey, openBallot, readPrivateKey, sealBallot } from '@/lib/ballot/sealing';
import { joinShares, shareMark, shareText, splitKey } from '@/lib/ballot/shares';
import type { Election } from '@/lib/services/ballot/election';

export interface Ceremony {
  /** What is published. */
  document: CeremonyDocument;
  /** The shares as their holders write them down, in the order of the seats. */
  shares: string[];
}

/** The places of the shares with which the test ballot is opened. */
const TESTED = [0, 2, 4];

/**
 * Makes the key of a vote as its holders would, all in one place: what is made so is fit for an invented vote alone.
 * @throws Error where three of the shares do not open a test ballot
 */
export async function holdCeremony({ id, rulesHash, vote }: Election): Promise<Ceremony> {
  const { publicKey, privateKey } = await newElectionKey();
  const shares = await splitKey(privateKey);
  if (!(await opensTest({ id, rulesHash, publicKey }, shares)))
    throw new Error('the shares do not open the test ballot');
  const bodies = seats(vote.key);
  const holders = await Promise.all(
    shares.map(async (share, at) => ({
      body: bodies[at]?.ko ?? '',
      name: `체험 보관자 ${at + 1}`,
      mark: await shareMark(id, share),
    })),
  );
  const document: CeremonyDocument = {
    format: 'gotgan-ceremony/1',
    election: id,
    rulesHash: toHex(rulesHash),
    publicKey: toBase64(publicKey),
    holders,
    test: `opened with shares ${TESTED.map((at) => at + 1).join(',')}`,
  };
  return { document, shares: await Promise.all(shares.map(shareText)) };
}

async function opensTest(
  { id, rulesHash, publicKey }: { id: string; rulesHash: Bytes; publicKey: Bytes },
  shares: readonly Bytes[],
): Promise<boolean> {
  const to = { election: id, track: 'test', rulesHash, publicKey: new Uint8Array(32), counter: 1 };
  const sealed = await sealBallot(publicKey, { void: false, choices: [], points: null }, to);
  const joined = await joinShares(
    TESTED.flatMap((at) => {
      const share = shares[at];
      return share === undefined ? [] : [share];
    }),
  );
  return (await openBallot(await readPrivateKey(joined), sealed, to)) !== null;
}

/** Puts the shares of an invented vote into files, `share-1.txt` and so on: they protect nothing. */
export async function keepShares(folder: string, shares: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [at, share] of shares.entries())
    await writeFile(path.join(folder, `share-${at + 1}.txt`), `${share}\n`, { mode: 0o600 });
}
