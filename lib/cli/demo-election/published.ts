import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readerOf } from '@/lib/cli/recount-files';
import { verifyLedger } from '@/lib/cli/mirror/verify';
import type { Claim } from '@/lib/client/verify/claim';
import type { Ask } from '@/lib/client/verify/source';
import { readRules, recount } from '@/lib/domain/participation';
import { type Office, type VotePools, voteOf } from '@/lib/cli/demo-election/office';
import { electionData } from '@/lib/services/ballot/election';
import { findLeaf } from '@/lib/services/ballot/find-leaf';
import { findConsistency, findHeads } from '@/lib/services/ballot/proofs';
import { findArtefact } from '@/lib/services/count/artefacts';

/** Writes the files of a published vote as everybody can load them. @returns their names */
export async function download(office: Office, folder: string): Promise<string[]> {
  const election = await voteOf(office);
  await mkdir(folder, { recursive: true });
  const { rows } = await office.pools.web.query<{ name: string }>(
    'SELECT name FROM election_file WHERE process_id = $1 ORDER BY name',
    [office.process],
  );
  const names = ['rules.json', 'heads.json', 'leaves.jsonl', ...rows.map(({ name }) => name)];
  for (const name of names) {
    const artefact = await findArtefact(office.pools, election, name);
    if (artefact === null) throw new Error(`${name} is not published`);
    await writeFile(path.join(folder, name), artefact.content());
  }
  return names;
}

/** The ballots files among the published ones. */
export async function textsOf(folder: string, names: readonly string[]): Promise<Record<string, string>> {
  const files = names.filter((name) => name.endsWith('.pb'));
  return Object.fromEntries(
    await Promise.all(
      files.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const),
    ),
  );
}

/** Counts again from the published files. @returns whether the result has the same bytes */
export async function recountFrom(folder: string): Promise<boolean> {
  const read = async (name: string) => new Uint8Array(await readFile(path.join(folder, name)));
  const rules = await read('rules.json');
  const ballots: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const { file } of readRules(rules).ballots) ballots[file] = await read(file);
  const seed = new TextDecoder().decode(await read('seed.txt'));
  const { bytes } = await recount({ rules, ballots, seed });
  return Buffer.from(bytes).equals(await readFile(path.join(folder, 'result.json')));
}

/** What everybody can find out of a published vote from outside, without trusting who publishes it. */
export interface LedgerFound {
  leaves: number;
  heads: number;
  /** Receipts that were checked, and those whose leaf is in the ledger. */
  receipts: { checked: number; in_ledger: number };
  /** Every leaf, head and proof is what was signed. */
  ok: boolean;
}

/** Checks the ledger and some receipts as `gotgan ledger verify` does, the site's answers given by its own functions. */
export async function verify(office: Office, folder: string, claims: readonly Claim[]): Promise<LedgerFound> {
  const site = 'http://demo.invalid';
  const report = await verifyLedger({
    ask: askOf(office, site),
    site,
    election: office.process,
    mirror: null,
    claims,
    files: readerOf(folder),
  });
  const found = report.receipts.filter(({ verdict }) => verdict === 'in-ledger').length;
  const { leaves, heads } = report;
  return { leaves, heads, receipts: { checked: claims.length, in_ledger: found }, ok: report.ok };
}

/** Answers as the routes under /api/ballot do. */
function askOf(office: Office, site: string): Ask {
  return async (address) => {
    const { pathname, searchParams } = new URL(address);
    const what = pathname.slice(`/api/ballot/${office.process}`.length);
    const body = address.startsWith(site) ? await answerTo(office, what, searchParams) : null;
    return { address, status: body === null ? 404 : 200, body: JSON.parse(JSON.stringify(body)) as unknown };
  };
}

async function answerTo(office: Office, what: string, query: URLSearchParams): Promise<unknown> {
  const { web }: VotePools = office.pools;
  const { process } = office;
  const number = (name: string) => Number(query.get(name));
  if (what === '') return electionData(await voteOf(office), new Date(), null);
  if (what === '/heads') return findHeads(web, process);
  if (what === '/leaf') return findLeaf(web, process, query.get('code') ?? '');
  return findConsistency(web, process, { from: number('from'), to: number('to') });
}
