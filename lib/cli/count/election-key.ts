import { readFile } from 'node:fs/promises';
import { CliError } from '@/lib/cli/errors';
import { type Bytes, sameBytes } from '@/lib/domain/ballot/bytes';
import { marksOf } from '@/lib/domain/ballot/count-export';
import { type ElectionPrivateKey, openBallot, readPrivateKey, sealBallot } from '@/lib/ballot/sealing';
import { joinShares, readShare, shareMark } from '@/lib/ballot/shares';
import type { Handed } from '@/lib/cli/count/handed';
import { Findings } from '@/lib/cli/count/findings';

/**
 * Joins shares, as text or as files with it, to the key that opens ballots. Each is held against the marks of the ceremony first: a wrong
 * one is named. The key is held against the public one that ballots were sealed to.
 * @throws CliError, exit code 1
 */
export async function joinKey(handed: Handed, given: readonly string[]): Promise<ElectionPrivateKey> {
  const { needed } = handed.vote.key;
  if (given.length < needed)
    throw new CliError(`${needed} shares open the box, ${given.length} were given`, 1);
  const shares = await checkedShares(handed, given);
  const wrong = new CliError(
    'the shares do not make the key that ballots were sealed to: one of them is of another vote',
    1,
  );
  try {
    const key = await readPrivateKey(await joinShares(shares));
    if (!(await opens(key, handed))) throw wrong;
    return key;
  } catch {
    throw wrong;
  }
}

async function checkedShares({ election }: Handed, given: readonly string[]): Promise<Bytes[]> {
  const findings = new Findings();
  const marks = marksOf(election.ceremony);
  if (marks.length === 0)
    process.stderr.write('the ceremony has no marks of shares: the joined key alone is checked\n');
  const shares: Bytes[] = [];
  for (const [at, text] of given.entries()) {
    const share = await readShare(await textOf(text));
    const name = `share ${at + 1}`;
    if (share === null) findings.add(`${name}: mistyped, or no share`);
    else if (shares.some((other) => sameBytes(other, share)))
      findings.add(`${name}: the same share was given before`);
    else if (marks.length > 0 && !marks.includes(await shareMark(election.election, share)))
      findings.add(`${name}: not of this vote’s ceremony`);
    else shares.push(share);
  }
  findings.stop('The shares cannot be joined:');
  return shares;
}

/** The content of a file of this name, or the text itself. */
async function textOf(given: string): Promise<string> {
  return readFile(given, 'utf8').catch(() => given);
}

/** Whether what is sealed to the public key opens with the private one. */
async function opens(key: ElectionPrivateKey, { election, rulesHash }: Handed): Promise<boolean> {
  const to = {
    election: election.election,
    track: 'test',
    rulesHash,
    publicKey: new Uint8Array(32),
    counter: 1,
  };
  const sealed = await sealBallot(election.encryption_key, { void: false, choices: [], points: null }, to);
  return (await openBallot(key, sealed, to)) !== null;
}
