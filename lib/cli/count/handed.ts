import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from '@/lib/cli/errors';
import { type Bytes, toHex } from '@/lib/domain/ballot/bytes';
import { EXPORTED, exportedElection, type ExportedElection, jsonOf } from '@/lib/domain/ballot/count-export';
import { readHeads, type SignedHeads } from '@/lib/domain/ballot/ledger-data';
import {
  readRules,
  RecountRefused,
  type RulesDocument,
  type VoteRules,
} from '@/lib/domain/participation/rules-document';
import { sha256Hex } from '@/lib/domain/participation/sha256';
import { fromHex } from '@/lib/domain/ballot/bytes';
import type { LeafKeys } from '@/lib/ballot/cast';

/** What a machine was handed, but for the leaves and ballots, which are read line by line. */
export interface Handed {
  folder: string;
  rulesBytes: Bytes;
  rules: RulesDocument;
  vote: VoteRules;
  rulesHash: Bytes;
  election: ExportedElection;
  heads: SignedHeads;
  headsHash: string;
  keys: LeafKeys;
}

const refused = (message: string) => new CliError(message, 1);

/** @throws CliError, exit code 4 where a file cannot be read, 1 where files are not of one vote */
export async function readHanded(folder: string): Promise<Handed> {
  const rulesBytes = await read(folder, EXPORTED.rules);
  const rules = rulesOf(rulesBytes);
  if (rules.vote === undefined) throw refused('rules.json says nothing of a vote');
  const election = electionOf(await read(folder, EXPORTED.election));
  const headsBytes = await read(folder, EXPORTED.heads);
  const heads = readHeads(jsonOf(new TextDecoder().decode(headsBytes)));
  if (heads === null) throw refused('heads.json is no list of heads');
  const rulesHash = await sha256Hex(rulesBytes);
  if (rulesHash !== election.rules_sha256)
    throw refused(`rules.json has the SHA-256 ${rulesHash}, election.json names ${election.rules_sha256}`);
  if (rules.election !== election.election)
    throw refused(`rules.json is of ${rules.election}, election.json of ${election.election}`);
  const hash = fromHex(rulesHash) ?? new Uint8Array();
  return {
    folder,
    rulesBytes,
    rules,
    vote: rules.vote,
    rulesHash: hash,
    election,
    heads,
    headsHash: await sha256Hex(headsBytes),
    keys: {
      election: election.election,
      rulesHash: hash,
      tracks: election.tracks,
      paper: election.paper_key,
    },
  };
}

export const rulesHashOf = ({ rulesHash }: Pick<Handed, 'rulesHash'>) => toHex(rulesHash);

async function read(folder: string, name: string): Promise<Bytes> {
  try {
    return new Uint8Array(await readFile(path.join(folder, name)));
  } catch (error) {
    throw new CliError(
      `${path.join(folder, name)} cannot be read: ${error instanceof Error ? error.message : ''}`,
      4,
    );
  }
}

function rulesOf(bytes: Bytes): RulesDocument {
  try {
    return readRules(bytes);
  } catch (error) {
    throw error instanceof RecountRefused ? refused(error.message) : error;
  }
}

function electionOf(bytes: Bytes): ExportedElection {
  const parsed = exportedElection.safeParse(jsonOf(new TextDecoder().decode(bytes)));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path: at }) => `$.${at.join('.')}`);
  throw refused(`election.json is not what the portal exports: ${places.join(', ')}`);
}
