import type { Pool } from 'pg';
import { toHex } from '@/lib/domain/ballot/bytes';
import { EXPORTED } from '@/lib/domain/ballot/count-export';
import { sha256 } from '@/lib/ballot/digest';
import type { Election } from '@/lib/services/ballot/election';
import { newestHead } from '@/lib/services/ballot/ledger';
import { headsFile } from '@/lib/services/count/box-files';
import { leavesFile } from '@/lib/services/count/leaves-file';

/** A file of a vote as everybody can have it. */
export interface Artefact {
  /** Says what the content is: two of one tag are the same. */
  tag: string;
  type: 'application/json' | 'application/x-ndjson' | 'text/plain';
  /** Whether it will never change. */
  settled: boolean;
  content: () => Uint8Array | AsyncGenerator<Uint8Array>;
}

interface Pools {
  web: Pool;
  /** With the rights of role gotgan_ballot. */
  ballot: Pool;
}

/**
 * A file of a vote by its name: the rules from their freezing on, the signed heads as they come, the leaves once the box is closed, all that
 * the result is made of once it is published. Sealed ballots are never among them.
 * @returns null where there is none, whether or not there will be
 */
export async function findArtefact(pools: Pools, election: Election, name: string): Promise<Artefact | null> {
  if (name === EXPORTED.rules) return rulesOf(election);
  if (name === EXPORTED.heads) return headsOf(pools.web, election);
  if (name === EXPORTED.leaves) return leavesOf(pools, election);
  return publishedFile(pools.web, election.id, name);
}

const rulesOf = ({ rulesBytes, rulesHash, openedAt }: Election): Artefact => ({
  tag: toHex(rulesHash),
  type: 'application/json',
  settled: openedAt !== null,
  content: () => rulesBytes,
});

async function headsOf(web: Pool, election: Election): Promise<Artefact> {
  const content = new TextEncoder().encode(await headsFile(web, election));
  return {
    tag: toHex(await sha256(content)),
    type: 'application/json',
    settled: election.closedAt !== null,
    content: () => content,
  };
}

/** What leaves there are is told by the root of their tree. */
async function leavesOf({ web, ballot }: Pools, { id, closedAt }: Election): Promise<Artefact | null> {
  if (closedAt === null) return null;
  const head = await newestHead(web, id);
  const tag = head === null ? 'empty' : toHex(head.root);
  return { tag, type: 'application/x-ndjson', settled: true, content: () => leavesFile(ballot, id, tag) };
}

async function publishedFile(web: Pool, process: string, name: string): Promise<Artefact | null> {
  const { rows } = await web.query<{ content: Buffer; sha256: Buffer }>(
    `SELECT f.content, f.sha256 FROM election_file f JOIN election e USING (process_id)
      WHERE f.process_id = $1 AND f.name = $2 AND e.published_at IS NOT NULL`,
    [process, name],
  );
  const [row] = rows;
  if (row === undefined) return null;
  return {
    tag: row.sha256.toString('hex'),
    type: name.endsWith('.json') ? 'application/json' : 'text/plain',
    settled: true,
    content: () => row.content,
  };
}
