import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Viewer } from '@/lib/domain/access/roles';
import { type Refusal, refusalOf } from '@/lib/domain/access/permission';
import { toHex } from '@/lib/domain/ballot/bytes';
import { EXPORTED } from '@/lib/domain/ballot/count-export';
import type { Election } from '@/lib/services/ballot/election';
import { boxLines, electionFile, headsFile } from '@/lib/services/count/box-files';

/** Files that counting machines are handed beside those that everybody can have. */
export const OFFICE_FILES = [EXPORTED.election, EXPORTED.ballots] as const;
export type OfficeFile = (typeof OFFICE_FILES)[number];

interface Pools {
  member: Pool;
  ballot: Pool;
}

/** Who may carry them to the machines. */
const MAY = { roles: ['election-office', 'auditor'] } as const;

/**
 * A file for the machines, piece by piece, once the box is closed; that it was taken stands in the audit log.
 * @returns why it is not given; null: the box is still open
 */
export async function takeOfficeFile(
  pools: Pools,
  viewer: Viewer | null,
  election: Election,
  name: OfficeFile,
): Promise<AsyncGenerator<Uint8Array> | Refusal | null> {
  const lafCd = election.id.slice(0, 7);
  const refusal = refusalOf(viewer, MAY, { lafCd });
  if (refusal !== null) return refusal;
  if (election.closedAt === null) return null;
  const role = viewer?.grants.find((grant) => MAY.roles.some((one) => one === grant.role))?.role ?? null;
  await pools.member.query('SELECT audit_write($1, $2, $3, $4, $5, $6)', [
    viewer?.id ?? null,
    role,
    'count.export',
    election.id,
    lafCd,
    { name },
  ]);
  return name === EXPORTED.ballots ? ballotBytes(pools.ballot, election.id) : electionBytes(pools, election);
}

const encoder = new TextEncoder();

async function* ballotBytes(pool: Pool, process: string): AsyncGenerator<Uint8Array> {
  for await (const lines of boxLines(pool, process))
    yield encoder.encode(lines.map(({ sealed }) => `${sealed()}\n`).join(''));
}

/** It names the hashes of the others: the whole box is read for it. */
async function* electionBytes({ member, ballot }: Pools, election: Election): AsyncGenerator<Uint8Array> {
  const [leaves, ballots] = [createHash('sha256'), createHash('sha256')];
  for await (const lines of boxLines(ballot, election.id))
    for (const { leaf, sealed } of lines) {
      leaves.update(`${leaf}\n`);
      ballots.update(`${sealed()}\n`);
    }
  const heads = await headsFile(member, election);
  const text = await electionFile(member, election, {
    [EXPORTED.rules]: toHex(election.rulesHash),
    [EXPORTED.heads]: createHash('sha256').update(heads).digest('hex'),
    [EXPORTED.leaves]: leaves.digest('hex'),
    [EXPORTED.ballots]: ballots.digest('hex'),
  });
  yield encoder.encode(text);
}
