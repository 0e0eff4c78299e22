import { z } from 'zod';
import type { PoolClient } from 'pg';
import { tags } from '@/lib/cache-tags';
import { toHex } from '@/lib/domain/ballot/bytes';
import {
  countMessage,
  readSigned,
  readStatement,
  type SignedStatement,
  type Statement,
} from '@/lib/domain/ballot/statement';
import { isSigned } from '@/lib/ballot/signing';
import { type ProblemCode, undone } from '@/lib/services/action';
import type { Election } from '@/lib/services/ballot/election';
import { newestHead } from '@/lib/services/ballot/ledger';
import { countDone, holdClosed, office, ofProcess } from '@/lib/services/count/fields';
import { listStatements } from '@/lib/services/count/statements';
import { defineAction } from '@/lib/services/define-action';
import { processTarget } from '@/lib/services/review/proposal';

const MOST_BYTES = 200_000;

/** Takes in what a counting machine signed. Nothing of a result is told by it: it has hashes alone. */
export const submitCount = defineAction({
  ...office,
  name: 'count.submit',
  input: z.object(ofProcess),
  target: processTarget,
  run: async ({ tx, file, now, touch }, { process }) => {
    const election = await holdClosed(tx, process);
    if (election === null) return undone('not-closed');
    if (election.publishedAt !== null) return undone('published');
    if (file === null || file.length === 0) return undone('required', 'statement');
    if (file.length > MOST_BYTES) return undone('not-a-statement', 'statement');
    const signed = readSigned(new TextDecoder().decode(file));
    const problem = signed === null ? 'not-a-statement' : await problemOf(tx, election, signed);
    if (signed === null || problem !== null) return undone(problem ?? 'not-a-statement', 'statement');
    const { machine, body, key, statement, signature } = signed;
    await tx.query(
      'INSERT INTO election_count (process_id, machine, body, key, statement, signature, at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [process, machine, body, key, statement, signature, now.toISOString()],
    );
    touch(tags.process(process));
    return { ...countDone(process, 'statement-taken'), value: { machine, body } };
  },
});

/** Why a statement is not taken; null: it is one of this vote's. */
async function problemOf(
  tx: PoolClient,
  election: Election,
  signed: SignedStatement,
): Promise<ProblemCode | null> {
  const said = readStatement(signed.statement);
  if (said === null) return 'not-a-statement';
  if (!(await isSigned(signed.key, countMessage(signed), signed.signature))) return 'statement-not-signed';
  if (!election.vote.key.bodies.some(({ name }) => name.ko === signed.body)) return 'unknown-body';
  const before = await listStatements(tx, election.id);
  if (before.some(({ machine }) => machine === signed.machine)) return 'machine-has-counted';
  return (await isOfThisVote(tx, election, said)) ? seedProblem(election, said) : 'other-vote';
}

async function isOfThisVote(tx: PoolClient, election: Election, said: Statement): Promise<boolean> {
  const head = await newestHead(tx, election.id);
  const files = election.vote.ballots.map(({ file }) => file).join('\n');
  return (
    said.election === election.id &&
    said.rules_sha256 === toHex(election.rulesHash) &&
    said.head.size === (head?.size ?? 0) &&
    (head === null || said.head.root === toHex(head.root)) &&
    said.ballots.map(({ file }) => file).join('\n') === files
  );
}

function seedProblem({ seed }: Election, said: Statement): ProblemCode | null {
  if (said.result_sha256 === null) return 'seed-missing';
  return said.seed === null || said.seed === seed ? null : 'other-seed';
}
